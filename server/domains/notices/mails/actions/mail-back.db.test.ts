import { afterAll, beforeAll, expect, test } from 'vitest'
import { said } from '../../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import {
  type ArrivedMail,
  aChannel,
  type MailServer,
  openMailServer,
  startChannels,
  writeTo,
} from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let relay: MailServer
let vera: SignedInMember
let petr: SignedInMember
let smtp: { port: number; stop(): Promise<void> }
let channelId: string

beforeAll(async () => {
  relay = await openMailServer()
  testApp = await openTestApp({ KEPT_RELAY_URL: relay.url, KEPT_MAIL_NAME: 'desk.shop.example' })
  vera = await signedIn(testApp)
  petr = await signedIn(testApp, { role: 'colleague' })
  channelId = (await aChannel(vera)).id
  smtp = await startChannels(testApp, vera)
  const { body } = await petr.request('GET', '/notices/settings')
  await petr.request('PUT', '/notices/settings', { body: { ...body, quiet: null } })
})
afterAll(async () => {
  await smtp.stop()
  await testApp.close()
  await relay.close()
})

const newest = async (): Promise<ArrivedMail> => {
  await testApp.settle()
  testApp.clock.forward(2 * 60_000)
  await testApp.settle()
  return relay.mails.filter(({ recipients }) => recipients.includes(petr.email)).at(-1) ?? expect.fail('no mail came')
}
const answers = (mail: ArrivedMail, text: string) =>
  writeTo(smtp.port, {
    from: `Petr <${petr.email}>`,
    to: mail.read.replyTo[0]?.email ?? '',
    subject: `Re: ${mail.read.subject}`,
    messageId: `<${text.length}@petr.example>`,
    inReplyTo: `<${mail.read.messageId}>`,
    references: `<${mail.read.messageId}>`,
    text,
  })

test('a colleague is led to what they are asked, answers by mail, and where that is refused learns nothing of the conversation', async () => {
  const { conversationId } = await said(testApp, vera.workspaceId, { channelId, subject: 'Broken glass', text: 'Vase' })
  const { body: team } = await vera.request('POST', '/teams', { body: { name: 'Racks', memberIds: [petr.memberId] } })
  const { body: side } = await vera.request('POST', `/conversations/${conversationId}/side-conversations`, {
    body: { teamId: team.id, subject: 'Rack 4', html: '<p>Is it in the rack?</p>' },
  })
  const mail = await newest()
  expect(mail.read.text).toContain('> Is it in the rack?')
  expect(mail.read.text).toContain(`http://localhost:4040/asked/${side.id}`)
  expect(mail.raw).not.toContain('/inbox/')
  expect(mail.raw).not.toContain('Broken glass')

  await answers(mail, 'On the fifth shelf.')
  await testApp.settle()
  expect((await vera.request('GET', `/side-conversations/${side.id}`)).body).toMatchObject({ state: 'answered' })
  await vera.request('PUT', `/side-conversations/${side.id}/completion`)
  await answers(mail, 'Too late')
  const refused = await newest()
  expect(refused.read.text).toContain('Too late')
  expect(refused.raw).not.toContain('/inbox/')
  expect(refused.raw).not.toContain('Broken glass')
})
