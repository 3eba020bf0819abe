import type { Contract } from '../../contract/contract.ts'
import type { CallInput, CallOutput } from '../../contract/endpoint.ts'
import { Problem, problemFrom } from './problem.ts'

type Key = keyof Contract
type Input<K extends Key> = CallInput<Contract[K]>
type Arguments<K extends Key> =
  Record<never, never> extends Input<K>
    ? [input?: Input<K>, options?: CallOptions]
    : [input: Input<K>, options?: CallOptions]

export interface CallOptions {
  signal?: AbortSignal
  /** Given where a call may be repeated after a lost answer; otherwise each call has its own. */
  idempotencyKey?: string
  /** The newest number that was seen: refused where more was said. */
  ifMatch?: number
  /** Lets the request outlive the page, for the last word when a tab closes. */
  keepalive?: boolean
}

interface Loose {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
}

/** `GET /people/{id}` with its parameters, as a URL of this origin. */
export const urlOf = (path: string, { params = {}, query = {} }: Loose): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  }
  return `/api${filled}${search.size > 0 ? `?${search}` : ''}`
}

const headersFor = (method: string, body: unknown, options: CallOptions): Headers => {
  const headers = new Headers({
    accept: 'application/json, application/problem+json',
    'accept-language': document.documentElement.lang || 'en',
  })
  if (method !== 'GET') headers.set('idempotency-key', options.idempotencyKey ?? crypto.randomUUID())
  if (options.ifMatch !== undefined) headers.set('if-match', `"${options.ifMatch}"`)
  if (body !== undefined && !isRaw(body)) headers.set('content-type', 'application/json')
  return headers
}

const isRaw = (body: unknown): body is BodyInit =>
  body instanceof FormData || body instanceof Blob || body instanceof ArrayBuffer || body instanceof Uint8Array

/**
 * Calls one endpoint of the contract; what goes in and comes out is typed by its schemas, which are not shipped.
 * Throws `Problem`, also where the network is gone (`offline`).
 */
export const api = async <K extends Key>(
  key: K,
  ...[input, options = {}]: Arguments<K>
): Promise<CallOutput<Contract[K]>> => {
  const [method = 'GET', path = ''] = key.split(' ')
  const given = (input ?? {}) as Loose
  const response = await fetch(urlOf(path, given), {
    method,
    headers: headersFor(method, given.body, options),
    body: given.body === undefined ? null : isRaw(given.body) ? given.body : JSON.stringify(given.body),
    credentials: 'same-origin',
    signal: options.signal ?? null,
    keepalive: options.keepalive ?? false,
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem({ code: 'offline' })
  })
  if (!response.ok) throw await problemFrom(response)
  if (response.status === 204) return undefined as CallOutput<Contract[K]>
  if (response.headers.get('content-type')?.includes('json')) return response.json()
  return (await response.blob()) as CallOutput<Contract[K]>
}
