import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anotherWorkspace, type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { aChannel, startChannels, writeRaw, writeTo } from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let member: SignedInMember
let channels: { port: number; stop(): Promise<void> }

beforeAll(async () => {
  testApp = await openTestApp({ KEPT_MAIL_MAX_MB: '1' })
  member = await signedIn(testApp)
  channels = await startChannels(testApp, member)
})
afterAll(async () => {
  await channels.stop()
  await testApp.close()
})

const letter = (to: string, more = '') =>
  `From: ana@customer.example\r\nTo: ${to}\r\nSubject: Parcel\r\n${more}\r\nWhere is it?\r\n`
const mailsOf = async (who: SignedInMember, query = '') => (await who.request('GET', `/mails${query}`)).body.items

test('an unknown recipient is refused for good', async () => {
  await expect(writeRaw(channels.port, 'ana@customer.example', 'nobody@shop.example', letter('x'))).rejects.toThrow(
    /550 5\.1\.1 <nobody@shop\.example>/,
  )
})

test('250 means that the raw mail and its row are there, before anybody reads it', async () => {
  const channel = await aChannel(member)
  const raw = letter(channel.address)
  const { response } = await writeRaw(channels.port, 'ana@customer.example', channel.address, raw)
  expect(response).toMatch(/^250/)
  const [mail] = await mailsOf(member, `?channelId=${channel.id}`)
  expect(mail).toMatchObject({ state: 'received', source: 'smtp', size: raw.length, conversation: null })
  const kept = await member.request('GET', `/mails/${mail.id}/raw`)
  expect(kept.body).toBe(raw)
  expect(kept.headers).toMatchObject({
    'content-type': 'message/rfc822',
    'content-disposition': expect.stringContaining('attachment'),
  })
  await testApp.settle()
  expect((await mailsOf(member, `?channelId=${channel.id}`))[0]).toMatchObject({
    state: 'read',
    from: 'ana@customer.example',
    conversation: { number: expect.any(Number) },
  })
})

test('a plus behind the address belongs to it, and upper case does too', async () => {
  const channel = await aChannel(member)
  await writeRaw(
    channels.port,
    'ana@customer.example',
    channel.address.toUpperCase().replace('@', '+orders@'),
    letter(channel.address),
  )
  expect(await mailsOf(member, `?channelId=${channel.id}`)).toHaveLength(1)
})

test('an alias belongs to its channel as long as it is one', async () => {
  const channel = await aChannel(member, { aliases: ['sales@shop.example'] })
  await writeRaw(channels.port, 'ana@customer.example', 'sales@shop.example', letter(channel.address))
  expect(await mailsOf(member, `?channelId=${channel.id}`)).toHaveLength(1)
  await member.request('PATCH', `/channels/${channel.id}`, { body: { aliases: [] } })
  await expect(writeRaw(channels.port, 'ana@customer.example', 'sales@shop.example', letter('x'))).rejects.toThrow(
    /550/,
  )
})

test('a channel switched off or disconnected takes no mail', async () => {
  const channel = await aChannel(member)
  await member.request('PATCH', `/channels/${channel.id}`, { body: { enabled: false } })
  await expect(writeRaw(channels.port, 'a@b.example', channel.address, letter('x'))).rejects.toThrow(/550/)
  await member.request('PATCH', `/channels/${channel.id}`, { body: { enabled: true } })
  await writeRaw(channels.port, 'a@b.example', channel.address, letter('x'))
  expect((await member.request('DELETE', `/channels/${channel.id}`)).status).toBe(204)
  await expect(writeRaw(channels.port, 'a@b.example', channel.address, letter('x'))).rejects.toThrow(/550/)
})

test('several recipients: each channel gets it, in each workspace once, and a bad one alone is refused', async () => {
  const other = await anotherWorkspace(testApp)
  const [one, two, theirs] = [await aChannel(member), await aChannel(member), await aChannel(other)]
  const info = await writeTo(channels.port, {
    envelope: { from: 'ana@customer.example', to: [one.address, 'nobody@shop.example', two.address, theirs.address] },
    raw: letter('all', 'Message-ID: <to-many@customer.example>\r\n'),
  })
  expect(info.response).toMatch(/^250/)
  await testApp.settle()
  const ours = [...(await mailsOf(member, `?channelId=${one.id}`)), ...(await mailsOf(member, `?channelId=${two.id}`))]
  expect(ours.map(({ state }) => state).sort()).toEqual(['duplicate', 'read'])
  expect(ours[0].conversation.id).toBe(ours[1].conversation.id)
  const [foreign] = await mailsOf(other, `?channelId=${theirs.id}`)
  expect(foreign).toMatchObject({ state: 'read' })
  expect(foreign.conversation.id).not.toBe(ours[0].conversation.id)
})

test('a mail that is too large is refused, said or unsaid', async () => {
  const channel = await aChannel(member)
  const large = letter(channel.address) + 'x'.repeat(1_100_000)
  await expect(writeRaw(channels.port, 'a@b.example', channel.address, large)).rejects.toThrow(/552/)
  expect(await unsaid(channels.port, channel.address, large)).toMatch(/^552 5\.3\.4/)
  expect(await mailsOf(member, `?channelId=${channel.id}`)).toHaveLength(0)
})

/** Sends without announcing the size, as old clients do. */
async function unsaid(port: number, to: string, data: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  const answer = async () => String((await once(socket, 'data'))[0])
  await answer()
  for (const line of ['HELO old.example', 'MAIL FROM:<a@b.example>', `RCPT TO:<${to}>`, 'DATA']) {
    socket.write(`${line}\r\n`)
    await answer()
  }
  socket.write(`${data}\r\n.\r\n`)
  const last = await answer()
  socket.destroy()
  return last
}

test('the connection can be encrypted', async () => {
  const channel = await aChannel(member)
  const { response } = await writeTo(channels.port, {
    envelope: { from: 'a@b.example', to: channel.address },
    raw: letter('x'),
    ...({ requireTLS: true } as object),
  })
  expect(response).toMatch(/^250/)
})

test('who guesses addresses is sent away', async () => {
  const socket = connect({ port: channels.port, host: '127.0.0.1', localAddress: '127.0.0.9' })
  const answer = async () => String((await once(socket, 'data'))[0])
  await answer()
  socket.write('EHLO guesser.example\r\n')
  await answer()
  socket.write('MAIL FROM:<a@b.example>\r\n')
  await answer()
  const answers: string[] = []
  for (let n = 0; n < 40 && !answers.at(-1)?.startsWith('421'); n++) {
    socket.write(`RCPT TO:<guess${n}@shop.example>\r\n`)
    answers.push(await answer())
  }
  socket.destroy()
  expect(answers[0]).toMatch(/^550 5\.1\.1/)
  expect(answers.at(-1)).toMatch(/^421 4\.7\.0/)
  expect(answers.length).toBeLessThanOrEqual(30)
})
