import { lookup } from 'node:dns/promises'
import ipaddr from 'ipaddr.js'
import { Agent, type Dispatcher, request } from 'undici'
import { problem } from './problem.ts'

/** Public by their number, yet answered by the cloud the machine stands in. */
const metadataAddresses = new Set(['168.63.129.16'])

/** Is it an address of the public internet? Not private, loopback, link-local, of a cloud's metadata, or reserved. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false
  const address = ipaddr.process(text)
  // An IPv4 address in the clothes of NAT64 is judged as what it is.
  if (address.kind() === 'ipv6' && address.range() === 'rfc6052') {
    return isPublicAddress(address.toByteArray().slice(12).join('.'))
  }
  return address.range() === 'unicast' && !metadataAddresses.has(address.toString())
}

export interface Resolved {
  address: string
  family: number
}

/**
 * Where a host is. Connect to exactly what is returned: asking again could get another answer. Throws address-refused
 * where any of its addresses is not public, connection-failed where the name is unknown.
 */
export async function resolveOutside(host: string, allowPrivate: boolean): Promise<Resolved[]> {
  const name = host.replace(/^\[|\]$/g, '')
  const addresses = await lookup(name, { all: true, verbatim: true }).catch((error: NodeJS.ErrnoException) => {
    throw problem('connection-failed', { detail: `The name ${name} could not be resolved (${error.code}).` }, error)
  })
  if (!allowPrivate && !addresses.every(({ address }) => isPublicAddress(address))) {
    throw problem('address-refused', { detail: `${name} leads into a private network.` })
  }
  return addresses
}

export interface OutgoingRequest {
  method?: Dispatcher.HttpMethod
  headers?: Record<string, string>
  body?: string | Buffer
  /** Whole time from the first byte to the last, in milliseconds. */
  timeout?: number
  /** Bytes of the answer that are read; with `cut` the rest is left out, without it more is too-large. */
  most?: number
  cut?: boolean
}

export interface OutgoingAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

export type Outgoing = ReturnType<typeof createOutgoing>

/** Requests to addresses that people type in. Redirects are answers like any other: they are not followed. */
export function createOutgoing(allowPrivate: boolean) {
  const agent = new Agent({
    connect: {
      timeout: 10_000,
      lookup: (host, options, done) => {
        resolveOutside(host, allowPrivate).then(
          (addresses) => {
            const [first] = addresses
            if (options.all) done(null, addresses)
            else if (first) done(null, first.address, first.family)
          },
          (error) => done(error, []),
        )
      },
    },
    keepAliveTimeout: 5_000,
  })

  return {
    /** Throws address-refused, connection-failed or too-large. */
    async send(url: string, sending: OutgoingRequest = {}): Promise<OutgoingAnswer> {
      const target = new URL(url)
      if (!/^https?:$/.test(target.protocol)) throw problem('address-refused', { detail: 'Only http and https.' })
      // A literal address is connected to without a look-up, so it is judged here.
      const literal = target.hostname.replace(/^\[|\]$/g, '')
      if (ipaddr.isValid(literal)) await resolveOutside(literal, allowPrivate)
      const timeout = sending.timeout ?? 15_000
      try {
        const answer = await request(target, {
          dispatcher: agent,
          method: sending.method ?? 'GET',
          headers: { 'user-agent': 'Kept', ...sending.headers },
          body: sending.body ?? null,
          headersTimeout: timeout,
          bodyTimeout: timeout,
          signal: AbortSignal.timeout(timeout),
        })
        const body = await readSome(answer.body, sending.most ?? 1024 * 1024, sending.cut ?? false)
        return { status: answer.statusCode, headers: answer.headers, body }
      } catch (error) {
        throw asProblem(error)
      }
    },
    close: () => agent.destroy(),
  }
}

async function readSome(body: Dispatcher.ResponseData['body'], most: number, cut: boolean): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(chunk)
    size += chunk.length
    if (size <= most) continue
    // Leaving the loop destroys the stream: nothing more is read.
    if (!cut) throw problem('too-large')
    break
  }
  return Buffer.concat(chunks).subarray(0, most)
}

function asProblem(error: unknown): Error {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && cause.code === 'address-refused') return cause
    if ('code' in cause && (cause.code === 'connection-failed' || cause.code === 'too-large')) return cause
  }
  const { name, code, message } = error as NodeJS.ErrnoException
  const reason = name === 'TimeoutError' ? 'no answer in time' : (code ?? message)
  return problem('connection-failed', { detail: `The other side could not be reached: ${reason}.` }, error)
}
