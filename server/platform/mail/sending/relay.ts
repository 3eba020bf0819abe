import { isIP } from 'node:net'
import nodemailer, { type SendMailOptions, type Transporter } from 'nodemailer'
import type { Config } from '../../config/config.ts'
import { resolveOutside } from '../../http/outgoing.ts'

/** A relay somebody entered: it is checked where it leads. */
export interface EnteredRelay {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user?: string
  password?: string
  accessToken?: string
}

/** A relay of the installation itself (KEPT_RELAY_URL, the demo's sink): trusted. */
export interface TrustedRelay {
  url: string
}

export interface Dkim {
  domainName: string
  keySelector: string
  privateKey: string
}

/** What the relay answered. `refused`: recipients it would not take while it took others. */
export interface HandedOver {
  answer: string
  refused: { recipient: string; status: number; words: string }[]
}

export interface Relays {
  /** Rejects with what nodemailer throws; `sendingFailure` reads it. */
  send(relay: EnteredRelay | TrustedRelay, mail: SendMailOptions, dkim: Dkim | null): Promise<HandedOver>
  close(): void
}

type Transport = Transporter

/** Milliseconds a whole hand-over may take; a relay that trickles would hold a job for ever. */
const longest = 4 * 60_000
const limits = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 10_000 }
const mostPools = 50

/** Connections to relays, kept open for a while and shared by the mails that leave over the same one. */
export function createRelays(config: Pick<Config, 'allowPrivateAddresses' | 'mailName'>): Relays {
  const pools = new Map<string, Transport>()

  async function poolOf(relay: EnteredRelay | TrustedRelay): Promise<Transport> {
    const key = JSON.stringify(relay)
    const known = pools.get(key)
    if (known) return known
    const options = 'url' in relay ? trusted(relay, config) : await entered(relay, config)
    const made = nodemailer.createTransport({
      ...options,
      ...limits,
      pool: true,
      maxConnections: 4,
      idleTimeout: 30_000,
      // Trying again is the outbox's decision, where it is counted and seen.
      maxRequeues: 0,
    } as never) as Transport
    made.on('error', () => {})
    if (pools.size >= mostPools) forget([...pools.keys()][0] ?? '')
    pools.set(key, made)
    return made
  }

  function forget(key: string): void {
    pools.get(key)?.close()
    pools.delete(key)
  }

  return {
    async send(relay, mail, dkim) {
      const pool = await poolOf(relay)
      try {
        const info = await pool.sendMail({
          ...mail,
          ...(dkim ? { dkim } : {}),
          abortSignal: AbortSignal.timeout(longest),
        } as SendMailOptions)
        return handedOver(info)
      } catch (error) {
        // The next attempt resolves the name anew and opens its own connection.
        forget(JSON.stringify(relay))
        throw error
      }
    },
    close() {
      for (const key of [...pools.keys()]) forget(key)
    },
  }
}

interface SentInfo {
  response?: string
  rejectedErrors?: readonly { recipient?: string; responseCode?: number; response?: string; message: string }[]
}

function handedOver(info: SentInfo): HandedOver {
  return {
    answer: (info.response ?? '').slice(0, 1000),
    refused: (info.rejectedErrors ?? []).map((error) => ({
      recipient: error.recipient ?? '',
      status: error.responseCode ?? 550,
      words: (error.response ?? error.message).slice(0, 1000),
    })),
  }
}

function trusted({ url }: TrustedRelay, config: Pick<Config, 'mailName'>) {
  const { protocol, hostname, port, username, password, searchParams } = new URL(url)
  const secure = protocol === 'smtps:'
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    name: config.mailName,
    ...(searchParams.get('ignoreTLS') === 'true' ? { ignoreTLS: true } : {}),
    ...(searchParams.get('requireTLS') === 'true' ? { requireTLS: true } : {}),
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    // A relay on this very machine has no name that a certificate could speak of.
    ...(loopback ? { tls: { rejectUnauthorized: false } } : {}),
  }
}

/** Where an entered relay is connected to: the checked address, under the name its certificate must have. */
export async function entered(relay: EnteredRelay, config: Pick<Config, 'allowPrivateAddresses' | 'mailName'>) {
  const [first] = await resolveOutside(relay.host, config.allowPrivateAddresses)
  return {
    host: first?.address ?? relay.host,
    port: relay.port,
    secure: relay.security === 'tls',
    requireTLS: relay.security === 'starttls',
    ignoreTLS: relay.security === 'none',
    name: config.mailName,
    ...(isIP(relay.host) ? {} : { tls: { servername: relay.host } }),
    ...authOf(relay),
  }
}

function authOf({ user, password, accessToken }: EnteredRelay) {
  if (user && accessToken) return { auth: { type: 'OAuth2' as const, user, accessToken } }
  return user && password ? { auth: { user, pass: password } } : {}
}
