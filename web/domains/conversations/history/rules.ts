import type { Message } from '../../../../contract/conversations.ts'
import type { ThreadChange } from '../../../../contract/thread-changes.ts'

/** One thing that became another: what the log says of it. */
export interface Change {
  /** subject, urgency, topic, tags, status, assignee, team, or `field.` and the key of a custom field. */
  of: string
  from: unknown
  to: unknown
}

/** A status as the log tells it: the category, and the workspace's own within it. */
export interface StatusThen {
  category: string | null
  id: string | null
}

interface Told {
  type: string
  data: Record<string, unknown>
}

type Pairs = Record<string, { from: unknown; to: unknown }>

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const word = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** What an event says was changed, in the order in which it is read; nothing where it is of another kind. */
export function changesIn({ type, data }: Told): Change[] {
  if (type === 'conversation.assigned') return assigned(data)
  if (type === 'conversation.resolved')
    return [
      status(
        { category: word(data.from), id: word(data.fromStatusId) },
        { category: 'resolved', id: word(data.statusId) },
      ),
    ]
  if (type === 'conversation.reopened')
    return data.from || data.status
      ? [
          status(
            { category: word(data.from), id: word(data.fromStatusId) },
            { category: word(data.status), id: word(data.statusId) },
          ),
        ]
      : []
  return isObject(data.changes) ? changed(data.changes as Pairs) : []
}

const status = (from: StatusThen, to: StatusThen): Change => ({ of: 'status', from, to })

const plain: Record<string, string> = {
  subject: 'subject',
  urgency: 'urgency',
  topic_id: 'topic',
  company: 'company',
  tags: 'tags',
}

function changed(pairs: Pairs): Change[] {
  const { status: category, status_id: own } = pairs
  const moved =
    category || own
      ? [
          status(
            { category: word(category?.from), id: word(own?.from) },
            { category: word(category?.to), id: word(own?.to) },
          ),
        ]
      : []
  const others = Object.entries(pairs).flatMap(([name, { from, to }]) => {
    const of = name.startsWith('field.') ? name : plain[name]
    return of ? [{ of, from, to }] : []
  })
  return [...moved, ...others]
}

function assigned(data: Record<string, unknown>): Change[] {
  const from = isObject(data.from) ? data.from : {}
  const pairs: [string, unknown, unknown][] = [
    ['assignee', from.assigneeId ?? null, data.assigneeId ?? null],
    ['team', from.teamId ?? null, data.teamId ?? null],
  ]
  return pairs.flatMap(([of, before, now]) => (before === now ? [] : [{ of, from: before, to: now }]))
}

/** What came to a list of words and what was taken from it. */
export const wordsMoved = (from: unknown, to: unknown): { added: string[]; removed: string[] } => {
  const [before, now] = [from, to].map((each) => (Array.isArray(each) ? each.map(String) : [])) as [string[], string[]]
  return { added: now.filter((each) => !before.includes(each)), removed: before.filter((each) => !now.includes(each)) }
}

export type ThreadLine = { message: Message } | { change: ThreadChange }

/** Messages in their order, and each change after the last message that was there when it was made. */
export function woven(messages: readonly Message[], changes: readonly ThreadChange[]): ThreadLine[] {
  const after = new Map<number, ThreadChange[]>()
  for (const change of changes) {
    const place = messages.findLastIndex((message) => message.at <= change.at)
    after.set(place, [...(after.get(place) ?? []), change])
  }
  const at = (place: number): ThreadLine[] => (after.get(place) ?? []).map((change) => ({ change }))
  return [...at(-1), ...messages.flatMap((message, place) => [{ message }, ...at(place)])]
}
