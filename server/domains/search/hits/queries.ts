import { sql } from 'kysely'
import type { MessageKind } from '../../../../contract/conversations.ts'
import type { ConversationHit } from '../../../../contract/search.ts'
import type { Scope } from '../../../platform/scope.ts'
import { conversationLines, familyOf } from '../../conversations/index.ts'
import { type Matching, marked, passagesOf } from '../passages/rules.ts'
import { bestMessage, type LexemePlaces } from './rules.ts'
import '../tables.ts'

interface SaidRow {
  id: string
  conversation_id: string
  seq: number
  kind: MessageKind
  at: Date
  text: string
  files: string | null
  author: string | null
}

/** What is shown of each conversation that was found: its line, and the message that has the most of it, with passages. */
export async function hitsOf(
  scope: Scope,
  ids: readonly string[],
  lexemes: ReadonlyMap<string, number>,
  matching: Matching,
): Promise<ConversationHit[]> {
  if (!ids.length) return []
  const lines = await conversationLines(scope, ids)
  const families = await familiesOf(scope, ids)
  const places = lexemes.size ? await placesOf(scope, families, lexemes) : new Map<string, LexemePlaces[]>()
  const best = new Map(ids.map((id) => [id, bestMessage(id, places.get(id) ?? [])]))
  const floors = await floorsOf(scope, best)
  const said = await messagesAt(
    scope,
    [...best.values()].filter((place) => place !== null),
  )
  return ids.flatMap((id) => {
    const conversation = lines.find((line) => line.id === id)
    if (!conversation) return []
    const place = best.get(id)
    const message = said.find((each) => each.conversation_id === place?.home && each.seq === place.seq)
    return {
      conversation,
      subject: marked(conversation.subject, matching),
      message: message
        ? hitOf({ ...message, seq: Math.max(message.seq, floors.get(message.conversation_id) ?? 0) }, matching)
        : null,
    }
  })
}

function hitOf(row: SaidRow, matching: Matching): NonNullable<ConversationHit['message']> {
  const { id, seq, kind, at, author } = row
  const found = passagesOf(row.text, matching)
  const files = row.files ? marked(row.files, matching).filter((part) => part.hit) : []
  const passages = found.length || !files.length ? found : [marked(row.files ?? '', matching)]
  return { id, seq, kind, at: at.toISOString(), author, passages }
}

type Best = ReadonlyMap<string, { home: string; seq: number } | null>

/** What came with a merge has at least the number of the merge in the survivor's thread. */
async function floorsOf(scope: Scope, best: Best): Promise<Map<string, number>> {
  const merged = [...best].filter(([id, place]) => place !== null && place.home !== id)
  const families = await Promise.all(merged.map(([id]) => familyOf(scope, id)))
  return new Map(families.flat().map(({ id, floor }) => [id, floor]))
}

/** In which messages each conversation has which of the lexemes. `lexemes` says to which word of the line each belongs. */
async function placesOf(
  scope: Scope,
  families: ReadonlyMap<string, string>,
  lexemes: ReadonlyMap<string, number>,
): Promise<Map<string, LexemePlaces[]>> {
  const begins = [...lexemes.keys()].filter((lexeme) => lexeme.endsWith(':*')).map((lexeme) => lexeme.slice(0, -2))
  const { rows } = await sql<{ id: string; lexeme: string; positions: number[]; weights: string[] }>`
    select d.conversation_id as id, u.lexeme, u.positions, u.weights
    from search_documents d, unnest(d.lexemes) u
    where d.workspace_id = ${scope.workspaceId} and d.conversation_id = any(${[...families.keys()]}::uuid[])
      and (u.lexeme = any(${[...lexemes.keys()]}::text[])${
        begins.length ? sql` or u.lexeme like any(${begins.map((begin) => `${begin}%`)}::text[])` : sql``
      })`.execute(scope.db)
  const which = (lexeme: string) =>
    lexemes.get(lexeme) ?? lexemes.get(`${begins.find((begin) => lexeme.startsWith(begin))}:*`) ?? 0
  const found = rows.map(({ id, lexeme, positions, weights }) => ({
    home: id,
    which: which(lexeme),
    positions,
    weights,
  }))
  return Map.groupBy(found, ({ home }) => families.get(home) ?? home)
}

/** Of each conversation of these families the one that stands for it. */
async function familiesOf(scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  const merged = await scope.db
    .selectFrom('conversations')
    .select(['id', 'survivor_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where((where) => where.eb('survivor_id', '=', where.fn.any(where.val(ids))))
    .execute()
  return new Map([
    ...ids.map((id) => [id, id] as const),
    ...merged.map(({ id, survivor_id }) => [id, survivor_id ?? id] as const),
  ])
}

async function messagesAt(scope: Scope, wanted: readonly { home: string; seq: number }[]): Promise<SaidRow[]> {
  if (!wanted.length) return []
  const { rows } = await sql<SaidRow>`
    select m.id, m.conversation_id, m.seq, m.kind, m.at, left(m.text, 60000) as text,
      case when b.name is null then case when m.from_name is null then p.name else m.from_name end else b.name end as author,
      (select string_agg(a.name, ' · ' order by a.position) from attachments a where a.workspace_id = ${scope.workspaceId} and a.message_id = m.id) as files
    from unnest(${wanted.map(({ home }) => home)}::uuid[], ${wanted.map(({ seq }) => seq)}::int[]) as w (conversation_id, seq)
    join messages m on m.workspace_id = ${scope.workspaceId} and m.conversation_id = w.conversation_id and m.seq = w.seq
    left join people p on p.workspace_id = ${scope.workspaceId} and p.id = m.person_id
    left join members b on b.workspace_id = ${scope.workspaceId} and b.id = m.member_id`.execute(scope.db)
  return rows
}

/** Of conversations whose messages may hold the phrases, those that do. `phrases` are all wanted. */
export async function holding(
  scope: Scope,
  ids: readonly string[],
  holds: (text: string) => boolean,
): Promise<Set<string>> {
  const families = await familiesOf(scope, ids)
  const everybody = [...families.keys()]
  const { rows } = await sql<{ id: string; text: string }>`
    select c.id, c.subject as text from conversations c where c.workspace_id = ${scope.workspaceId} and c.id = any(${everybody}::uuid[])
    union all
    select m.conversation_id, left(m.text, 60000) from messages m where m.workspace_id = ${scope.workspaceId}
      and m.conversation_id = any(${everybody}::uuid[]) and m.kind <> 'system'`.execute(scope.db)
  return new Set(rows.filter(({ text }) => holds(text)).map(({ id }) => families.get(id) ?? id))
}
