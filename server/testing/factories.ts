import type { Ability, Role } from '../../contract/abilities.ts'
import { addMember, addWorkspace } from '../domains/team/index.ts'
import { openSession } from '../platform/auth/sessions.ts'
import { addUser, hashPassword } from '../platform/auth/users.ts'
import { newId } from '../platform/db/ids.ts'
import { type Scope, systemAuthority } from '../platform/scope.ts'
import type { TestApp } from './test-app.ts'

export const testPassword = 'correct horse battery'

export interface Answered {
  status: number
  /** Parsed where it is JSON, text otherwise. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it as it expects it to be
  body: any
  headers: Record<string, string | string[] | number | undefined>
}

export interface Sending {
  body?: unknown
  headers?: Record<string, string>
  /** The address the request comes from; 127.0.0.1 without it. */
  from?: string
}

/** `url` as the contract says it, below /api. */
export type Send = (method: string, url: string, sending?: Sending) => Promise<Answered>

export interface SignedInMember {
  workspaceId: string
  memberId: string
  userId: string
  email: string
  cookie: string
  request: Send
}

/** A member of the test's one workspace, which is made when the first one is asked for. */
export async function signedIn(testApp: TestApp, { role = 'admin' }: { role?: Role } = {}): Promise<SignedInMember> {
  const known = workspaces.get(testApp) ?? makeWorkspace(testApp)
  workspaces.set(testApp, known)
  return joined(testApp, await known, role)
}

/** The admin of a second workspace, or of a third. */
export async function anotherWorkspace(testApp: TestApp): Promise<SignedInMember> {
  return joined(testApp, await makeWorkspace(testApp), 'admin')
}

/** A program with an API key of the workspace of `maker`, or of the test's one. */
export async function withKey(testApp: TestApp, scopes: Ability[], maker?: SignedInMember) {
  const admin = maker ?? (await signedIn(testApp))
  const { status, body } = await admin.request('POST', '/keys', { body: { name: 'A program', scopes } })
  if (status !== 201) throw new Error(`the key was not made: ${JSON.stringify(body)}`)
  const authorization = `Bearer ${body.key}`
  return {
    workspaceId: admin.workspaceId,
    keyId: body.id as string,
    key: body.key as string,
    request: requester(testApp, { authorization }),
  }
}

/** Somebody without session or key. */
export const stranger = (testApp: TestApp): Send => requester(testApp, {})

const workspaces = new WeakMap<TestApp, Promise<string>>()
let hash: Promise<string> | null = null
let count = 0

async function makeWorkspace(testApp: TestApp): Promise<string> {
  const workspaceId = newId()
  const name = `Workspace ${++count}`
  await asSystem(testApp, workspaceId, (scope) =>
    addWorkspace(scope, { name, language: 'en', timeZone: 'UTC', demo: false }),
  )
  return workspaceId
}

async function joined(testApp: TestApp, workspaceId: string, role: Role): Promise<SignedInMember> {
  const { auth } = testApp.platform
  // Hashing is slow on purpose: all test members share one password.
  hash ??= hashPassword(auth, testPassword)
  const passwordHash = await hash
  const name = `Member ${++count}`
  const email = `member${count}@kept.example`
  const { userId, memberId } = await asSystem(testApp, workspaceId, async (scope) => {
    const made = await addUser(scope.db, { name, email, passwordHash })
    const id = await addMember(scope, { userId: made, name, email, role, language: 'en', timeZone: 'UTC' })
    return { userId: made, memberId: id }
  })
  const cookie = cookieOf(await openSession(auth, { userId, workspaceId }))
  return { workspaceId, memberId, userId, email, cookie, request: requester(testApp, { cookie }) }
}

/** A scope that stands in no row-level wall, as the first run and the demo use it. */
export async function asSystem<T>(
  testApp: TestApp,
  workspaceId: string,
  work: (scope: Scope) => Promise<T>,
): Promise<T> {
  const { database, scopes } = testApp.platform
  return database.across((db) => work(scopes.over(systemAuthority(workspaceId), db, () => {})))
}

/** What a browser would send back for these Set-Cookie headers. */
export const cookieOf = (setCookies: readonly string[]): string =>
  setCookies.map((each) => each.split(';')[0]).join('; ')

const requester =
  (testApp: TestApp, own: Record<string, string>): Send =>
  async (method, url, { body, headers = {}, from } = {}) => {
    const answer = await testApp.app.inject({
      method: method as 'GET',
      url: `/api${url}`,
      headers: { ...own, ...headers },
      ...(from ? { remoteAddress: from } : {}),
      ...(body === undefined ? {} : { payload: body as never }),
    })
    const json = String(answer.headers['content-type'] ?? '').includes('json')
    return { status: answer.statusCode, body: json ? answer.json() : answer.body, headers: answer.headers }
  }
