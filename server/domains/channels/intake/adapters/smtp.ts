import { statfs } from 'node:fs/promises'
import { receiverCertificate } from '../../../../platform/mail/receiving/certificate.ts'
import { type DeliveredMail, type Receiver, startReceiver } from '../../../../platform/mail/receiving/receiver.ts'
import { refusals } from '../../../../platform/mail/receiving/refusal.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { findRecipient, type Recipient } from '../../queries.ts'
import type { NewMail } from '../actions/store-mails.ts'
import { countWaiting } from '../queries.ts'
import type { Intake } from './intake.ts'

/** Mails stored but not yet read, above which no more are taken until some are. */
const mostWaiting = 20_000
const leastDisk = 200 * 1024 * 1024
const second = 1000

/** The built-in SMTP receiver: `250` says that the raw mail is on disk and its row and job are committed. */
export async function startSmtpReceiver({ platform, store, fresh }: Intake): Promise<Receiver> {
  const { config, log } = platform
  const addresses = knownAddresses(platform)
  return startReceiver({
    host: config.smtp.host,
    port: config.smtp.port,
    name: config.mailName,
    maxBytes: config.smtp.maxBytes,
    certificate: await receiverCertificate(config, new Date()),
    pressure: everySecond(() => pressureOn(platform)),
    knows: async (address) => (await addresses.find(address)) !== null,
    take: async (mail) => {
      const recipients = await Promise.all(mail.recipients.map(addresses.find))
      const mails = await keep(platform, mail, recipients)
      for (const { hash } of mails) fresh.add(hash, mail.bytes)
      await store.store(mails)
    },
    log,
  })
}

/** Keeps the bytes once in each workspace and makes one mail for each channel that is meant. */
async function keep(
  platform: Platform,
  mail: DeliveredMail,
  recipients: readonly (Recipient | null)[],
): Promise<NewMail[]> {
  const meant = new Map<string, { recipient: Recipient; to: string[] }>()
  for (const [index, recipient] of recipients.entries()) {
    if (!recipient) continue
    const known = meant.get(recipient.channelId) ?? { recipient, to: [] }
    known.to.push(mail.recipients[index] ?? '')
    meant.set(recipient.channelId, known)
  }
  if (!meant.size) throw refusals.unknownRecipient(mail.recipients[0] ?? '')
  const at = platform.scopes.now()
  return Promise.all(
    [...meant.values()].map(async ({ recipient, to }) => ({
      ...recipient,
      source: 'smtp' as const,
      hash: await platform.files.put(recipient.workspaceId, mail.bytes),
      size: mail.bytes.length,
      envelope: { from: mail.sender, to, remote: mail.remoteAddress, helo: mail.helo },
      at,
    })),
  )
}

/** Answers about addresses, remembered for five seconds where they are known, so that a burst asks the database once. */
function knownAddresses(platform: Platform) {
  const known = new Map<string, { recipient: Recipient; until: number }>()
  platform.bus.subscribe((topic) => topic === 'channels' && known.clear())
  return {
    async find(address: string): Promise<Recipient | null> {
      const remembered = known.get(address)
      if (remembered && remembered.until > Date.now()) return remembered.recipient
      const recipient = await findRecipient(platform.database.system, address)
      if (known.size > 10_000) known.clear()
      if (recipient) known.set(address, { recipient, until: Date.now() + 5 * second })
      return recipient
    },
  }
}

async function pressureOn(platform: Platform): Promise<string | null> {
  const { bavail, bsize } = await statfs(platform.config.dataFolder)
  if (bavail * bsize < leastDisk) return 'Little disk space is left'
  const waiting = await countWaiting(platform.database.system, mostWaiting)
  return waiting >= mostWaiting ? 'Too many mails wait to be read' : null
}

/** Asks at most once a second, however many ask at the same time. */
function everySecond<T>(ask: () => Promise<T>): () => Promise<T> {
  let last: { at: number; answer: Promise<T> } | null = null
  return () => {
    if (!last || Date.now() - last.at > second) last = { at: Date.now(), answer: ask() }
    return last.answer
  }
}
