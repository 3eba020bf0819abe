import type { Status } from '../../../contract/conversations.ts'

/** Of `conversations c`: neither in the trash nor spam. Text, because partial indexes are made for this very condition. */
export const living = 'c.deleted_at is null and c.spam_at is null'

export const isSettled = (status: Status): boolean => status === 'resolved' || status === 'closed'

/** What a mail from the person makes of the status; an automatic one changes nothing. */
export function statusAfterInbound(status: Status, mayReopen: boolean): Status {
  if (!mayReopen) return status
  return status === 'open' ? 'open' : 'waiting-on-us'
}

const snippetLength = 160

/** One line of a text for the list: the first words, white space folded. */
export function snippetOf(text: string): string {
  const line = text
    .slice(0, snippetLength * 4)
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > snippetLength ? `${line.slice(0, snippetLength - 1)}…` : line
}

/** A subject for a conversation: answer and forward marks taken off, never empty. */
export function subjectOf(subject: string, text: string): string {
  const bare = subject
    .replace(/^\s*((re|fwd?|aw|wg|отв|пер|отг|препр|sv|vs|antw|rif|odp)\s*(\[\d+\])?\s*:\s*)+/iu, '')
    .replace(/\s+/g, ' ')
    .trim()
  return (bare || snippetOf(text) || '—').slice(0, 500)
}

/** Tags as they are stored: lower case, single spaces, each once, in order. */
export function tidyTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.toLowerCase().replace(/\s+/g, ' ').trim()).filter(Boolean))].sort()
}

/**
 * May a reply go out, seen from what its writer had seen? Own messages and what Kept wrote by itself need not be seen.
 * `unseen` are the messages after `seenSeq`; answers the newest number that stands in the way, or null.
 */
export function unseenBefore(
  unseen: readonly { seq: number; kind: string; memberId: string | null }[],
  memberId: string | null,
): number | null {
  const others = unseen.filter(
    (message) => message.kind !== 'system' && !(message.memberId !== null && message.memberId === memberId),
  )
  return others.length ? Math.max(...others.map((message) => message.seq)) : null
}
