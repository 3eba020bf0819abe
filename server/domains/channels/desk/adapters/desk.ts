import { newId } from '../../../../platform/db/ids.ts'
import { readMail } from '../../../../platform/mail/reading/read-mail.ts'
import { type DeliveredMail, type Receiver, startReceiver } from '../../../../platform/mail/receiving/receiver.ts'
import type { Platform } from '../../../../platform/platform.ts'

/** A mail that came back to an invented customer. */
export interface DeskMail {
  id: string
  at: string
  from: string
  to: string
  subject: string
  text: string
  html: string
  messageId: string | null
}

/**
 * The mailboxes of the demo's invented customers: an SMTP server on loopback that keeps what it is given in memory, so
 * that what Kept sends in demo mode leaves by the real way and arrives somewhere, and never at a real address.
 */
export interface Desk {
  start(): Promise<void>
  stop(): Promise<void>
  /** Where demo channels hand over; null while it does not run. */
  url(): string | null
  mailsTo(address: string): DeskMail[]
}

const mostMails = 500
const maxBytes = 30 * 1024 * 1024

export function createDesk(platform: Platform): Desk {
  const mails: { recipients: string[]; mail: DeskMail }[] = []
  let sink: Receiver | null = null

  async function keep({ bytes, recipients }: DeliveredMail): Promise<void> {
    const read = await readMail(bytes)
    const { subject, text, html, messageId } = read
    const from = read.from ? (read.from.name ? `${read.from.name} <${read.from.email}>` : read.from.email) : ''
    const mail = {
      id: newId(),
      at: platform.scopes.now().toISOString(),
      from,
      to: recipients.join(', '),
      subject,
      text,
      html,
      messageId,
    }
    mails.unshift({ recipients: recipients.map((each) => each.toLowerCase()), mail })
    mails.splice(mostMails)
  }

  return {
    async start() {
      sink = await startReceiver({
        host: '127.0.0.1',
        port: 0,
        name: 'desk.localhost',
        maxBytes,
        certificate: null,
        pressure: async () => null,
        knows: async () => true,
        take: keep,
        log: platform.log,
      })
    },
    async stop() {
      await sink?.stop()
      sink = null
    },
    url: () => (sink ? `smtp://127.0.0.1:${sink.port}` : null),
    mailsTo: (address) =>
      mails.filter(({ recipients }) => recipients.includes(address.toLowerCase())).map(({ mail }) => mail),
  }
}
