import { sql } from 'kysely'
import type { z } from 'zod'
import type { ConversationLine } from '../../../../contract/conversations.ts'
import type { similarReason } from '../../../../contract/search.ts'
import { unprepared } from '../../../platform/db/database.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { conversationLines, living } from '../../conversations/index.ts'
import { blocksOf } from '../candidates/queries.ts'
import { blockSize } from '../candidates/rules.ts'
import { findables } from '../indexing/queries.ts'
import { closeness, least, tellingOf, type Weighed, weighed } from './rules.ts'
import '../tables.ts'

type Why = z.output<typeof similarReason>
export interface Similar {
  conversation: ConversationLine
  why: Why
}

const few = 6
/** Blocks that are looked through: the newest, and those beside its own. */
const recent = 8
const mostHits = 1200
/** The rarest of its words; whoever is alike has one of them. */
const keys = 5

/** Living conversations about the same, likest first, with why. Throws not-found. */
export async function similarConversations(scope: Scope, id: string): Promise<Similar[]> {
  const [itself] = await findables(scope.db, scope.workspaceId, [id])
  const words = await tellingWords(scope, found(itself))
  if (!words.length) return []
  const near = await nearOnes(scope, id, words)
  const lines = await conversationLines(
    scope,
    near.map((each) => each.id),
  )
  return near.flatMap(({ id: other, why }) => {
    const conversation = lines.find((line) => line.id === other)
    return conversation ? { conversation, why } : []
  })
}

async function tellingWords(scope: Scope, itself: Parameters<typeof tellingOf>[0]): Promise<Weighed[]> {
  const telling = tellingOf(itself)
  const blocks = await blocksOf(scope)
  if (!telling.length || !blocks) return []
  const lexemes = telling.map(({ lexeme }) => lexeme)
  // The newest full block stands for all; a small workspace has its documents in the two ends.
  const full = [blocks.newest - 1, -1, blocks.newest].find((block) => block >= blocks.oldest && block !== blocks.newest)
  const { rows } = await sql<{ lexeme: string; documents: number }>`
    select * from search_frequencies(${scope.workspaceId}, ${full ?? blocks.newest}, ${lexemes}::text[])`.execute(
    scope.db,
  )
  return weighed(telling, new Map(rows.map((row) => [row.lexeme, row.documents])), blockSize)
}

interface NearRow {
  id: string
  having: number[]
  same_person: boolean
  same_company: boolean | null
  same_topic: boolean | null
  days: number
}

async function nearOnes(scope: Scope, id: string, words: readonly Weighed[]) {
  const lexemes = words.map(({ lexeme }) => `'${lexeme}'`)
  const wanted = lexemes.slice(0, keys).join(' | ')
  const blocks = found((await blocksOf(scope)) ?? undefined)
  const own = await scope.db
    .selectFrom('search_documents')
    .select('block')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', id)
    .executeTakeFirst()
  const hits = (newest: number, oldest: number) =>
    sql`select conversation_id from search_hits(${scope.workspaceId}, ${wanted}::tsquery, ${newest}, ${oldest}, false, ${mostHits})`
  const beside = own && own.block < blocks.newest - recent ? sql`union ${hits(own.block + 1, own.block - 1)}` : sql``
  const { rows } = await sql<NearRow>`${unprepared}
    with hits as materialized (${hits(blocks.newest, blocks.newest - recent)} ${beside}),
    me as materialized (select c.person_id, p.company_id, c.topic_id, c.created_at from conversations c
      join people p on p.workspace_id = ${scope.workspaceId} and p.id = c.person_id
      where c.workspace_id = ${scope.workspaceId} and c.id = ${id})
    select c.id, array(select w.i from unnest(${lexemes}::text[]) with ordinality w (lexeme, i) where d.lexemes @@ w.lexeme::tsquery) as having,
      c.person_id = me.person_id as same_person, p.company_id is not null and p.company_id = me.company_id as same_company,
      c.topic_id is not null and c.topic_id = me.topic_id as same_topic,
      abs(extract(epoch from c.created_at - me.created_at))::float8 / 86400 as days
    from me, hits
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = hits.conversation_id
    join people p on p.workspace_id = ${scope.workspaceId} and p.id = c.person_id
    join search_documents d on d.workspace_id = ${scope.workspaceId} and d.conversation_id = c.id
    where c.id <> ${id} and ${sql.raw(living)}`.execute(scope.db)
  const asked = words.reduce((sum, { weight }) => sum + weight, 0)
  return rows
    .map((row) => {
      const common = row.having.flatMap((index) => words[Number(index) - 1] ?? [])
      const why: Why = {
        words: common.map(({ word }) => word).slice(0, 5),
        samePerson: row.same_person,
        sameCompany: row.same_company ?? false,
        sameTopic: row.same_topic ?? false,
        daysApart: Math.round(row.days),
      }
      const weight = common.reduce((sum, each) => sum + each.weight, 0)
      return { id: row.id, why, score: closeness({ ...why, common: weight, asked, days: row.days }) }
    })
    .filter(({ score, why }) => score >= least && why.words.length > 1)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
    .slice(0, few)
}
