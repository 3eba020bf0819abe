import type { ThreadKey } from '../threading/rules.ts'
import { isKeyed, keyedHash } from '../threading/rules.ts'

/**
 * By which a member answers from their own mailbox: what their words become, in which conversation, and how far they had
 * read when they were told. The signature holds the member's id, so the mail is worth nothing in another's hands.
 */
export interface Answerable {
  /** `aside`: it goes into a side conversation, whose number stands in the place of `seq`. */
  kind: 'reply' | 'note' | 'aside'
  number: number
  seq: number
}

const letters = { reply: 'r', note: 'n', aside: 'q' } as const
const kinds: Readonly<Record<string, Answerable['kind']>> = { r: 'reply', n: 'note', q: 'aside' }
const use = 'member answer'
const signedPart = ({ kind, number, seq }: Answerable, memberId: string) =>
  `${letters[kind]}${number}.${seq}.${memberId}`

const tokenOf = (key: ThreadKey, answerable: Answerable, memberId: string): string =>
  `${letters[answerable.kind]}${answerable.number}.${answerable.seq}.${keyedHash(key, use, signedPart(answerable, memberId), 16)}`

/** `support@example.com` → `support+r123.7.k2j4…@example.com`. */
export function memberAddress(key: ThreadKey, address: string, answerable: Answerable, memberId: string): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${tokenOf(key, answerable, memberId)}${address.slice(at)}`
}

/** A Message-ID that carries the same, for channels whose mailbox knows no plus. `nonce`: each mail has its own. */
export const memberMailId = (
  key: ThreadKey,
  answerable: Answerable,
  memberId: string,
  nonce: string,
  mailName: string,
) => `${tokenOf(key, answerable, memberId)}.${nonce}@${mailName}`

export interface Claim extends Answerable {
  hash: string
}

/** What the addresses and answered ids of a mail claim; not yet whether it is true. Addresses weigh more. */
export function claimsOf(addresses: readonly string[], answered: readonly string[]): Claim[] {
  const inAddresses = addresses.flatMap((address) =>
    claimIn(/\+([rnq])(\d{1,15})\.(\d{1,9})\.([a-z2-7]{16})@[^@]+$/i, address),
  )
  const inIds = answered.flatMap((id) => claimIn(/^([rnq])(\d{1,15})\.(\d{1,9})\.([a-z2-7]{16})\.[0-9a-f]+@/i, id))
  return [...inAddresses, ...inIds]
}

function claimIn(pattern: RegExp, text: string): Claim[] {
  const [, letter, number, seq, hash] = pattern.exec(text) ?? []
  if (!letter || !number || !seq || !hash) return []
  const kind = kinds[letter.toLowerCase()]
  return kind ? [{ kind, number: Number(number), seq: Number(seq), hash }] : []
}

/** Is it this member whom we gave the claim to? */
export const belongsTo = (key: ThreadKey, claim: Claim, memberId: string): boolean =>
  isKeyed(key, use, signedPart(claim, memberId), claim.hash)

/**
 * What a member added to a mail they answer. Readers of mail leave a mail that is nothing but a quotation unfolded, because a
 * customer's might be meant so; a member's says nothing then.
 */
export function ownWords(text: string): string {
  const lines = text.trimEnd().split('\n')
  const isQuoted = (line: string) => line.startsWith('>') || !line.trim()
  const quote = lines.findLastIndex((line) => !isQuoted(line)) + 1
  if (quote === lines.length) return text.trim()
  // "On Saturday, Kept wrote:" belongs to what it introduces.
  const paragraphs = lines
    .slice(0, quote)
    .join('\n')
    .trim()
    .split(/\n{2,}/)
  if (/:\s*$/.test(paragraphs.at(-1) ?? '')) paragraphs.pop()
  return paragraphs.join('\n\n').trim()
}

/** What a member wrote as a mail's text, as paragraphs; '' where it says nothing. */
export function paragraphs(text: string): string {
  const parts = text.trim() ? text.trim().split(/\n{2,}/) : []
  return parts.map((part) => `<p>${escaped(part).replace(/\n/g, '<br>')}</p>`).join('')
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
