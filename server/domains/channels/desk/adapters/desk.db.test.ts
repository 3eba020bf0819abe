import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { aChannel, startChannels } from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let member: SignedInMember
let channels: { port: number; stop(): Promise<void> }

beforeAll(async () => {
  testApp = await openTestApp()
  testApp.platform.demo = true
  member = await signedIn(testApp)
  await testApp.platform.database.owner.query('update workspaces set demo = true')
  channels = await startChannels(testApp, member)
})
afterAll(async () => {
  await channels.stop()
  await testApp.close()
})

test('an invented customer writes by the real receiver, and gets the answer on their desk', async () => {
  const channel = await aChannel(member, { smtp: { host: 'smtp.real.example', port: 587, security: 'starttls' } })
  const sent = await member.request('POST', '/demo/desk', {
    body: { from: 'ana@customer.example', name: 'Ana', to: channel.address, subject: 'Parcel', text: 'Where is it?' },
  })
  expect(sent.body).toMatchObject({ accepted: true, answer: expect.stringMatching(/^250/) })
  await testApp.settle()
  const { body } = await member.request('GET', `/mails?channelId=${channel.id}`)
  const id = body.items[0].conversation.id
  await member.request('POST', `/conversations/${id}/replies`, { body: { html: '<p>Today.</p>', seenSeq: 1 } })
  testApp.clock.forward(60_000)
  await testApp.settle()

  const desk = (await member.request('GET', '/demo/desk?address=ANA@customer.example')).body.items
  expect(desk).toMatchObject([
    {
      subject: 'Re: Parcel',
      text: expect.stringContaining('Today.'),
      to: 'ana@customer.example',
      messageId: expect.any(String),
    },
  ])
  expect((await member.request('GET', '/demo/desk?address=bob@customer.example')).body.items).toEqual([])

  await member.request('POST', '/demo/desk', {
    body: {
      from: 'ana@customer.example',
      name: 'Ana',
      to: channel.address,
      subject: 'Re: Parcel',
      text: 'Thanks!',
      inReplyTo: `<${desk[0].messageId}>`,
    },
  })
  await testApp.settle()
  expect((await member.request('GET', `/conversations/${id}`)).body.messages).toHaveLength(3)
})

test('writing to an address that is not ours is refused before it leaves', async () => {
  const { status, body } = await member.request('POST', '/demo/desk', {
    body: { from: 'ana@customer.example', name: 'Ana', to: 'real@somebody.example', subject: 'x', text: 'y' },
  })
  expect(status).toBe(422)
  expect(body.errors).toMatchObject([{ path: 'body.to' }])
})

test('outside the demo there is no desk', async () => {
  await testApp.platform.database.owner.query('update workspaces set demo = false')
  expect((await member.request('GET', '/demo/desk?address=ana@customer.example')).status).toBe(404)
  await testApp.platform.database.owner.query('update workspaces set demo = true')
})
