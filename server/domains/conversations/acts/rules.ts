import type { Status, Urgency } from '../../../../contract/conversations.ts'
import type { EventType } from '../../../../contract/events.ts'
import { atRest, isSettled } from '../rules.ts'

/** Of a conversation what acts read and set. */
export interface Standing {
  id: string
  number: number
  subject: string
  status: Status
  status_id: string | null
  urgency: Urgency
  topic_id: string | null
  company_id: string | null
  tags: string[]
  assignee_id: string | null
  team_id: string | null
  resolved_at: Date | null
  resolved_by: string | null
  deleted_at: Date | null
  spam_at: Date | null
  spam_reason: unknown
  snoozed_at: Date | null
  snoozed_until: Date | null
  snoozed_by: string | null
  returned_at: Date | null
  returned_why: 'time' | 'message' | null
}
export type Column = Exclude<keyof Standing, 'id' | 'number'>
export type Columns = Partial<Pick<Standing, Column>>

export interface Told {
  type: EventType
  data: Record<string, unknown>
}

/**
 * Something done to a conversation that only sets its columns: which it sets (none where it is like that already), and what
 * the log tells once they are set. The same for one conversation by hand and for many at once.
 */
export interface Act {
  columns(before: Standing): Columns
  tells(before: Standing, now: Standing): Told[]
}

/** As JSON keeps it, so that a time is the same before and after it was stored. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

const byHand = ['subject', 'urgency', 'topic_id', 'company_id', 'tags', 'status', 'status_id'] as const
export type ByHand = Partial<Pick<Standing, (typeof byHand)[number]>>

/**
 * Sets what a member can set by hand. The event says for each what it was and what it is; the category's default status comes
 * along with a new one, although nobody named it. `besides` are changes that are told with them.
 */
export const changing = (wantedOf: (before: Standing) => ByHand, besides: Record<string, unknown> = {}): Act => ({
  columns(before) {
    const wanted = wantedOf(before)
    const changed = byHand.filter((name) => wanted[name] !== undefined && !isSame(wanted[name], before[name]))
    const opened = wanted.status !== undefined && isSettled(before.status) && !isSettled(wanted.status)
    return {
      ...Object.fromEntries(changed.map((name) => [name, wanted[name]])),
      ...(opened && { resolved_at: null, resolved_by: null }),
      ...(changed.includes('status') && wanted.status === 'closed' && atRest),
    }
  },
  tells(before, now) {
    const changed = byHand.filter((name) => !isSame(before[name], now[name]))
    const changes = {
      ...Object.fromEntries(changed.map((name) => [name, { from: before[name], to: now[name] }])),
      ...besides,
    }
    return Object.keys(changes).length ? [{ type: 'conversation.changed', data: { changes } }] : []
  },
})

export interface Assignment {
  assigneeId?: string | null | undefined
  teamId?: string | null | undefined
}

/** Gives it to a member, a team, both or nobody; what is left out stays. */
export const assigning = ({ assigneeId, teamId }: Assignment): Act => ({
  columns: (before) => ({
    ...(assigneeId !== undefined && assigneeId !== before.assignee_id && { assignee_id: assigneeId }),
    ...(teamId !== undefined && teamId !== before.team_id && { team_id: teamId }),
  }),
  tells: (before, now) =>
    before.assignee_id === now.assignee_id && before.team_id === now.team_id
      ? []
      : [
          {
            type: 'conversation.assigned',
            data: {
              assigneeId: now.assignee_id,
              teamId: now.team_id,
              from: { assigneeId: before.assignee_id, teamId: before.team_id },
            },
          },
        ],
})

/** What is settled stays as it is. `besides` is told first: the values that were set along with it. */
export const resolving = (
  { at, by, statusId }: { at: Date; by: string | null; statusId?: string | undefined },
  besides: readonly Told[] = [],
): Act => ({
  columns: (before) =>
    isSettled(before.status)
      ? {}
      : { status: 'resolved', ...(statusId && { status_id: statusId }), ...atRest, resolved_at: at, resolved_by: by },
  tells: (before, now) =>
    isSettled(before.status)
      ? []
      : [
          ...besides,
          {
            type: 'conversation.resolved',
            data: { from: before.status, fromStatusId: before.status_id, statusId: now.status_id },
          },
        ],
})

/** Takes the resolution back: it waits for us again. */
export const reopening = (by: string): Act => ({
  columns: (before) =>
    isSettled(before.status) ? { status: 'waiting-on-us', resolved_at: null, resolved_by: null } : {},
  tells: (before, now) =>
    isSettled(before.status)
      ? [
          {
            type: 'conversation.reopened',
            data: {
              by,
              from: before.status,
              fromStatusId: before.status_id,
              status: now.status,
              statusId: now.status_id,
            },
          },
        ]
      : [],
})

export type Shelf = 'spam_at' | 'deleted_at'

export const shelfEvents: Record<Shelf, { aside: EventType; back: EventType }> = {
  spam_at: { aside: 'conversation.marked-spam', back: 'conversation.unmarked-spam' },
  deleted_at: { aside: 'conversation.deleted', back: 'conversation.restored' },
}

/** Out of the views onto a shelf, or back where `at` is null. */
export const shelving = (shelf: Shelf, at: Date | null): Act => ({
  columns: (before) =>
    (before[shelf] === null) === (at === null)
      ? {}
      : { [shelf]: at, ...(shelf === 'spam_at' ? { spam_reason: null } : {}) },
  tells: (before, now) =>
    (before[shelf] === null) === (now[shelf] === null)
      ? []
      : [{ type: at ? shelfEvents[shelf].aside : shelfEvents[shelf].back, data: {} }],
})

/** Would it settle a conversation that is open now? Then it needs what its forms ask for. */
export const settles = (before: Standing, columns: Columns): boolean =>
  columns.status !== undefined && !isSettled(before.status) && isSettled(columns.status)
