import { createHmac, timingSafeEqual } from 'node:crypto'

/** What signs the names by which an answer finds its conversation. */
export interface ThreadKey {
  secret: string
  workspaceId: string
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/** A keyed hash that survives being written in lower case: `length` characters of five bits each. */
export function keyedHash(key: ThreadKey, use: string, value: string, length: number): string {
  const digest = createHmac('sha256', key.secret).update(`kept ${use}\n${key.workspaceId}\n${value}`).digest()
  return [...digest.subarray(0, length)].map((byte) => alphabet[byte & 31]).join('')
}

export function isKeyed(key: ThreadKey, use: string, value: string, hash: string): boolean {
  const right = Buffer.from(keyedHash(key, use, value, hash.length))
  const given = Buffer.from(hash.toLowerCase())
  return right.length === given.length && timingSafeEqual(right, given)
}

/** `support@example.com` → `support+c123.k2j4…@example.com`: an answer to it belongs to conversation 123. */
export function signedAddress(key: ThreadKey, address: string, number: number): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+c${number}.${keyedHash(key, 'address', String(number), 12)}${address.slice(at)}`
}

export function numberOfAddress(key: ThreadKey, address: string): number | null {
  const [, number, hash] = /\+c(\d{1,15})\.([a-z2-7]{12})@[^@]+$/i.exec(address) ?? []
  return number && hash && isKeyed(key, 'address', number, hash) ? Number(number) : null
}

/** The address without what stands behind the plus: whose it is, whoever signed it. */
export const baseAddress = (address: string): string => address.toLowerCase().replace(/\+[^@]*(?=@[^@]+$)/, '')

/** A Message-ID without brackets that names its message and cannot be guessed. */
export function ownMailId(key: ThreadKey, number: number, messageId: string, mailName: string): string {
  const value = `${number}.${messageId.replaceAll('-', '')}`
  return `${value}.${keyedHash(key, 'message-id', value, 16)}@${mailName}`
}

/** The host part is not looked at: an installation may change its name, its secret stays. */
export function readOwnMailId(key: ThreadKey, mailId: string): { number: number; messageId: string } | null {
  const [, number, hex, hash] = /^(\d{1,15})\.([0-9a-f]{32})\.([a-z2-7]{16})@/i.exec(mailId) ?? []
  if (!number || !hex || !hash || !isKeyed(key, 'message-id', `${number}.${hex.toLowerCase()}`, hash)) return null
  return {
    number: Number(number),
    messageId: hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  }
}

/** `[#123-k2j4m6]`, for the subject where the address cannot carry the signature. */
export const subjectToken = (key: ThreadKey, number: number): string =>
  `[#${number}-${keyedHash(key, 'subject', String(number), 8)}]`

/** Numbers in the subject: our own keyed form, and the plain one that anybody could write. */
function tokensOf(key: ThreadKey, subject: string): { number: number; sure: boolean }[] {
  const found = [...subject.matchAll(/\[#(\d{1,9})(?:-([a-z2-7]{8}))?\]/gi)].slice(0, 5)
  return found
    .filter(([, number = '', hash]) => !hash || isKeyed(key, 'subject', number, hash))
    .map(([, number, hash]) => ({ number: Number(number), sure: Boolean(hash) }))
}

/** One thing in a mail that points at a conversation. `sure`: only somebody whom we wrote to can know it. */
export type Clue =
  | { by: 'address'; number: number; sure: true }
  | { by: 'own-message-id'; number: number; messageId: string; sure: true }
  | { by: 'known-message-id'; mailId: string; sure: false }
  | { by: 'subject-token'; number: number; sure: boolean }

export interface MailTraces {
  /** Everybody it was sent to: envelope, To, Cc, Delivered-To. */
  addresses: readonly string[]
  inReplyTo: readonly string[]
  references: readonly string[]
  subject: string
}

/** Amazon SES says the first half of the id that it gives a mail; which of its hosts the other half names, it does not say. */
const amazon = 'amazonses.com'
const amazonHost = /@(?:[a-z0-9-]+\.)?amazonses\.com$/i
const amazonAnswer = /^250 (?:2\.\d\.\d )?ok:? ([0-9a-f]{16}-[0-9a-f-]{20,80})$/i

/** An id as it stands, and as we may have learnt it. */
export const formsOf = (mailId: string): string[] =>
  amazonHost.test(mailId) ? [mailId, mailId.toLowerCase().replace(amazonHost, `@${amazon}`)] : [mailId]

/** Ids under which a relay says that it took a mail, other than the one it was given: it has put its own in its place. */
export function idsInAnswer(answer: string, given: { mailId: string; addresses: readonly string[] }): string[] {
  const known = [given.mailId, ...given.addresses].map((each) => each.toLowerCase())
  const told = [...answer.matchAll(/<([^<>\s@]{8,200}@[^<>\s@]{1,200})>/g)].map(([, id = '']) => id)
  const amazons = amazonAnswer.exec(answer.trim())?.[1]
  return [
    ...told.filter((id) => !known.includes(id.toLowerCase())),
    ...(amazons ? [`${amazons.toLowerCase()}@${amazon}`] : []),
  ]
}

/** Ids that a mail answers, nearest first. At most 30 are looked at: long threads repeat their whole history. */
export const answeredIds = ({ inReplyTo, references }: Pick<MailTraces, 'inReplyTo' | 'references'>): string[] =>
  [...new Set([...inReplyTo, ...references.toReversed()].flatMap(formsOf))].slice(0, 30)

/** All clues, strongest first: signed address, our own Message-ID, a Message-ID we know, the number in the subject. */
export function findClues(key: ThreadKey, mail: MailTraces): Clue[] {
  const ids = answeredIds(mail)
  const own = ids.map((mailId) => readOwnMailId(key, mailId))
  return [
    ...mail.addresses.flatMap((address): Clue[] => {
      const number = numberOfAddress(key, address)
      return number === null ? [] : [{ by: 'address', number, sure: true }]
    }),
    ...own.flatMap((found): Clue[] => (found ? [{ by: 'own-message-id', ...found, sure: true }] : [])),
    ...ids.flatMap((mailId, place): Clue[] => (own[place] ? [] : [{ by: 'known-message-id', mailId, sure: false }])),
    ...tokensOf(key, mail.subject).map((token): Clue => ({ by: 'subject-token', ...token })),
  ]
}

/** The conversation a clue leads to. */
export interface Target {
  id: string
  number: number
  status: string
  resolvedAt: Date | null
  deletedAt: Date | null
  /** Is whoever wrote the mail somebody known in it? */
  takesPart: boolean
}

export interface Lead {
  clue: Pick<Clue, 'by' | 'sure'>
  target: Target
}

export interface Arrival {
  /** Written by a machine: it belongs where it belongs, and changes nothing there. */
  automatic: boolean
  /** It is probably not from whom it names. */
  doubtful: boolean
  at: Date
}

export interface ReopenPolicy {
  kind: 'reopen' | 'new'
  days: number
}

/** Where a mail belongs and why. `why` is a key of locales/…/server.json, `threads.<why>`. */
export type Placement =
  | {
      conversationId: string
      by: Clue['by']
      why: Clue['by'] | 'subject-token-known-sender' | 'read-again'
      number?: number
      mayReopen: boolean
    }
  | { conversationId: null; by: 'new'; why: 'new'; possibleMatchId?: undefined; number?: undefined }
  | {
      conversationId: null
      by: 'new'
      why: Doubt
      possibleMatchId: string
      number: number
    }

const day = 24 * 60 * 60 * 1000

type Doubt = 'unknown-sender' | 'doubtful-sender' | 'too-late' | 'in-trash'

/**
 * Decides by the leads in their order. What can be guessed counts only from somebody who already takes part, and whose name
 * is not forged.
 */
export function place(leads: readonly Lead[], arrival: Arrival, policy: ReopenPolicy): Placement {
  const doubted = (why: Doubt, { target }: Lead): Placement => ({
    conversationId: null,
    by: 'new',
    why,
    possibleMatchId: target.id,
    number: target.number,
  })

  const takesPart = (target: Target) => !arrival.doubtful && target.takesPart
  const trusted = leads.filter(({ clue, target }) => clue.sure || takesPart(target))
  const chosen = trusted.find(({ target }) => !target.deletedAt)
  if (!chosen) {
    const [stranger] = leads.filter((lead) => !trusted.includes(lead))
    if (trusted[0]) return doubted('in-trash', trusted[0])
    if (!stranger) return { conversationId: null, by: 'new', why: 'new' }
    return doubted(arrival.doubtful ? 'doubtful-sender' : 'unknown-sender', stranger)
  }
  if (!arrival.automatic && !reopens(chosen.target, arrival.at, policy)) return doubted('too-late', chosen)
  const { clue, target } = chosen
  const why = clue.by === 'subject-token' && !clue.sure ? 'subject-token-known-sender' : clue.by
  return { conversationId: target.id, by: clue.by, why, number: target.number, mayReopen: !arrival.automatic }
}

/** Is the conversation still one that an answer continues? */
function reopens({ status, resolvedAt }: Target, at: Date, policy: ReopenPolicy): boolean {
  if (status !== 'resolved' && status !== 'closed') return true
  if (policy.kind === 'new') return false
  return resolvedAt === null || at.getTime() - resolvedAt.getTime() <= policy.days * day
}
