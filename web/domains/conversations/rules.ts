import type { Conversation, ConversationLine, Message } from '../../../contract/conversations.ts'
import type { Topic } from '../../../contract/topics.ts'

/** A message put where its number says; the conversation's newest number follows. */
export const upsertMessage = (conversation: Conversation, message: Message): Conversation => {
  const others = conversation.messages.filter(({ id }) => id !== message.id)
  // Numbers of a merged thread are those of several conversations: there time decides.
  const messages = [...others, message].sort((a, b) =>
    conversation.merged.length > 0 ? a.at.localeCompare(b.at) || a.seq - b.seq : a.seq - b.seq,
  )
  return { ...conversation, messages, seq: Math.max(conversation.seq, message.seq) }
}

export const isDone = ({ status }: Pick<ConversationLine, 'status'>) => status === 'resolved' || status === 'closed'

export const personName = (person: { name: string | null; email: string | null }) => person.name ?? person.email ?? '—'

/** `Delivery › Late`: a topic with the ones above it. */
export const topicPath = (topics: readonly Topic[], id: string | null): string | null => {
  const names: string[] = []
  let topic = topics.find((one) => one.id === id)
  while (topic && names.length < 8) {
    names.unshift(topic.name)
    const { parentId } = topic
    topic = topics.find((one) => one.id === parentId)
  }
  return names.length > 0 ? names.join(' › ') : null
}

/** The place the cursor goes when what it stood on has left the list. */
export const nearestIndex = (length: number, wanted: number) => Math.min(Math.max(wanted, 0), length - 1)

/** A short thread is open; of a long one the last messages, whatever is new to me, and trouble. The rest is one line each. */
export const isOpenAtFirst = (message: Message, messages: readonly Message[], unreadFrom: number | null): boolean => {
  const fromEnd = messages.length - messages.indexOf(message)
  return (
    messages.length <= 5 ||
    fromEnd <= 3 ||
    (unreadFrom !== null && message.seq >= unreadFrom) ||
    message.bounces.length > 0 ||
    message.delivery?.state === 'failed'
  )
}

/** The newest thing said by somebody else than me after what I have seen; null where nothing was. */
export const unseenMessage = (conversation: Conversation, seenSeq: number, memberId: string): Message | null =>
  conversation.messages.findLast(
    ({ seq, author, kind }) => seq > seenSeq && kind !== 'system' && author.id !== memberId,
  ) ?? null

/** The tree from top to bottom, each topic with how deep it stands; a lost parent leaves it at the top. */
export const topicsInOrder = (topics: readonly Topic[]): { topic: Topic; depth: number }[] => {
  const known = new Set(topics.map(({ id }) => id))
  const below = (parent: string | null, depth: number): { topic: Topic; depth: number }[] =>
    topics
      .filter(({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null) === parent)
      .toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name))
      .flatMap((topic) => [{ topic, depth }, ...(depth < 8 ? below(topic.id, depth + 1) : [])])
  return below(null, 0)
}

/** Whether a topic is another or stands somewhere below it. */
export const isWithin = (topics: readonly Topic[], id: string, above: string): boolean => {
  let topic = topics.find((one) => one.id === id)
  for (let steps = 0; topic && steps < 16; steps += 1) {
    if (topic.id === above) return true
    const { parentId } = topic
    topic = topics.find((one) => one.id === parentId)
  }
  return false
}
