import type { SignedInMember } from './factories.ts'
import { type ArrivedMail, aChannel, type MailServer, writeTo } from './mail.ts'
import type { TestApp } from './test-app.ts'

interface Kept {
  testApp: TestApp
  member: SignedInMember
  relay: MailServer
  /** Where the SMTP receiver listens. */
  port: number
}

let count = 0

/** A conversation that a customer began by SMTP. */
export async function written(
  { testApp, member, port }: Pick<Kept, 'testApp' | 'member' | 'port'>,
  fields: Record<string, unknown> = {},
) {
  const channel = await aChannel(member, fields)
  const customer = `ana${++count}@customer.example`
  await writeTo(port, {
    from: `Ana Petrova <${customer}>`,
    to: channel.address,
    subject: 'Where is my parcel?',
    text: 'It should have come yesterday.',
    messageId: `<${customer}>`,
  })
  await testApp.settle()
  const { body } = await member.request('GET', '/conversations?view=all&limit=1')
  const { id, number } = body.items[0]
  return { channel, customer, id: id as string, number: number as number }
}

/** Somebody outside was asked beside it, and the mail has left. */
export async function askedOutside(kept: Kept, more: Record<string, unknown> = {}) {
  const conversation = await written(kept)
  const haulier = `dispatch${count}@carrier.example`
  const { status, body } = await kept.member.request('POST', `/conversations/${conversation.id}/side-conversations`, {
    body: {
      to: [{ name: 'Dispatch', email: haulier }],
      subject: 'Lorry 7',
      html: '<p>Is it on <b>the lorry</b>?</p>',
      ...more,
    },
  })
  if (status !== 201) throw new Error(`nobody was asked: ${JSON.stringify(body)}`)
  kept.testApp.clock.forward(60_000)
  await kept.testApp.settle()
  const sent = kept.relay.mails.at(-1) as ArrivedMail
  return { ...conversation, haulier, side: body, sent, plus: sent.read.replyTo[0]?.email ?? '' }
}
