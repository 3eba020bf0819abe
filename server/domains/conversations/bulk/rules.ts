import type { Ability } from '../../../../contract/abilities.ts'
import type { RunAct } from '../../../../contract/bulk.ts'
import type { Status } from '../../../../contract/conversations.ts'
import type { EventType } from '../../../../contract/events.ts'
import { type Act, type Column, type Columns, isSame, type Shelf, shelfEvents, type Told } from '../acts/rules.ts'
import { isSettled } from '../rules.ts'

/** The columns that acts change; of these a run keeps what was and what became. */
const kept = [
  'status',
  'status_id',
  'urgency',
  'topic_id',
  'tags',
  'assignee_id',
  'team_id',
  'resolved_at',
  'resolved_by',
  'deleted_at',
  'spam_at',
  'spam_reason',
  'snoozed_at',
  'snoozed_until',
  'snoozed_by',
  'returned_at',
  'returned_why',
] as const satisfies readonly Column[]
type KeptColumn = (typeof kept)[number]

export type Kept = Record<KeptColumn, unknown>
export type Changes = Partial<Record<KeptColumn, { from: unknown; to: unknown }>>

/** A status and the one within it are one thing: whoever changed the one since has changed the other. */
export function changesBetween(before: Kept, after: Kept): Changes {
  const differs = (column: KeptColumn) => !isSame(before[column], after[column])
  const changed = kept.filter((column) => differs(column) || (column === 'status_id' && differs('status')))
  return Object.fromEntries(changed.map((column) => [column, { from: before[column], to: after[column] }]))
}

/** Does it still stand as the act left it, in what the act changed? What else happened to it does not matter. */
export const isAsLeft = (now: Kept, changes: Changes): boolean =>
  Object.entries(changes).every(([column, { to }]) => isSame(now[column as KeptColumn], to))

/** Puts back what a run changed, of each conversation what it was; the log says which run was undone. */
export const undoing = (runId: string, changesOf: (id: string) => Changes): Act => ({
  columns: ({ id }) =>
    Object.fromEntries(Object.entries(changesOf(id)).map(([column, { from }]) => [column, from])) as Columns,
  tells: ({ id }, now) =>
    undone(changesOf(id), now).map(({ type, data }) => ({ type, data: { undoneRun: runId, ...data } })),
})

/** In the same words as when a member does it, so that whoever listens hears it. */
function undone(changes: Changes, now: { assignee_id: string | null; team_id: string | null }): Told[] {
  const { status, status_id, assignee_id, team_id, spam_at, deleted_at, urgency, topic_id, tags } = changes
  const settled = status && [status.to, status.from].map((each) => isSettled(each as Status))
  const crossed = settled && settled[0] !== settled[1]
  const told: Told[] = []
  if (crossed)
    told.push(
      settled[1]
        ? { type: 'conversation.resolved', data: { from: status.to } }
        : { type: 'conversation.reopened', data: { by: 'undo' } },
    )
  const within = status_id && !isSame(status_id.from, status_id.to) && { status_id }
  const byHand = { ...(urgency && { urgency }), ...(topic_id && { topic_id }), ...(tags && { tags }) }
  const changed = { ...byHand, ...(!crossed && { ...(status && { status }), ...within }) }
  if (Object.keys(changed).length) told.push({ type: 'conversation.changed', data: { changes: turned(changed) } })
  if (assignee_id || team_id)
    told.push({
      type: 'conversation.assigned',
      data: {
        assigneeId: now.assignee_id,
        teamId: now.team_id,
        from: { assigneeId: (assignee_id ?? { to: now.assignee_id }).to, teamId: (team_id ?? { to: now.team_id }).to },
      },
    })
  return [...told, ...shelved('spam_at', spam_at), ...shelved('deleted_at', deleted_at)]
}

const turned = (changes: Changes): Changes =>
  Object.fromEntries(Object.entries(changes).map(([column, { from, to }]) => [column, { from: to, to: from }]))

function shelved(shelf: Shelf, change: { from: unknown } | undefined): Told[] {
  if (!change) return []
  const type: EventType = change.from ? shelfEvents[shelf].aside : shelfEvents[shelf].back
  return [{ type, data: {} }]
}

const needs: Partial<Record<RunAct['kind'], Ability>> = {
  reply: 'conversations.reply',
  update: 'conversations.reply',
  trash: 'conversations.delete',
  restore: 'conversations.delete',
}

/** What an act needs beside the right to write. */
export const abilityFor = (act: RunAct): Ability => needs[act.kind] ?? 'conversations.write'

/** Acts that write to somebody: each is a message of its own, and its words are its conversation's. */
export type Writing = RunAct & { kind: 'reply' | 'update' }
export type Plain = Exclude<RunAct, Writing>
export const isWriting = (act: RunAct): act is Writing => act.kind === 'reply' || act.kind === 'update'

/** Conversations of one transaction: short enough that nobody who answers one of them waits for the others. */
export const batchOf = (act: RunAct): number => (isWriting(act) ? 50 : 300)
/** Batches of one job; then others of the queue have their turn. */
export const batchesAJob = 20
/** Found in one go. */
export const collected = 5000

export const bulkJob = 'conversations.bulk'
