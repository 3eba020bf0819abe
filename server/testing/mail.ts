import type { AddressInfo } from 'node:net'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { readMail } from '../platform/mail/reading/read-mail.ts'
import type { ReadMail } from '../platform/mail/reading/shape.ts'
import type { SignedInMember } from './factories.ts'
import type { TestApp } from './test-app.ts'

/** A mail as a relay or a customer's mailbox got it. */
export interface ArrivedMail {
  /** What was asked about its way: RET and ENVID, and NOTIFY of each recipient; null where the server does not offer that. */
  dsn: { ret: string | null; envid: string | null; notify: (string[] | undefined)[] } | null
  sender: string
  recipients: string[]
  raw: string
  read: ReadMail
}

export interface MailServer {
  port: number
  url: string
  mails: ArrivedMail[]
  /** Its words after 250 for a mail it took. */
  yes(): string
  /** What it answers instead of taking the next mails; null: it takes them. */
  refuse: {
    recipient?: (address: string) => Error | null
    mail?: () => Error | null | Promise<Error | null>
    user?: string
    password?: string
  }
  close(): Promise<void>
}

export const smtpError = (responseCode: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode })

/** A real SMTP server on loopback that keeps what it takes. With a user it wants that one to sign in. `reports`: it offers DSN. */
export async function openMailServer(
  refuse: MailServer['refuse'] = {},
  offers: { reports?: boolean } = {},
): Promise<MailServer> {
  const mails: ArrivedMail[] = []
  const opened: MailServer = {
    port: 0,
    url: '',
    mails,
    yes: () => `queued as ${mails.length}`,
    refuse,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
  const server = new SMTPServer({
    hideDSN: !offers.reports,
    disabledCommands: refuse.user ? ['STARTTLS'] : ['AUTH', 'STARTTLS'],
    allowInsecureAuth: true,
    closeTimeout: 50,
    onAuth({ username, password }, _session, done) {
      if (username === refuse.user && password === refuse.password) return done(null, { user: username })
      done(Object.assign(new Error('5.7.8 wrong user or password'), { responseCode: 535 }))
    },
    onRcptTo: ({ address }, _session, done) => done(refuse.recipient?.(address) ?? null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.on('end', async () => {
        const refused = await refuse.mail?.()
        if (refused) return done(refused)
        const bytes = Buffer.concat(chunks)
        const sender = envelope.mailFrom ? envelope.mailFrom.address : ''
        const recipients = envelope.rcptTo.map(({ address }) => address)
        const notify = envelope.rcptTo.map(({ dsn }) => dsn?.notify)
        const dsn = offers.reports && envelope.dsn ? { ...envelope.dsn, notify } : null
        mails.push({ dsn, sender, recipients, raw: bytes.toString('latin1'), read: await readMail(bytes) })
        done(null, opened.yes())
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  return Object.assign(opened, { port, url: `smtp://127.0.0.1:${port}` })
}

/** Starts what the channels domain keeps running; answers where its SMTP receiver listens. */
export async function startChannels(testApp: TestApp, member: SignedInMember) {
  const domain = testApp.registered.domains.find(({ name }) => name === 'channels')
  const running = await domain?.start?.()
  if (!running) throw new Error('the channels did not start')
  const { body } = await member.request('GET', '/channels')
  return { port: body.receiver.port as number, stop: running.stop }
}

let count = 0

/** A connected address; `fields` as POST /channels takes them. */
export async function aChannel(member: SignedInMember, fields: Record<string, unknown> = {}) {
  const address = `support${++count}@shop.example`
  const { status, body } = await member.request('POST', '/channels', { body: { name: 'Shop', address, ...fields } })
  if (status !== 201) throw new Error(`the channel was not connected: ${JSON.stringify(body)}`)
  return body as { id: string; address: string }
}

/** Writes by SMTP as anybody would; rejects with what the receiver answers. */
export async function writeTo(port: number, mail: SendMailOptions): Promise<{ messageId: string; response: string }> {
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, tls: { rejectUnauthorized: false } })
  try {
    return await transport.sendMail(mail)
  } finally {
    transport.close()
  }
}

/** The raw bytes by SMTP, as they stand. */
export const writeRaw = (port: number, from: string, to: string | string[], raw: string | Buffer) =>
  writeTo(port, { envelope: { from, to }, raw })
