import { isKeyed, keyedHash, type ThreadKey } from '../threading/rules.ts'

/** What names a side conversation in the world: the number of its conversation, and its own in that one. */
export interface SideName {
  number: number
  side: number
}

const signedPart = ({ number, side }: SideName) => `${number}.${side}`

/** `support@example.com` → `support+s123.2.k2j4…@example.com`: an answer to it belongs to what was asked there. */
export function sideAddress(key: ThreadKey, address: string, name: SideName): string {
  const at = address.lastIndexOf('@')
  const signed = `${signedPart(name)}.${keyedHash(key, 'side address', signedPart(name), 12)}`
  return `${address.slice(0, at)}+s${signed}${address.slice(at)}`
}

export function sideOfAddress(key: ThreadKey, address: string): SideName | null {
  const [, number, side, hash] = /\+s(\d{1,15})\.(\d{1,6})\.([a-z2-7]{12})@[^@]+$/i.exec(address) ?? []
  return nameIn(key, 'side address', number, side, hash)
}

/** A Message-ID without brackets that no thread takes for its own. */
export function sideMailId(key: ThreadKey, name: SideName, messageId: string, mailName: string): string {
  const value = `s${signedPart(name)}.${messageId.replaceAll('-', '')}`
  return `${value}.${keyedHash(key, 'side message-id', value, 16)}@${mailName}`
}

export function readSideMailId(key: ThreadKey, mailId: string): (SideName & { messageId: string }) | null {
  const [, value, number, side, hex, hash] =
    /^(s(\d{1,15})\.(\d{1,6})\.([0-9a-f]{32}))\.([a-z2-7]{16})@/i.exec(mailId) ?? []
  if (!value || !hex || !hash || !isKeyed(key, 'side message-id', value.toLowerCase(), hash)) return null
  return {
    number: Number(number),
    side: Number(side),
    messageId: hex.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  }
}

/** `[#123.2-k2j4m6…]`, for the subject where the address cannot carry the signature. */
export const sideToken = (key: ThreadKey, name: SideName): string =>
  `[#${signedPart(name)}-${keyedHash(key, 'side subject', signedPart(name), 8)}]`

export const isSideToken = (subject: string): boolean => /\[#\d{1,15}\.\d{1,6}-[a-z2-7]{8}\]/i.test(subject)

export function sideOfSubject(key: ThreadKey, subject: string): SideName | null {
  const [, number, side, hash] = /\[#(\d{1,15})\.(\d{1,6})-([a-z2-7]{8})\]/i.exec(subject) ?? []
  return nameIn(key, 'side subject', number, side, hash)
}

function nameIn(
  key: ThreadKey,
  use: string,
  number: string | undefined,
  side: string | undefined,
  hash: string | undefined,
): SideName | null {
  if (!number || !side || !hash) return null
  const name = { number: Number(number), side: Number(side) }
  return isKeyed(key, use, signedPart(name), hash) ? name : null
}

/** What points at a side conversation. `known`: by an id that whoever was in copy may know, too. */
export type SideClue = { name: SideName } | { known: string }

interface Traces {
  addresses: readonly string[]
  /** Ids that the mail answers, nearest first. */
  answered: readonly string[]
  subject: string
}

/**
 * The side conversation that a mail answers. Its signed address decides; a signed address of a thread speaks against; else
 * the nearest id that is known: a mail that answers both belongs to what it answers last.
 */
export function sideClue(
  key: ThreadKey,
  { addresses, answered, subject }: Traces,
  is: { ofThread: (address: string) => boolean; known: (mailId: string) => { sideId: string | null } | undefined },
): SideClue | null {
  for (const address of addresses) {
    const name = sideOfAddress(key, address)
    if (name) return { name }
  }
  if (addresses.some(is.ofThread)) return null
  for (const mailId of answered) {
    const name = readSideMailId(key, mailId)
    if (name) return { name }
    const known = is.known(mailId)
    if (known) return known.sideId === null ? null : { known: known.sideId }
  }
  const name = sideOfSubject(key, subject)
  return name && { name }
}
