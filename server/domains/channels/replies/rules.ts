/** What has been answered by rule before, within the last day. */
export interface AnsweredBefore {
  toSender: number
  inConversation: number
}

const mostToSender = 5
const mostInConversation = 1
const neverAnswered =
  /^(?:no-?_?\.?reply|do-?not-?reply|mailer[-_]?daemon|postmaster|bounces?|abuse|unknown)(?:[+.-][^@]*)?@|@sender\.invalid$/i

/** Why no automatic answer goes to this sender now; null: it may. */
export function whyNoAnswer(sender: string, ownAddresses: ReadonlySet<string>, before: AnsweredBefore): string | null {
  if (neverAnswered.test(sender)) return 'nobody reads answers there'
  if (ownAddresses.has(sender.toLowerCase())) return 'it is our own address'
  if (before.inConversation >= mostInConversation) return 'this conversation had its automatic answer'
  if (before.toSender >= mostToSender) return `${mostToSender} automatic answers went there within a day`
  return null
}

const hour = 60
const day = 24 * hour

/** Minutes as the words of a reply time: key and count for `replies.<unit>`. Rounded up, so that nothing is promised short. */
export function replyTimeWords(minutes: number): { unit: 'minutes' | 'hours' | 'days'; count: number } {
  if (minutes < 2 * hour && minutes % hour !== 0) return { unit: 'minutes', count: minutes }
  if (minutes < 2 * day && minutes % day !== 0) return { unit: 'hours', count: Math.ceil(minutes / hour) }
  return { unit: 'days', count: Math.ceil(minutes / day) }
}

/** Fills {{reply_time}} and {{number}}; other braces stay as they are, because they are nobody's. */
export const fillIn = (text: string, values: { reply_time: string; number: string }): string =>
  text.replace(/\{\{\s*(reply_time|number)\s*\}\}/g, (_, name: 'reply_time' | 'number') => values[name])
