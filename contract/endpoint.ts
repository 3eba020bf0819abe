import type { z } from 'zod'
import type { Ability } from './abilities.ts'
import type { ErrorCode } from './errors.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** `METHOD /path/{param}`, below `/api`. The key says all a client has to know at run time, so clients import types alone. */
export type EndpointKey = `${Method} /${string}`

/**
 * Who may call: `public` without a session, `session` any signed-in user (even one without a workspace),
 * or the one ability that is needed (a role's or an API key's).
 */
export type Access = 'public' | 'session' | Ability

/** The body of an endpoint that does not speak JSON: raw bytes in, or a file or a stream out. */
export interface RawBody {
  raw: string
  description: string
}

export interface Endpoint {
  summary: string
  /** Longer words for the reference, where the summary does not say it all. */
  description?: string
  tag: string
  access: Access
  params?: z.ZodObject
  query?: z.ZodObject
  headers?: z.ZodObject
  body?: z.ZodType | RawBody
  /** Left out: 204 with no body. */
  response?: z.ZodType | RawBody
  /** Status of success; 200 with a response and 204 without one are the defaults. */
  status?: 200 | 201 | 202 | 204
  /** Problems beyond the ones every endpoint may answer (invalid, not-signed-in, not-allowed, not-found, too-many-requests). */
  errors?: readonly ErrorCode[]
}

export const endpoints = <const T extends Record<EndpointKey, Endpoint>>(list: T): T => list

export const isRaw = (body: unknown): body is RawBody => typeof body === 'object' && body !== null && 'raw' in body

type Of<T, Key extends keyof Endpoint, Fallback> = T extends { [K in Key]: infer S extends z.ZodType } ? S : Fallback
type Input<S> = S extends z.ZodType ? z.input<S> : never
type Output<S> = S extends z.ZodType ? z.output<S> : never

/** What a caller of the endpoint gives. */
export type CallInput<T extends Endpoint> = (Of<T, 'params', null> extends null
  ? { params?: never }
  : { params: Input<Of<T, 'params', never>> }) &
  (Of<T, 'query', null> extends null ? { query?: never } : { query?: Input<Of<T, 'query', never>> }) &
  (T extends { body: RawBody }
    ? { body: Blob | ArrayBuffer | Uint8Array | FormData }
    : Of<T, 'body', null> extends null
      ? { body?: never }
      : { body: Input<Of<T, 'body', never>> })

/** What the caller gets. */
export type CallOutput<T extends Endpoint> = T extends { response: RawBody }
  ? Blob
  : Of<T, 'response', null> extends null
    ? undefined
    : Output<Of<T, 'response', never>>

/** What the handler of the endpoint is given, parsed. */
export interface Parsed<T extends Endpoint> {
  params: Output<Of<T, 'params', z.ZodObject<Record<never, never>>>>
  query: Output<Of<T, 'query', z.ZodObject<Record<never, never>>>>
  body: T extends { body: RawBody } ? unknown : Output<Of<T, 'body', z.ZodUndefined>>
}

/** What the handler answers. */
export type Answer<T extends Endpoint> = T extends { response: RawBody }
  ? unknown
  : Of<T, 'response', null> extends null
    ? undefined
    : Input<Of<T, 'response', never>>
