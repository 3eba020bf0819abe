import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieOf, signedIn, stranger } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

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

test('the first run makes a workspace with its admin, signs in, and happens once', async () => {
  const request = stranger(testApp)
  expect((await request('GET', '/setup')).body).toEqual({
    needsSetup: true,
    demo: false,
    language: 'en',
    signIn: { oidc: [], magicLink: false },
  })

  // Three at once: one gets through.
  const answers = await Promise.all(
    [1, 2, 3].map((n) => request('POST', '/setup', { body: { ...firstRun, name: `Ada ${n}` } })),
  )
  expect(answers.map((each) => each.status).sort()).toEqual([201, 409, 409])
  const made = answers.find((each) => each.status === 201)
  expect(made?.body.user.email).toBe('ada@parcel.example')
  expect(made?.body.workspace).toMatchObject({
    name: 'Parcel & Co',
    language: 'bg',
    timeZone: 'Europe/Sofia',
    demo: false,
  })
  expect(made?.body.abilities).toContain('members.manage')

  const cookie = cookieOf([made?.headers['set-cookie']].flat() as string[])
  const session = await request('GET', '/session', { headers: { cookie } })
  expect(session.status).toBe(200)
  expect(session.body).toEqual(made?.body)
  expect((await request('GET', '/setup')).body.needsSetup).toBe(false)
})

test('a factory signs in', async () => {
  const agent = await signedIn(testApp, { role: 'agent' })
  const { body } = await agent.request('GET', '/session')
  expect(body.abilities).not.toContain('members.manage')
})
