import type { BulkRow } from '../../../../../contract/bulk.ts'
import { apart } from '../../../../platform/db/apart.ts'
import { ProblemError } from '../../../../platform/http/problem.ts'
import type { FieldFault } from '../../../../platform/i18n/field-fault.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { lockConversation, lockConversations } from '../../actions/lock-conversation.ts'
import type { RunRow } from '../queries.ts'
import { batchOf, changesBetween, isWriting, type Plain, type Writing } from '../rules.ts'
import { actOnMany, type Chosen, type Outcome } from './act-on-many.ts'
import { type SettledRow, settleRows } from './settle-rows.ts'
import { writeTo } from './write-to.ts'

/** Acts on the next few, in one transaction; true while there may be more. */
export async function runBatch(scope: Scope, run: RunRow): Promise<boolean> {
  const waiting = await nextRows(scope, run, 'waiting')
  const seen = new Map(waiting.map((row) => [row.conversation_id, row.seq]))
  const locked = await lockConversations(scope, [...seen.keys()])
  const chosen = locked.map((row) => ({ row, seen: seen.get(row.id) ?? 0 }))
  const isThere = new Set(locked.map(({ id }) => id))
  const gone = [...seen.keys()].filter((id) => !isThere.has(id)).map((id) => refusedRow(id, 'not-found'))
  const settled = isWriting(run.act)
    ? await writeEach(scope, chosen, run.act)
    : await actTogether(scope, chosen, run.act)
  await settleRows(scope, run.id, [...gone, ...settled])
  return waiting.length === batchOf(run.act)
}

export const nextRows = (scope: Scope, run: RunRow, state: BulkRow['state']) =>
  scope.db
    .selectFrom('bulk_rows')
    .select(['conversation_id', 'seq', 'changes', 'message_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('run_id', '=', run.id)
    .where('state', '=', state)
    .orderBy('conversation_id')
    .limit(batchOf(run.act))
    .execute()

async function actTogether(scope: Scope, chosen: readonly Chosen[], act: Plain): Promise<SettledRow[]> {
  const standing = chosen.filter(({ row }) => !row.survivor_id)
  const outcome = await actOnMany(scope, standing, act)
  const settled = standing.map(({ row }) => settledFrom(row.id, outcome, row))
  // Merged since they were chosen: it is done to those that stand for them, and by hand it is taken back there.
  for (const { row, seen } of chosen.filter(({ row }) => row.survivor_id)) {
    const survivor = await lockConversation(scope, row.id)
    const { refused } = await actOnMany(scope, [{ row: survivor, seen, askedId: row.id }], act)
    settled.push(settledFrom(row.id, { refused: new Map([...refused.values()].map((why) => [row.id, why])) }, row))
  }
  return settled
}

function settledFrom(
  id: string,
  { refused, now }: Pick<Outcome, 'refused'> & Partial<Outcome>,
  before: Chosen['row'],
): SettledRow {
  const why = refused.get(id)
  if (why) return refusedRow(id, why.code, why.more)
  const after = now?.get(id)
  const changes = after && changesBetween(before, after)
  return changes && Object.keys(changes).length
    ? { id, state: 'done', reason: null, detail: null, changes, messageId: null }
    : { id, state: 'unchanged', reason: null, detail: null, changes: null, messageId: null }
}

async function writeEach(scope: Scope, chosen: readonly Chosen[], act: Writing): Promise<SettledRow[]> {
  const settled: SettledRow[] = []
  for (const each of chosen) settled.push(await writeApart(scope, each, act))
  const written = settled.filter(({ state }) => state === 'done').map(({ id }) => id)
  const after = new Map((await lockConversations(scope, written)).map((row) => [row.id, row]))
  const before = new Map(chosen.map(({ row }) => [row.id, row]))
  return settled.map((row) => {
    const [was, is] = [before.get(row.id), after.get(row.id)]
    return was && is ? { ...row, changes: changesBetween(was, is) } : row
  })
}

/** What one conversation refuses is its own affair: it is as if nothing had been tried on it, and the others go on. */
async function writeApart(scope: Scope, { row, seen }: Chosen, act: Writing): Promise<SettledRow> {
  const { id } = row
  try {
    const messageId = await apart(scope.db, () => writeTo(scope, id, seen, act))
    return { id, state: 'done', reason: null, detail: null, changes: null, messageId }
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return refusedRow(id, error.code, error.more)
  }
}

const refusedRow = (id: string, reason: string, { errors, detail }: ProblemError['more'] = {}): SettledRow => ({
  id,
  state: 'refused',
  reason,
  detail: detail ?? null,
  fault: faultIn(errors),
  changes: null,
  messageId: null,
})

const faultIn = (errors: ProblemError['more']['errors']): FieldFault | null => {
  if (!errors?.[0]) return null
  const { message, data } = errors[0]
  return { message, ...(data && { data }) }
}
