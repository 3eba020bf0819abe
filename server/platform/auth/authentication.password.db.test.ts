import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type Answered,
  cookieOf,
  type SignedInMember,
  signedIn,
  stranger,
  testPassword,
} from '../../testing/factories.ts'
import { type MailServer, openMailServer } from '../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

let testApp: TestApp
let relay: MailServer
beforeAll(async () => {
  relay = await openMailServer()
  testApp = await openTestApp({ KEPT_RELAY_URL: relay.url })
})
afterAll(async () => {
  await testApp.close()
  await relay.close()
})

const origin = 'http://localhost:4040'
// Attempts are counted by address: each test comes from its own.
let host = 0
const newAddress = () => `203.0.113.${++host}`
const cookiesOf = (answer: Answered) => cookieOf([answer.headers['set-cookie'] ?? []].flat() as string[])
const send = (method: string, url: string, body: unknown, from = newAddress(), headers: Record<string, string> = {}) =>
  stranger(testApp)(method, `/auth${url}`, { body, from, headers: { origin, ...headers } })
const session = (cookie: string) => stranger(testApp)('GET', '/session', { headers: { cookie } })
const linkIn = (text: string | undefined) => {
  const link = new URL(/https?:\/\/\S+/.exec(text ?? '')?.[0] ?? '')
  return `${link.pathname}${link.search}`.replace(/^\/api/, '')
}
const lastMailTo = (member: SignedInMember) => relay.mails.findLast((mail) => mail.recipients[0] === member.email)

test('the right password signs in, a wrong one does not, and neither says whether there is an account', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const right = await send('POST', '/sign-in/email', { email: member.email, password: testPassword })
  expect(right.status).toBe(200)
  const { body } = await session(cookiesOf(right))
  expect(body.profile.member.id).toBe(member.memberId)
  const wrong = await send('POST', '/sign-in/email', { email: member.email, password: 'not the right one' })
  const nobody = await send('POST', '/sign-in/email', { email: 'nobody@kept.example', password: testPassword })
  expect(wrong.status).toBe(401)
  expect(nobody.status).toBe(401)
  expect(nobody.body).toEqual(wrong.body)
  expect(wrong.headers['set-cookie']).toBeUndefined()
})

test('guessing is throttled by address', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const from = newAddress()
  const statuses: number[] = []
  for (let tries = 0; tries < 12; tries++) {
    // What a client says of its own address does not count.
    const headers = { 'x-kept-client': `198.51.100.${tries}`, 'x-forwarded-for': `198.51.100.${tries}` }
    const body = { email: member.email, password: `guess number ${tries}` }
    statuses.push((await send('POST', '/sign-in/email', body, from, headers)).status)
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
  const elsewhere = await send('POST', '/sign-in/email', { email: member.email, password: testPassword })
  expect(elsewhere.status).toBe(200)
}, 30_000)

test('guessing at one account is throttled, from however many addresses', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const guess = (_: unknown, n: number) =>
    send('POST', '/sign-in/email', { email: member.email, password: `guess number ${n}` })
  const answers = await Promise.all(Array.from({ length: 22 }, guess))
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(20)
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(2)
}, 30_000)

test('nobody signs up, renames a user or makes a key beside Kept’s own endpoints', async () => {
  const body = { email: 'new@kept.example', password: testPassword, name: 'New' }
  expect((await send('POST', '/sign-up/email', body)).status).toBe(400)
  const member = await signedIn(testApp, { role: 'agent' })
  const headers = { cookie: member.cookie }
  for (const url of ['/update-user', '/api-key/create', '/api-key/list']) {
    expect((await send('POST', url, { name: 'Other' }, undefined, headers)).status).toBe(404)
  }
  const moved = await send('POST', '/update-session', { workspaceId: member.memberId }, undefined, headers)
  expect(moved.status).not.toBe(200)
})

test('the password is changed by who knows it, and other sessions end', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const other = cookiesOf(await send('POST', '/sign-in/email', { email: member.email, password: testPassword }))
  const change = (currentPassword: string) =>
    send(
      'POST',
      '/change-password',
      { currentPassword, newPassword: 'an even better one', revokeOtherSessions: true },
      undefined,
      {
        cookie: member.cookie,
      },
    )
  expect((await change('not the right one')).status).toBe(400)
  const changed = await change(testPassword)
  expect(changed.status).toBe(200)
  expect((await session(other)).status).toBe(401)
  expect((await session(cookiesOf(changed))).status).toBe(200)
})

test('a forgotten password is set anew by a mail, and every session ends', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const asked = await send('POST', '/request-password-reset', { email: member.email, redirectTo: '/' }, undefined, {
    'accept-language': 'ru',
  })
  const nobody = await send('POST', '/request-password-reset', { email: 'nobody@kept.example', redirectTo: '/' })
  expect(asked.status).toBe(200)
  expect(nobody.body).toEqual(asked.body)
  await expect.poll(() => lastMailTo(member)?.read.subject).toBe('Новый пароль для Kept')
  // A scanner of mail opens the link first; that spends nothing.
  const opened = () => stranger(testApp)('GET', linkIn(lastMailTo(member)?.read.text))
  await opened()
  const landed = await opened()
  expect(landed.status).toBe(302)
  const token = new URL(String(landed.headers.location), origin).searchParams.get('token')
  expect((await send('POST', '/reset-password', { token, newPassword: 'chosen by mail' })).status).toBe(200)
  expect((await send('POST', '/reset-password', { token, newPassword: 'chosen again' })).status).toBe(400)
  expect((await session(member.cookie)).status).toBe(401)
  expect((await send('POST', '/sign-in/email', { email: member.email, password: 'chosen by mail' })).status).toBe(200)
})

async function mailedLink(member: SignedInMember, callbackURL = '/') {
  const asked = await send('POST', '/sign-in/magic-link', { email: member.email, callbackURL }, undefined, {
    'accept-language': 'bg-BG',
  })
  expect(asked.status).toBe(200)
  await expect.poll(() => lastMailTo(member)?.read.subject).toBe('Вашата връзка за вход в Kept')
  const path = linkIn(lastMailTo(member)?.read.text)
  return { path, token: /\/sign-in\/link\/(\w+)/.exec(path)?.[1] ?? '' }
}
const spend = (token: string) =>
  stranger(testApp)('POST', `/sign-in-links/${token}/session`, { from: newAddress(), headers: { origin } })

test('a link in a mail signs in once, and only when its reader says so', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const { path, token } = await mailedLink(member)
  for (const _ of ['scanner', 'scanner again', 'reader']) {
    const opened = await testApp.app.inject({ method: 'GET', url: path })
    expect(opened.headers['set-cookie']).toBeUndefined()
    const shown = await stranger(testApp)('GET', `/sign-in-links/${token}`)
    expect(shown).toMatchObject({ status: 200, body: { email: member.email } })
  }
  const entered = await spend(token)
  expect(entered.status).toBe(204)
  expect((await session(cookiesOf(entered))).body.profile.member.id).toBe(member.memberId)
  const again = await spend(token)
  expect(again.status).toBe(404)
  expect(again.headers['set-cookie']).toBeUndefined()
  expect((await stranger(testApp)('GET', `/sign-in-links/${token}`)).status).toBe(404)
})

test('no address of the library spends a link by being opened', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const { token } = await mailedLink(member)
  const opened = await stranger(testApp)('GET', `/auth/magic-link/verify?token=${token}&callbackURL=/`)
  expect(opened.headers['set-cookie']).toBeUndefined()
  expect((await spend(token)).status).toBe(204)
})

test('a link leads to where its asker was going', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const { path } = await mailedLink(member, `${origin}/inbox/open/7?text=x`)
  expect(new URL(path, origin).searchParams.get('to')).toBe('/inbox/open/7?text=x')
})

test('a stranger is sent no link, and cannot tell', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const before = relay.mails.length
  const known = await send('POST', '/sign-in/magic-link', { email: member.email, callbackURL: '/' })
  const nobody = await send('POST', '/sign-in/magic-link', { email: 'nobody@kept.example', callbackURL: '/' })
  expect(nobody.status).toBe(known.status)
  expect(nobody.body).toEqual(known.body)
  await expect.poll(() => relay.mails.length).toBe(before + 1)
  expect(relay.mails.every((mail) => mail.recipients[0] !== 'nobody@kept.example')).toBe(true)
})

test('a link leads to no other site', async () => {
  const member = await signedIn(testApp, { role: 'agent' })
  const asked = await send('POST', '/sign-in/magic-link', { email: member.email, callbackURL: 'https://evil.example/' })
  expect(asked.status).toBe(403)
})
