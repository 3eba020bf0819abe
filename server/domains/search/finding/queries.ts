import { type RawBuilder, sql } from 'kysely'
import { encodeCursor } from '../../../platform/db/cursor.ts'
import { unprepared } from '../../../platform/db/database.ts'
import type { Scope } from '../../../platform/scope.ts'
import { type Asked, phrasesIn, relaxedOf, type Wanted } from '../asking/rules.ts'
import { type Candidate, gather, gatherAgain, type Query, type Window } from '../candidates/queries.ts'
import { type Cursor, cursorValues } from '../candidates/rules.ts'
import type { Forms } from '../forms/rules.ts'
import { holding } from '../hits/queries.ts'
import { holdsPhrase } from '../passages/rules.ts'

/** A page of conversations that were found, best first. */
export interface Found {
  ids: string[]
  next: string | null
  count: number
  more: boolean
  relaxed: boolean
}

export interface Wish {
  asked: Asked
  forms: Forms
  condition: RawBuilder<boolean>
  after: Cursor | null
  limit: number
  /** The ends of the index; null where nothing is indexed yet. */
  blocks: { newest: number; oldest: number } | null
}

const nothing: Found = { ids: [], next: null, count: 0, more: false, relaxed: false }

/** By words where there are any, else newest first. */
export async function findConversations(scope: Scope, wish: Wish): Promise<Found> {
  const { asked, forms, after } = wish
  if (!forms.query(asked.wanted)) return latest(scope, wish)
  const start = after?.kind === 'best' ? after : null
  if (!start?.relaxed) {
    const found = await best(scope, wish, asked.wanted, start)
    if (found.ids.length || start) return found
  }
  const wanted = relaxedOf(asked.wanted)
  return wanted ? { ...(await best(scope, wish, wanted, start, true)), relaxed: true } : nothing
}

type Start = Extract<Cursor, { kind: 'best' }> | null
/** A window in which every hit fails a phrase is left for the next; so often at most. */
const mostWindows = 6

async function best(scope: Scope, wish: Wish, wanted: Wanted, start: Start, relaxed = false): Promise<Found> {
  const { forms, condition, limit, blocks } = wish
  const match = forms.query(wanted)
  if (!match || !blocks) return nothing
  const now = start?.now ?? scope.now
  const { filter, from: writers, where } = wish.asked
  const narrow = filter !== null || writers.length > 0 || where !== 'inbox'
  const together = relaxed ? null : forms.together
  const query: Query = { match, rank: forms.any ?? match, together, condition, narrow, now }
  const phrases = phrasesIn(wanted)
  let [from, before] = [start, start?.before ?? 0]
  for (let windows = 0; ; windows++) {
    const again = from && from.id !== null
    const window: Window = again
      ? await gatherAgain(scope, query, from as NonNullable<Start>, blocks.oldest)
      : await gather(scope, query, from?.newest ?? blocks.newest, blocks.oldest)
    const rest = window.candidates.filter((each) => isAfter(each, from))
    const chosen = phrases.length ? await withPhrases(scope, rest, phrases, limit + 1) : rest.slice(0, limit + 1)
    const last = chosen[limit - 1]
    const cursor = { kind: 'best' as const, now, before, relaxed }
    const count = before + window.candidates.length
    const ids = chosen.slice(0, limit).map(({ id }) => id)
    const { newest, oldest, wide, more } = window
    if (last && chosen.length > limit) {
      const next = encodeCursor(cursorValues({ ...cursor, newest, oldest, wide, score: last.score, id: last.id }))
      return { ids, next, count, more, relaxed }
    }
    const older = { newest: oldest - 1, oldest: oldest - 1, wide: false, score: null, id: null }
    const isOver = oldest <= blocks.oldest
    if (isOver) return { ids, next: null, count, more, relaxed }
    if (ids.length || windows === mostWindows)
      return { ids, next: encodeCursor(cursorValues({ ...cursor, ...older, before: count })), count, more, relaxed }
    from = { ...cursor, ...older, before: count }
    before = count
  }
}

const isAfter = (each: Candidate, start: Start): boolean =>
  start?.id == null || each.score < (start.score ?? 0) || (each.score === start.score && each.id < start.id)

/** The first of those that really hold the phrases, word by word; the index only knows that a message has the words. */
async function withPhrases(
  scope: Scope,
  candidates: readonly Candidate[],
  phrases: readonly string[][],
  wanted: number,
) {
  const holds = (text: string) => phrases.every((phrase) => holdsPhrase(text, phrase))
  const chosen: Candidate[] = []
  for (let at = 0; at < candidates.length && chosen.length < wanted; at += 40) {
    const some = candidates.slice(at, at + 40)
    const having = await holding(
      scope,
      some.map(({ id }) => id),
      holds,
    )
    chosen.push(...some.filter(({ id }) => having.has(id)))
  }
  return chosen.slice(0, wanted)
}

/** Without words: what the filter finds, newest first, as the list does. */
async function latest(scope: Scope, { condition, after, limit, asked }: Wish): Promise<Found> {
  if (!asked.filter && !asked.from.length && asked.where === 'inbox') return nothing
  const start = after?.kind === 'newest' ? after : null
  const { rows } = await sql<{ id: string; at: Date }>`${unprepared}
    select c.id, c.last_message_at as at from conversations c where c.workspace_id = ${scope.workspaceId} and ${condition}
      ${start ? sql`and (c.last_message_at, c.id) < (${start.at}::timestamptz, ${start.id}::uuid)` : sql``}
    order by c.last_message_at desc, c.id desc limit ${limit + 1}`.execute(scope.db)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const more = rows.length > limit
  const next =
    more && last ? encodeCursor(cursorValues({ kind: 'newest', at: last.at.toISOString(), id: last.id })) : null
  return { ids: page.map(({ id }) => id), next, count: page.length, more, relaxed: false }
}

/** The conversation of a number that somebody says, wherever it ranks. */
export async function withNumber(scope: Scope, { asked, condition }: Wish): Promise<string | null> {
  if (asked.number === null) return null
  const { rows } = await sql<{ id: string }>`${unprepared}
    select c.id from conversations c where c.workspace_id = ${scope.workspaceId} and c.number = ${asked.number} and ${condition}`.execute(
    scope.db,
  )
  return rows[0]?.id ?? null
}
