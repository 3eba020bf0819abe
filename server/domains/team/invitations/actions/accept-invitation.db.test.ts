import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  anotherWorkspace,
  type SignedInMember,
  signedIn,
  stranger,
  testPassword,
} from '../../../../testing/factories.ts'
import { type MailServer, openMailServer } from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

const day = 86_400_000
let testApp: TestApp
let admin: SignedInMember
let relay: MailServer

beforeAll(async () => {
  relay = await openMailServer()
  testApp = await openTestApp({ KEPT_RELAY_URL: relay.url })
  admin = await signedIn(testApp)
})
afterAll(async () => {
  await testApp.close()
  await relay.close()
})

const invite = (body: Record<string, unknown>, by = admin) => by.request('POST', '/invitations', { body })
const tokenOf = (invited: { body: { url: string } }): string => invited.body.url.split('/').at(-1) ?? ''
const accept = (token: string, body: Record<string, unknown>, headers: Record<string, string> = {}) =>
  stranger(testApp)('POST', `/invitations/by-token/${token}/acceptance`, { body, headers })

test('an invitation is mailed in the language of the workspace, and accepted once', async () => {
  await admin.request('PATCH', '/workspace', { body: { language: 'ru' } })
  const team = await admin.request('POST', '/teams', { body: { name: 'Warehouse' } })
  const invited = await invite({ email: 'New@Kept.example', role: 'agent', teamIds: [team.body.id] })
  expect(invited.status).toBe(201)
  expect(invited.body).toMatchObject({
    email: 'new@kept.example',
    role: 'agent',
    invitedBy: expect.stringMatching(/^Member/),
  })
  const token = tokenOf(invited)
  const kept = await testApp.platform.database.system.selectFrom('invitations').select('token_hash').execute()
  expect(JSON.stringify(kept)).not.toContain(token)

  await testApp.settle()
  expect(relay.mails).toHaveLength(1)
  const [mail] = relay.mails
  expect(mail?.recipients).toEqual(['new@kept.example'])
  expect(mail?.read.subject).toMatch(/^Приглашение в Workspace/)
  expect(mail?.read.text).toContain(invited.body.url)

  const seen = await stranger(testApp)('GET', `/invitations/by-token/${token}`)
  expect(seen.body).toMatchObject({ email: 'new@kept.example', role: 'agent', hasAccount: false })
  expect((await accept(token, { password: 'a long enough one' })).body.errors[0].path).toBe('body.name')

  const answers = await Promise.all([1, 2].map(() => accept(token, { name: 'Нина', password: 'a long enough one' })))
  expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 404])
  const joined = answers.find((answer) => answer.status === 201)
  expect(joined?.body.profile).toMatchObject({ language: 'ru', member: { name: 'Нина', teamIds: [team.body.id] } })
  expect((await stranger(testApp)('GET', `/invitations/by-token/${token}`)).status).toBe(404)
  expect((await admin.request('GET', '/invitations')).body.items).toEqual([])
})

test('an invitation ends after seven days, or when it is withdrawn', async () => {
  const late = await invite({ email: 'late@kept.example', role: 'agent' })
  expect((await invite({ email: 'late@kept.example', role: 'agent' })).status).toBe(409)
  testApp.clock.forward(7 * day + 1000)
  expect((await stranger(testApp)('GET', `/invitations/by-token/${tokenOf(late)}`)).status).toBe(404)
  expect((await accept(tokenOf(late), { name: 'Late', password: 'a long enough one' })).status).toBe(404)

  const again = await invite({ email: 'late@kept.example', role: 'manager' })
  expect(again.status).toBe(201)
  expect((await admin.request('DELETE', `/invitations/${again.body.id}`)).status).toBe(204)
  expect((await accept(tokenOf(again), { name: 'Late', password: 'a long enough one' })).status).toBe(404)
})

test('members are not invited again; teams must be of the workspace', async () => {
  expect((await invite({ email: admin.email, role: 'agent' })).body.code).toBe('already-exists')
  const other = await anotherWorkspace(testApp)
  const theirs = await other.request('POST', '/teams', { body: { name: 'Theirs' } })
  expect((await invite({ email: 'x@kept.example', role: 'agent', teamIds: [theirs.body.id] })).status).toBe(404)
})

test('an account that exists joins with its own password only', async () => {
  const other = await anotherWorkspace(testApp)
  const token = tokenOf(await invite({ email: other.email, role: 'manager' }))
  expect((await stranger(testApp)('GET', `/invitations/by-token/${token}`)).body.hasAccount).toBe(true)
  const wrong = await accept(token, { password: 'not the right one' })
  expect(wrong.status).toBe(401)
  const right = await accept(token, { password: testPassword })
  expect(right.status).toBe(201)
  expect(right.body.workspaces).toHaveLength(2)
  expect(right.body.workspace.id).toBe(admin.workspaceId)
})

test('guessing the password of an account is throttled', async () => {
  const other = await anotherWorkspace(testApp)
  const token = tokenOf(await invite({ email: other.email, role: 'agent' }))
  const statuses: number[] = []
  for (let tries = 0; tries < 11; tries++)
    statuses.push((await accept(token, { password: `guess number ${tries}` })).status)
  expect(statuses).toEqual([...Array(10).fill(401), 429])
}, 30_000)

test('a second factor cannot be gone around', async () => {
  const other = await anotherWorkspace(testApp)
  await testApp.platform.database.owner.query('update auth_users set "twoFactorEnabled" = true where id = $1', [
    other.userId,
  ])
  const token = tokenOf(await invite({ email: other.email, role: 'agent' }))
  expect((await accept(token, { password: testPassword })).status).toBe(401)
  expect((await accept(token, { password: testPassword }, { cookie: other.cookie })).status).toBe(201)
})

test('who had left comes back as the member they were', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  await admin.request('PATCH', `/members/${member.memberId}`, { body: { active: false } })
  const back = await accept(tokenOf(await invite({ email: member.email, role: 'manager' })), { password: testPassword })
  expect(back.status).toBe(201)
  expect(back.body.profile.member).toMatchObject({ id: member.memberId, role: 'manager', active: true })
})

test('the same request twice gives the same link, and mails once', async () => {
  const before = relay.mails.length
  const headers = { 'idempotency-key': 'invite-once' }
  const body = { email: 'once@kept.example', role: 'agent' }
  const first = await admin.request('POST', '/invitations', { body, headers })
  const second = await admin.request('POST', '/invitations', { body, headers })
  expect(second.status).toBe(201)
  expect(second.body).toEqual(first.body)
  await testApp.settle()
  expect(relay.mails.slice(before).filter((mail) => mail.recipients[0] === 'once@kept.example')).toHaveLength(1)
  const { rows } = await testApp.platform.database.owner.query('select response::text from idempotency_keys')
  expect(JSON.stringify(rows)).not.toContain(tokenOf(first))
})
