import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Outgoing } from '../../../platform/http/outgoing.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { RemoteIssue } from '../rules.ts'

export interface NewIssue {
  project: string
  title: string
  text: string
}

/** What a tracker can be asked. Every question may throw connection-failed (with what the tracker said) or address-refused. */
export interface Tracking {
  /** Who the token belongs to: shows that address and token are right. */
  whoAmI(): Promise<string>
  read(key: string): Promise<RemoteIssue>
  open(issue: NewIssue): Promise<RemoteIssue>
  projects(text: string): Promise<{ key: string; name: string }[]>
}

/** A webhook as it came, and what it may be about. */
export interface Hook {
  headers: IncomingHttpHeaders
  body: Buffer
}

/** Asks a tracker's API and reads its JSON. */
export function createAsker(outgoing: Outgoing, base: string, authorization: Record<string, string>) {
  return async function ask<T>(path: string, body?: unknown): Promise<T> {
    const answer = await outgoing.send(`${base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        ...authorization,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      timeout: 10_000,
      most: 4 * 1024 * 1024,
    })
    if (answer.status >= 200 && answer.status < 300) return JSON.parse(answer.body.toString('utf8'))
    throw problem('connection-failed', { detail: wordsOf(answer.status), data: { status: answer.status } })
  }
}

function wordsOf(status: number): string {
  if (status === 401) return 'The tracker does not accept the token (401).'
  if (status === 403) return 'The tracker does not allow this with the token, or asks for a pause (403).'
  if (status === 404 || status === 410) return `The tracker does not have it, or hides it from the token (${status}).`
  return `The tracker answered with status ${status}.`
}

/** HMAC-SHA-256 over the very bytes, as GitHub and Jira sign. */
export function isSigned(body: Buffer, secret: string, signature: unknown): boolean {
  const expected = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
  return isSame(expected, signature)
}

export function isSame(expected: string, given: unknown): boolean {
  if (typeof given !== 'string') return false
  const [one, other] = [Buffer.from(expected), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** The body as an object; whoever signed it may still have sent anything. */
export function bodyOf(hook: Hook): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(hook.body.toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

/** `body.a.b`, where there is text or a number. */
export function textAt(body: Record<string, unknown>, ...path: string[]): string | null {
  let value: unknown = body
  for (const name of path) value = (value as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}
