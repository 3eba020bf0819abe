import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUser } from '../../../platform/auth/users.ts'
import { newId } from '../../../platform/db/ids.ts'
import { asSystem, cookieOf, stranger } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'
import { addMember, addWorkspace } from './add-workspace.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
})
afterAll(() => testApp.close())

const firstRun = {
  workspaceName: 'Parcel & Co',
  name: 'Ada',
  email: 'Ada@Parcel.example',
  password: 'a long enough one',
  language: 'bg',
  timeZone: 'Europe/Sofia',
}

test('a password that is too short makes nothing', async () => {
  const refused = await stranger(testApp)('POST', '/setup', { body: { ...firstRun, password: 'short' } })
  expect(refused.status).toBe(422)
  expect(refused.body.errors[0].path).toBe('body.password')
  expect((await stranger(testApp)('GET', '/setup')).body.needsSetup).toBe(true)
})

test('the first run makes a workspace with its admin, signs in, and happens once', async () => {
  const request = stranger(testApp)
  expect((await request('GET', '/setup', { headers: { 'accept-language': 'bg-BG,bg;q=0.9' } })).body).toEqual({
    needsSetup: true,
    demo: false,
    language: 'bg',
    signIn: { oidc: [], magicLink: false },
  })

  // Three at once: one gets through, and nothing is left of the others.
  const answers = await Promise.all(
    [1, 2, 3].map((n) => request('POST', '/setup', { body: { ...firstRun, name: `Ada ${n}` } })),
  )
  expect(answers.map((each) => each.status).sort()).toEqual([201, 409, 409])
  expect(answers.filter((each) => each.body.code === 'already-set-up')).toHaveLength(2)
  const made = answers.find((each) => each.status === 201)
  expect(made?.body.user.email).toBe('ada@parcel.example')
  expect(made?.body.workspace).toMatchObject({ name: 'Parcel & Co', language: 'bg', timeZone: 'Europe/Sofia' })
  expect(made?.body.abilities).toContain('members.manage')
  const users = await testApp.platform.database.system.selectFrom('auth_users').select('id').execute()
  expect(users).toHaveLength(1)

  const [setCookie] = [made?.headers['set-cookie']].flat() as string[]
  expect(setCookie).toMatch(/^kept\.session_token=.*HttpOnly; SameSite=Lax/)
  const session = await request('GET', '/session', { headers: { cookie: cookieOf([setCookie ?? '']) } })
  expect(session.body.user).toEqual(made?.body.user)
  expect((await request('GET', '/setup')).body.needsSetup).toBe(false)
})

test('there is no demo to enter where none was made', async () => {
  expect((await stranger(testApp)('POST', '/demo/session')).status).toBe(404)
})

test('the demo is entered without a password where it is wanted, and its members do not count as a first run', async () => {
  const demo = await openTestApp()
  const request = stranger(demo)
  await asSystem(demo, newId(), async (scope) => {
    await addWorkspace(scope, { name: 'Demo', language: 'en', timeZone: 'UTC', demo: true })
    const person = { name: 'Vera', email: 'vera@demo.example', passwordHash: 'none' }
    const userId = await addUser(scope.db, person)
    await addMember(scope, { ...person, userId, role: 'admin', language: 'en', timeZone: 'UTC' })
  })
  expect((await request('POST', '/demo/session')).status).toBe(404)
  demo.platform.demo = true
  expect((await request('GET', '/setup')).body).toMatchObject({ needsSetup: true, demo: true })
  const entered = await request('POST', '/demo/session')
  expect(entered.status).toBe(201)
  expect(entered.body).toMatchObject({ workspace: { name: 'Demo', demo: true }, user: { email: 'vera@demo.example' } })
  const cookie = cookieOf([entered.headers['set-cookie'] ?? []].flat() as string[])
  expect((await request('GET', '/people', { headers: { cookie } })).status).toBe(200)
  expect((await request('POST', '/setup', { body: { ...firstRun, email: 'owner@kept.example' } })).status).toBe(201)
  expect((await request('GET', '/setup')).body).toMatchObject({ needsSetup: false, demo: true })
  await demo.close()
})
