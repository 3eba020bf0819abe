import { setImmediate as turn } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '../../../../platform/db/database.ts'
import { blockSize } from '../../candidates/rules.ts'
import { indexSides } from '../../sides/actions/index-sides.ts'
import { soundOf, wordsVersion } from '../../words/rules.ts'
import { findables } from '../queries.ts'
import { documentOf } from '../rules.ts'
import '../../tables.ts'

/** After so many the others of this process have their turn: whoever waits for a screen does not wait for the index. */
const breath = 16

/** The newest end of the blocks grows by what happens, the oldest by what was there before. */
type End = 'newest' | 'oldest'

/** Makes the documents of these conversations anew from all that is said in them and beside them now. Safe to repeat. */
export async function indexConversations(db: Db, workspaceId: string, ids: readonly string[], end: End): Promise<void> {
  const found = await findables(db, workspaceId, ids)
  if (!found.length) return
  const uses = new Map<string, number>()
  const documents: { id: string; at: Date; lexemes: string }[] = []
  for (const [place, conversation] of found.entries()) {
    if (place % breath === breath - 1) await turn()
    const { lexemes, words } = documentOf(conversation)
    for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1)
    documents.push({ id: conversation.id, at: conversation.at, lexemes })
  }
  const block = await blockFor(db, workspaceId, documents.length, end)
  // What fills in the past leaves what is there already in its newer block.
  await sql`
    insert into search_documents (workspace_id, conversation_id, block, at, lexemes)
    select ${workspaceId}, id, ${block}, at, lexemes::tsvector
    from unnest(${documents.map(({ id }) => id)}::uuid[], ${documents.map(({ at }) => at)}::timestamptz[],
      ${documents.map(({ lexemes }) => lexemes)}::text[]) as made (id, at, lexemes)
    on conflict (workspace_id, conversation_id) do update set at = excluded.at, lexemes = excluded.lexemes,
      block = greatest(search_documents.block, excluded.block)`.execute(db)
  for (const word of await indexSides(db, workspaceId, ids)) uses.set(word, (uses.get(word) ?? 0) + 1)
  await learn(db, workspaceId, uses)
}

async function blockFor(db: Db, workspaceId: string, count: number, end: End): Promise<number> {
  const step = end === 'newest' ? 1 : -1
  const [block, filled] = [sql.ref(`${end}_block`), sql.ref(`${end}_count`)]
  const { rows } = await sql<{ block: number }>`
    update search_progress set
      ${block} = ${block} + case when ${filled} >= ${blockSize} then ${step} else 0 end,
      ${filled} = case when ${filled} >= ${blockSize} then ${count} else ${filled} + ${count} end,
      indexed_at = now()
    where workspace_id = ${workspaceId} returning ${block} as block`.execute(db)
  if (rows[0]) return rows[0].block
  await db
    .insertInto('search_progress')
    .values({ workspace_id: workspaceId, version: wordsVersion, filled_to: null, indexed_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return blockFor(db, workspaceId, count, end)
}

async function learn(db: Db, workspaceId: string, uses: ReadonlyMap<string, number>): Promise<void> {
  const words = [...uses].toSorted(([one], [other]) => (one < other ? -1 : 1))
  await sql`
    insert into search_words (workspace_id, word, sound, uses)
    select ${workspaceId}, * from unnest(${words.map(([word]) => word)}::text[],
      ${words.map(([word]) => soundOf(word))}::text[], ${words.map(([, count]) => count)}::int[])
    on conflict (workspace_id, word) do update set uses = search_words.uses + excluded.uses`.execute(db)
}
