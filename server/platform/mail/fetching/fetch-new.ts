import type { ImapFlow, MailboxObject } from 'imapflow'

/** How far a folder has been fetched: UIDs grow within one UIDVALIDITY (RFC 3501 §2.3.1.1). */
export interface Cursor {
  uidValidity: string
  lastUid: number
  fetchedAt: Date
}

/** Where a folder's mails go, and how far it has been fetched. */
export interface Keeping {
  maxBytes: number
  /** Null before the first time. */
  cursor(): Promise<Cursor | null>
  /** Keeps mails and how far they go, in one transaction. */
  keep(mails: readonly FetchedMail[], cursor: Cursor): Promise<void>
}

export interface FetchedMail {
  uid: number
  bytes: Buffer
  at: Date
  /** Size of a mail that is larger than what is taken; `bytes` then holds its header alone. */
  tooLarge: number | null
}

interface Listed {
  uid: number
  size: number
  at: Date
}

const together = 20
const day = 24 * 60 * 60 * 1000

/**
 * Fetches what came since the last time. The first time nothing is fetched: what lies in the mailbox already was answered
 * elsewhere, so Kept begins with the next mail. Where the server has numbered everything anew, the mails since a day before
 * the last fetching are fetched again; those that were here before are recognised as copies.
 */
export async function fetchNew(client: ImapFlow, options: Keeping): Promise<void> {
  const mailbox = client.mailbox as MailboxObject
  const uidValidity = String(mailbox.uidValidity)
  const known = await options.cursor()
  if (!known) return options.keep([], { uidValidity, lastUid: Number(mailbox.uidNext) - 1, fetchedAt: new Date() })

  const same = known.uidValidity === uidValidity
  const lastUid = same ? known.lastUid : 0
  const range = same ? `${lastUid + 1}:*` : await uidsSince(client, new Date(known.fetchedAt.getTime() - day))
  if (!range) return options.keep([], { uidValidity, lastUid: Number(mailbox.uidNext) - 1, fetchedAt: new Date() })
  // `n:*` names the last mail even where its number is below n.
  const listed = (await list(client, range))
    .filter(({ uid }) => uid > lastUid)
    .sort((one, other) => one.uid - other.uid)
  for (let start = 0; start < listed.length; start += together) {
    const mails = await fetchBodies(client, listed.slice(start, start + together), options.maxBytes)
    const last = listed[Math.min(start + together, listed.length) - 1]
    await options.keep(mails, { uidValidity, lastUid: last?.uid ?? lastUid, fetchedAt: new Date() })
  }
}

async function uidsSince(client: ImapFlow, since: Date): Promise<string | null> {
  const uids = await client.search({ since }, { uid: true })
  return uids ? uids.join(',') || null : null
}

async function list(client: ImapFlow, range: string): Promise<Listed[]> {
  const found: Listed[] = []
  for await (const { uid, size, internalDate } of client.fetch(
    range,
    { uid: true, size: true, internalDate: true },
    { uid: true },
  )) {
    found.push({ uid, size: size ?? 0, at: internalDate ? new Date(internalDate) : new Date() })
  }
  return found
}

async function fetchBodies(client: ImapFlow, listed: readonly Listed[], maxBytes: number): Promise<FetchedMail[]> {
  const mails: FetchedMail[] = []
  for (const { uid, size, at } of listed) {
    const fits = size <= maxBytes
    const mail = await client.fetchOne(String(uid), fits ? { source: true } : { headers: true }, { uid: true })
    // Deleted meanwhile by somebody else.
    if (!mail) continue
    const bytes = fits ? mail.source : mail.headers
    if (bytes) mails.push({ uid, bytes, at, tooLarge: fits ? null : size })
  }
  return mails
}
