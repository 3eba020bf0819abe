import { type RawBuilder, sql } from 'kysely'
import { unprepared } from '../../../platform/db/database.ts'
import type { Scope } from '../../../platform/scope.ts'
import { type Blocks, nextBlocks, scoreOf } from './rules.ts'
import '../tables.ts'

/** What is looked for, as PostgreSQL is asked. */
export interface Query {
  /** All that must hold. */
  match: string
  /** Any word of it, for the rank. */
  rank: string
  /** All words within one message, for the rank; null for a single word. */
  together: string | null
  condition: RawBuilder<boolean>
  /** The condition may leave out most of what has the words. */
  narrow: boolean
  now: Date
}

export interface Candidate {
  id: string
  score: number
}

/** So many are ranked against each other: the newest that match. */
const enough = 120
const mostHits = 1100
/** Milliseconds after which what was found is shown; older ones come with the next page. */
const budget = 180

export interface Window extends Blocks {
  candidates: Candidate[]
  /** There may be older ones below `oldest`. */
  more: boolean
}

/** The best of the newest that match, from a block downwards: so many blocks as it takes to have enough. */
export async function gather(scope: Scope, query: Query, newest: number, last: number): Promise<Window> {
  const began = performance.now()
  const found = new Map<string, Candidate>()
  // Two, for the newest may have just been begun.
  let asked: Blocks = { newest, oldest: Math.max(newest - 1, last), wide: false }
  for (;;) {
    const wanted = enough - found.size
    const most = asked.wide || query.narrow ? mostHits : wanted * 2
    const { candidates, hits, cut, reached } = await readBlocks(scope, query, asked, most)
    asked = { ...asked, oldest: reached }
    for (const candidate of candidates) found.set(candidate.id, candidate)
    const done = asked.oldest <= last
    if (done || found.size >= enough || performance.now() - began > budget)
      return { ...asked, newest, candidates: sorted(found), more: !done || cut }
    asked = nextBlocks({ asked, hits, visible: candidates.length, wanted: enough - found.size, last })
  }
}

/** The same window again, for its next page. */
export async function gatherAgain(scope: Scope, query: Query, blocks: Blocks, last: number): Promise<Window> {
  const { candidates, cut } = await readBlocks(scope, query, blocks, blocks.wide ? mostHits : mostHits * 4)
  return {
    ...blocks,
    candidates: sorted(new Map(candidates.map((each) => [each.id, each]))),
    more: blocks.oldest > last || cut,
  }
}

const sorted = (found: ReadonlyMap<string, Candidate>): Candidate[] =>
  [...found.values()].toSorted((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))

/** Block by block it stops once it has `most`; as one it reads the newest that match. */
async function readBlocks(scope: Scope, query: Query, { newest, oldest, wide }: Blocks, most: number) {
  interface Row {
    hits: number
    reached: number
    id: string | null
    at: Date
    rank: number
    together: boolean
  }
  const { rows } = await sql<Row>`${unprepared}
    with hits as materialized (
      select * from search_hits(${scope.workspaceId}, ${query.match}::tsquery, ${newest}, ${oldest}, ${wide}, ${most})
    ), visible as materialized (
      select c.id, hits.at from hits join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = hits.conversation_id
      where ${query.condition} order by hits.at desc limit ${mostHits}
    ), ranked as (
      select v.id, v.at, ts_rank('{0.25, 0.4, 0.6, 1}', d.lexemes, ${query.rank}::tsquery) as rank,
        ${query.together ? sql`d.lexemes @@ ${query.together}::tsquery` : sql`true`} as together
      from visible v join search_documents d on d.workspace_id = ${scope.workspaceId} and d.conversation_id = v.id
    )
    select read.hits, read.reached, ranked.* from (select count(*)::int as hits, min(block) as reached from hits) read
    left join ranked on true`.execute(scope.db)
  const [{ hits, reached } = { hits: 0, reached: oldest }] = rows
  return {
    candidates: rows.flatMap((row) => (row.id ? { id: row.id, score: scoreOf(row, query.now) } : [])),
    hits,
    cut: wide && hits >= most,
    reached: !wide && hits >= most ? reached : oldest,
  }
}

/** The newest and the oldest block; null where nothing is indexed yet. */
export async function blocksOf(scope: Scope): Promise<{ newest: number; oldest: number; filled: boolean } | null> {
  const row = await scope.db
    .selectFrom('search_progress')
    .select(['newest_block as newest', 'oldest_block as oldest', 'filled'])
    .where('workspace_id', '=', scope.workspaceId)
    .executeTakeFirst()
  return row ?? null
}
