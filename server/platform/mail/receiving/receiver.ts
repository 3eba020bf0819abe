import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { Logger } from '../../log/log.ts'
import type { Certificate } from './certificate.ts'
import { countRemotes, defaultLimits, type ReceiverLimits } from './limits.ts'
import { Refusal, refusals } from './refusal.ts'

/** A mail as it came over SMTP. `sender` is '' for the null sender of bounces. */
export interface DeliveredMail {
  bytes: Buffer
  sender: string
  recipients: string[]
  remoteAddress: string
  /** How the other side called itself (EHLO). */
  helo: string
}

export interface ReceiverOptions {
  host: string
  /** 0: any free port. */
  port: number
  /** Host name in the greeting. */
  name: string
  maxBytes: number
  certificate: Certificate | null
  limits?: ReceiverLimits
  /** Why no mail can be taken just now, or null. */
  pressure(): Promise<string | null>
  /** Does the address belong to somebody here? A rejection means that nobody can say now (451). */
  knows(address: string): Promise<boolean>
  /** Resolves when the mail is safe; only then the other side hears 250. A Refusal is answered as it stands. */
  take(mail: DeliveredMail): Promise<void>
  log: Logger
}

export interface Receiver {
  port: number
  stop(): Promise<void>
}

type Done = (error?: Error | null, message?: string) => void

/** Listens for mail. Rejects when it cannot listen (port taken, not allowed). */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const limits = options.limits ?? defaultLimits
  const remotes = countRemotes(limits)
  const counted = new Set<string>()

  const server = new SMTPServer({
    name: options.name,
    banner: 'Kept',
    size: options.maxBytes,
    ...(options.certificate ?? {}),
    disabledCommands: options.certificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    maxClients: limits.connections,
    maxRecipients: limits.recipients,
    socketTimeout: 60_000,
    closeTimeout: 2000,
    onConnect(session, done) {
      if (!remotes.mayConnect(session.remoteAddress)) return done(refusals.tooManyConnections())
      remotes.connected(session.remoteAddress)
      counted.add(session.id)
      done()
    },
    onClose(session) {
      if (counted.delete(session.id)) remotes.left(session.remoteAddress)
    },
    onMailFrom: (_address, _session, done) =>
      answer(done, async () => {
        const reason = await options.pressure()
        if (reason) throw refusals.notNow(reason)
      }),
    onRcptTo: ({ address }, session, done) =>
      answer(done, async () => {
        if (await options.knows(address)) return
        throw remotes.mayGuessAgain(session.remoteAddress) ? refusals.unknownRecipient(address) : refusals.guessing()
      }),
    onData: (stream, session, done) =>
      answer(done, async () => {
        const bytes = await collect(stream, options.maxBytes)
        await options.take({ bytes, ...envelopeOf(session) })
      }),
  })

  /** Runs `work`; what it throws that is no Refusal is our trouble, told as 451 so that nothing is lost. */
  function answer(done: Done, work: () => Promise<void>): void {
    work().then(
      () => done(null, 'Kept'),
      (error: Error) => {
        if (error instanceof Refusal) return done(error)
        options.log.warn({ err: error }, 'a mail could not be taken; the sender was asked to try again')
        done(refusals.notStored())
      },
    )
  }

  // Connections that break are the other side's matter; only the listening itself may fail the start.
  server.on('error', (error) => options.log.debug({ err: error }, 'an SMTP connection failed'))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(options.port, options.host, () => {
      server.server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.server.address() as AddressInfo
  return { port, stop: () => new Promise((resolve) => server.close(() => resolve())) }
}

function envelopeOf({ envelope, remoteAddress, hostNameAppearsAs }: SMTPServerSession): Omit<DeliveredMail, 'bytes'> {
  const sender = envelope.mailFrom ? envelope.mailFrom.address : ''
  const helo = String(hostNameAppearsAs || '').slice(0, 255)
  return { sender, recipients: envelope.rcptTo.map(({ address }) => address), remoteAddress, helo }
}

/** All bytes of the mail. One that is too large is read to its end (the protocol wants that) without being kept. */
async function collect(stream: SMTPServerDataStream, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (stream.sizeExceeded) chunks.length = 0
    else chunks.push(chunk)
  }
  if (stream.sizeExceeded) throw refusals.tooLarge(maxBytes)
  return Buffer.concat(chunks)
}
