import { typeOfFile } from '../../../../platform/files/sniff.ts'
import type { SenderFacts } from '../../../../platform/mail/checking/shape.ts'
import { readMail as readHere } from '../../../../platform/mail/reading/read-mail.ts'
import type { ReadMail } from '../../../../platform/mail/reading/shape.ts'
import type { Platform } from '../../../../platform/platform.ts'
import type { Intake } from '../adapters/intake.ts'
import type { MailRow } from '../queries.ts'

/** A mail that was read, its files kept, ready to be taken into a conversation. */
export interface ReadyMail {
  mail: Omit<ReadMail, 'attachments'>
  attachments: { name: string; type: string; size: number; hash: string; contentId: string | null; inline: boolean }[]
  /** Why it could not be read; the conversation gets the raw mail and this. */
  unreadable: string | null
  /** What DNS says about its sender; null where nothing was asked or nothing came back. */
  sender: SenderFacts | null
}

/** Reads in a thread of its own, which may be ended; whatever happens there, something comes back. */
export async function readMail({ platform, fresh }: Intake, workspaceId: string, row: MailRow): Promise<ReadyMail> {
  const raw = fresh.take(row.hash) ?? (await platform.files.get(workspaceId, row.hash))
  const { remote, helo = null, from } = row.envelope
  const [read, sender] = await Promise.all([
    platform.mailReader.read(raw),
    platform.senderChecker.check(raw, { remote, helo, sender: from }),
  ])
  if ('failed' in read) {
    if (read.failed === 'closed') throw new Error(read.reason)
    return { mail: await headOf(raw), attachments: [], unreadable: `${read.failed}: ${read.reason}`, sender }
  }
  const { attachments, ...mail } = read
  const unreadable = row.envelope.tooLarge
    ? `The mail has ${row.envelope.tooLarge} bytes, more than are taken; it lies in the mailbox.`
    : (mail.problems.find((problem) => problem.startsWith('could not be read')) ?? null)
  return { mail, attachments: await keepFiles(platform, workspaceId, attachments), unreadable, sender }
}

/** Who wrote it and about what, found in the first bytes alone: those cannot have been what broke the reading. */
async function headOf(raw: Buffer): Promise<ReadyMail['mail']> {
  const end = raw.indexOf('\n\n') === -1 ? raw.indexOf('\r\n\r\n') : raw.indexOf('\n\n')
  const { attachments: _none, ...mail } = await readHere(raw.subarray(0, Math.min(end === -1 ? 16_384 : end, 16_384)))
  return mail
}

async function keepFiles(
  platform: Platform,
  workspaceId: string,
  files: ReadMail['attachments'],
): Promise<ReadyMail['attachments']> {
  const kept: ReadyMail['attachments'] = []
  // One after another: a mail of a thousand parts must not take all the disk's attention.
  for (const { name, type, size, contentId, inline, content } of files) {
    const hash = await platform.files.put(workspaceId, content)
    kept.push({ name: nameOfFile(name), type: typeOfFile(content, type), size, hash, contentId, inline })
  }
  return kept
}

/** The last part of a path, without what a file system or a header could trip over. */
function nameOfFile(name: string | null): string {
  const last = (name ?? '')
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  return last?.slice(0, 200) || 'file'
}
