import { createHash } from 'node:crypto'
import type { Language } from '../../../../contract/shapes.ts'
import { baseAddress } from '../threading/rules.ts'

export interface Writer {
  email: string
  name: string | null
}

interface Addressed {
  name: string
  email: string
}

/** The parts of a read mail on which these decisions rest. */
export interface MailHead {
  headers: readonly { name: string; value: string }[]
  subject: string
  from: Addressed | null
  replyTo: readonly Addressed[]
  to: readonly Addressed[]
  cc: readonly Addressed[]
  date: string | null
}

/** Stands for somebody who did not say who they are, so that their words have a person all the same. */
const nobody = 'unknown@sender.invalid'
const unanswerable =
  /^(?:no-?_?\.?reply|do-?not-?reply|mailer[-_]?daemon|www-data|wordpress|webmaster)(?:[+.-][^@]*)?@/i
const plausible = /^[^\s@"<>,;]{1,64}@[^\s@"<>,;]{1,190}$/

/**
 * Whose words these are. A contact form writes in its own name, or in ours, and puts the person into Reply-To; in every
 * other mail From says it.
 */
export function writerOf(
  mail: Pick<MailHead, 'from' | 'replyTo'>,
  envelopeSender: string,
  ownAddresses: ReadonlySet<string>,
): Writer {
  const from = mail.from && plausible.test(mail.from.email) ? mail.from : null
  const reply = mail.replyTo.find(({ email }) => plausible.test(email) && !ownAddresses.has(baseAddress(email)))
  const speaksForAnother = from && (ownAddresses.has(baseAddress(from.email)) || unanswerable.test(from.email))
  const chosen = reply && (!from || speaksForAnother) ? reply : from
  if (chosen)
    return { email: chosen.email.toLowerCase(), name: nameOf(chosen) ?? (mail.from ? nameOf(mail.from) : null) }
  const sender = envelopeSender.toLowerCase()
  return { email: plausible.test(sender) ? sender : nobody, name: mail.from ? nameOf(mail.from) : null }
}

const nameOf = ({ name, email }: Addressed): string | null =>
  name && name.toLowerCase() !== email.toLowerCase() ? name.slice(0, 200) : null

const repeated =
  /^\s*(?:(?:re|fwd?|aw|wg|sv|vs|tr|rv|odp|pd|отг|отв|отговор|на|пр|пер|ha)(?:\[\d+\]|\(\d+\))?\s*[:：]\s*)+/i

/** The subject without Re:, Отг: and their like. */
export const bareSubject = (subject: string): string => subject.replace(repeated, '').trim()

/** What two copies of a mail have in common, whichever way they came. */
export type Sameness = Pick<MailHead, 'from' | 'subject' | 'date'> & { text: string; html: string }

/** Two mails of one writer, date and subject are one (a list may have added a footer). Without a date, the words decide. */
export function fingerprint(mail: Sameness): string {
  return digest([writerIn(mail), mail.date ?? '', bareSubject(mail.subject), ...(mail.date ? [] : wordsIn(mail))])
}

/**
 * What a mail without a Message-ID is known by: writer, date, subject, words and files, but not the trace of its way. Where it
 * has no date, the day on which it came: who asks the same again another day asks again.
 */
export const contentId = (mail: Sameness, fileHashes: readonly string[], cameAt: Date): string => {
  const when = mail.date ?? cameAt.toISOString().slice(0, 10)
  return `content:${digest([writerIn(mail), when, mail.subject, ...wordsIn(mail), ...fileHashes])}`
}

const writerIn = ({ from }: Sameness): string => from?.email.toLowerCase() ?? ''
const wordsIn = ({ text, html }: Sameness): string[] => [text, html].map((words) => words.replace(/\s+/g, ' ').trim())

const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)

export interface AutomaticMail {
  kind: string
  reason: string
}

export const loopHeader = 'X-Kept-Loop'

/** Who sends in the loop header: this installation and workspace, without saying which. */
export const loopMark = (secret: string, workspaceId: string): string =>
  createHash('sha256').update(`kept loop\n${secret}\n${workspaceId}`).digest('hex').slice(0, 32)

/** Why a mail counts as written by a machine; null for people. What bears our own mark went out from here and came back. */
export function automaticReason(
  mail: { headers: MailHead['headers']; automatic: AutomaticMail | null },
  mark: string,
): AutomaticMail | null {
  const returned = mail.headers.some(
    ({ name, value }) => name.toLowerCase() === loopHeader.toLowerCase() && value.trim() === mark,
  )
  return returned ? { kind: 'loop', reason: `${loopHeader}: our own mail` } : mail.automatic
}

const deliveredTo = new Set(['delivered-to', 'x-original-to', 'x-forwarded-to', 'envelope-to', 'x-envelope-to'])

/** Everybody a mail was sent to, as far as it tells, in lower case. */
export function addressesOf(mail: Pick<MailHead, 'headers' | 'to' | 'cc'>, envelope: readonly string[]): string[] {
  const traced = mail.headers
    .filter(({ name }) => deliveredTo.has(name.toLowerCase()))
    .flatMap(({ value }) => value.match(/[^\s<>,;]+@[^\s<>,;]+/g) ?? [])
  const all = [...envelope, ...traced, ...[...mail.to, ...mail.cc].map(({ email }) => email)]
  return [...new Set(all.map((address) => address.toLowerCase()))]
}

const telling: Record<'ru' | 'bg', RegExp> = {
  ru: /[ыэё]|(?<!\p{L})(?:и|не|что|это|как|мне|вы|мы|я|здравствуйте|добрый|пожалуйста|спасибо|заказ|посылка|когда|ещё|уже|было|если)(?!\p{L})/giu,
  bg: /[а-я]ъ[а-я]|(?<!\p{L})(?:и|не|да|се|че|съм|са|ще|във|със|към|моля|здравейте|добър|благодаря|поръчка|пратка|кога|още|вече|беше|ако|това)(?!\p{L})/giu,
}

/** The language of a text, of those Kept speaks; null where it does not tell. */
export function languageOf(text: string): Language | null {
  const sample = text.slice(0, 2000)
  const cyrillic = sample.match(/[а-яёА-ЯЁ]/g)?.length ?? 0
  const latin = sample.match(/[a-z]/gi)?.length ?? 0
  if (cyrillic + latin < 8) return null
  if (latin > cyrillic)
    return /(?<!\p{L})(?:the|and|is|are|my|you|please|thanks|hello|where|when|not|order|have|for)(?!\p{L})/iu.test(
      sample,
    )
      ? 'en'
      : null
  const weight = (language: 'ru' | 'bg') => sample.match(telling[language])?.length ?? 0
  const [ru, bg] = [weight('ru'), weight('bg')]
  if (ru === bg) return null
  return ru > bg ? 'ru' : 'bg'
}

/** Reads the mails of one workspace that wait. */
export const readingJob = 'mails.read'
/** Reads one mail again that could not be taken into a conversation. */
export const rereadingJob = 'mail.read'

/** The workspaces whose mails this process is reading; true where more came meanwhile. */
export type Reading = Map<string, boolean>

/**
 * Parts a row of things into groups that have nothing in common, by the names that each of them bears. Within a group and
 * among the groups the order stays; those at the same index of different groups may be done at the same time.
 */
export function independent(names: readonly (readonly string[])[]): number[][] {
  const groupOf = new Map<string, { members: number[] }>()
  for (const [index, own] of names.entries()) {
    const joined = { members: [index] }
    for (const group of new Set(own.flatMap((name) => groupOf.get(name) ?? []))) {
      joined.members.push(...group.members)
      for (const [name, known] of groupOf) if (known === group) groupOf.set(name, joined)
    }
    groupOf.set(`#${index}`, joined)
    for (const name of own) groupOf.set(name, joined)
  }
  const groups = [...new Set(groupOf.values())].map(({ members }) => members.sort((one, other) => one - other))
  return groups.sort(([one = 0], [other = 0]) => one - other)
}
