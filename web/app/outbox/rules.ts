import type { ContractKey } from '../../../contract/contract.ts'
import type { ErrorCode } from '../../../contract/errors.ts'
import type { Unseen } from '../../../contract/seen.ts'

/** What was done, in words of `locales/…/outbox.json`. */
export type What =
  | 'assign'
  | 'bulk'
  | 'delete-todo'
  | 'fields'
  | 'follow'
  | 'note'
  | 'not-spam'
  | 'reopen'
  | 'reply'
  | 'resolve'
  | 'restore'
  | 'snooze'
  | 'spam'
  | 'status'
  | 'subject'
  | 'tags'
  | 'team'
  | 'tick-todo'
  | 'todo'
  | 'topic'
  | 'trash'
  | 'unfollow'
  | 'unsnooze'
  | 'urgency'

export interface Input {
  params?: Record<string, string>
  body?: Record<string, unknown>
}

/** Why the server did not do it once there was a connection. */
export interface Refusal {
  code: ErrorCode | 'offline'
  title: string
  detail: string
  data: { seq?: number; meanwhile?: Unseen[]; assignee?: { id: string; name: string } | null }
}

/** One write that was made without a connection. */
export interface Kept {
  /** The key it was first tried with: an answer that was lost must not make it twice. */
  key: string
  call: ContractKey
  input: Input
  what: What
  /** The words of it, where it has some. */
  text?: string | undefined
  /** Milliseconds since 1970, by this browser's clock. */
  at: number
  conversation?: { id: string; number: number } | undefined
  /** Not done where more was said than this; left out where it does not matter what was said. */
  ifSeq?: number | undefined
  /** What its maker takes up again where it is refused. */
  back?: unknown
  refused?: Refusal | undefined
}

/** Codes that say "not now": it waits, and what comes after it waits too. */
const notNow: readonly Refusal['code'][] = ['offline', 'unavailable', 'internal', 'too-many-requests', 'not-signed-in']

export const isNotNow = (code: Refusal['code']): boolean => notNow.includes(code)

/** The next that may be sent: what was refused waits for a decision and holds up nothing. */
export const nextOf = (box: readonly Kept[]): Kept | undefined => box.find((item) => !item.refused)

/**
 * After one was done: it is gone, and whoever wrote it has seen their own words. Only those: where somebody else wrote
 * between, the number shows it, and what is guarded by it is refused.
 */
export function afterDone(box: readonly Kept[], done: Kept, said: number | undefined): Kept[] {
  const rest = box.filter(({ key }) => key !== done.key)
  if (said === undefined) return rest
  return rest.map((item) =>
    item.conversation?.id === done.conversation?.id && item.ifSeq === said - 1 ? { ...item, ifSeq: said } : item,
  )
}

/** The same once more, by somebody who was told what stood in the way. What is newer than that refuses it again. */
export function knowing({ refused, ...item }: Kept, key: string): Kept {
  const { seq, assignee } = refused?.data ?? {}
  const body = item.input.body && { ...item.input.body }
  if (body && 'fromAssigneeId' in body) body.fromAssigneeId = assignee?.id ?? null
  if (body && 'seenSeq' in body && seq !== undefined) body.seenSeq = seq
  return {
    ...item,
    key,
    input: { ...item.input, ...(body && { body }) },
    ...(item.ifSeq !== undefined && seq !== undefined && { ifSeq: seq }),
  }
}

const choices: readonly Refusal['code'][] = ['precondition-failed', 'unseen-message', 'conflict']

/** Whoever was told what stood in the way may do it all the same; what is not allowed stays so. */
export const mayInsist = ({ code }: Refusal): boolean => choices.includes(code)

/**
 * Begins work when what was begun before it under the same name has ended, well or not; at once where nothing is under way. So
 * a hand that is faster than the network is obeyed in the order it moved.
 */
export const inTurn = <T>(
  underWay: Map<string, Promise<unknown>>,
  name: string,
  work: () => Promise<T>,
): Promise<T> => {
  const before = underWay.get(name)
  const mine = before ? before.then(work, work) : work()
  underWay.set(name, mine)
  const over = () => {
    if (underWay.get(name) === mine) underWay.delete(name)
  }
  mine.then(over, over)
  return mine
}
