const minute = 60_000
const day = 24 * 60 * minute

/** Minutes until the next attempt after the first, second, … one; then hourly. */
const pauses = [1, 2, 5, 15, 60]
const patience = 3 * day

/** When a mail that could not be handed over is tried again; null when three days have passed and it has failed. */
export function nextAttempt(attempts: number, firstAt: Date, now: Date): Date | null {
  const pause = (pauses[attempts - 1] ?? 60) * minute
  return now.getTime() + pause - firstAt.getTime() > patience ? null : new Date(now.getTime() + pause)
}

/** Hands one message over to the relay. */
export const sendingJob = 'mail.send'

const longestEnvelopeId = 100

/** The id under which a relay reports about a mail (ENVID, RFC 3461 §4.4): its Message-ID, without the host where that is long. */
export const receiptId = (mailId: string): string =>
  mailId.length <= longestEnvelopeId ? mailId : `${mailId.slice(0, mailId.lastIndexOf('@'))}@x`

/** `Re: ` before what answers, once. */
export function answerSubject(subject: string, answers: boolean): string {
  return answers && !/^\s*re\s*:/i.test(subject) ? `Re: ${subject}` : subject
}

/** The ids that go into References: the first of the thread and its latest, oldest first, as RFC 5322 §3.6.4 wants. */
export function referencesOf(newestFirst: readonly string[]): string[] {
  const most = 20
  const oldestFirst = newestFirst.toReversed()
  return oldestFirst.length <= most ? oldestFirst : [...oldestFirst.slice(0, 1), ...oldestFirst.slice(1 - most)]
}
