import { isIP } from 'node:net'
import { ImapFlow } from 'imapflow'
import { resolveOutside } from '../../http/outgoing.ts'

export interface ImapAccess {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user: string
  password?: string
  accessToken?: string
  /** Servers in private networks may be used. */
  allowInside: boolean
}

/** A signed-in connection. Rejects with imapflow's errors, or with address-refused; the caller closes it. */
export async function connectImap(access: ImapAccess): Promise<ImapFlow> {
  const [first] = await resolveOutside(access.host, access.allowInside)
  const client = new ImapFlow({
    host: first?.address ?? access.host,
    ...(isIP(access.host) ? {} : { servername: access.host }),
    port: access.port,
    secure: access.security === 'tls',
    ...(access.security === 'tls' ? {} : { doSTARTTLS: access.security === 'starttls' }),
    auth: {
      user: access.user,
      ...(access.accessToken ? { accessToken: access.accessToken } : { pass: access.password ?? '' }),
    },
    clientInfo: { name: 'Kept' },
    logger: false,
    autoIdleDelay: 100,
    maxIdleTime: 4 * 60_000,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 6 * 60_000,
    maxLiteralSize: 256 * 1024 * 1024,
    disableAutoEnable: true,
    disableCompression: true,
  })
  // Until somebody listens better, an error must not end the process.
  client.on('error', () => {})
  await client.connect()
  return client
}
