import type { Status } from '../../../contract/conversations.ts'

/**
 * Of `conversations c`: neither in the trash nor spam, and standing for itself. Text, because partial indexes are made for its
 * first two parts; merged ones are few, so that they only drop out of what the index gives.
 */
export const living = 'c.deleted_at is null and c.spam_at is null and c.survivor_id is null'

export const isSettled = (status: Status): boolean => status === 'resolved' || status === 'closed'

/** What a conversation that is done no longer is. */
export const atRest = { snoozed_at: null, snoozed_until: null, snoozed_by: null, returned_at: null, returned_why: null }

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

/** What becomes of tags where all are given, or some are to come and some to go; undefined where nothing is asked. */
export function tagsAsked(
  now: readonly string[],
  {
    tags,
    addTags,
    removeTags,
  }: { tags?: string[] | undefined; addTags?: string[] | undefined; removeTags?: string[] | undefined },
): string[] | undefined {
  if (!tags && !addTags && !removeTags) return
  const without = new Set(tidyTags(removeTags ?? []))
  return tidyTags([...(tags ?? now), ...(addTags ?? [])]).filter((tag) => !without.has(tag))
}

/**
 * May a reply go out, seen from what its writer had seen? Own messages and what Kept wrote by itself need not be seen.
 * `said` are the messages after what was seen; answers those that stand in the way.
 */
export const unseenBefore = <Said extends { kind: string; author: { id: string | null } }>(
  said: readonly Said[],
  memberId: string | null,
): Said[] => said.filter(({ kind, author }) => kind !== 'system' && !(author.id !== null && author.id === memberId))

/** Can something have been said in it after that number? Of one that others were merged into only the threads tell. */
export const mayHaveUnseen = (conversation: { seq: number; merged: boolean }, seenSeq: number): boolean =>
  conversation.merged || conversation.seq > seenSeq
