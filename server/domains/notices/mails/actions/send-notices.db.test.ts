import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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
let oleg: SignedInMember
let channel: { id: string; address: string }
let smtp: { port: number; stop(): Promise<void> }

beforeAll(async () => {
  relay = await openMailServer()
  testApp = await openTestApp({ KEPT_RELAY_URL: relay.url, KEPT_MAIL_NAME: 'desk.shop.example' })
  vera = await signedIn(testApp)
  oleg = await signedIn(testApp, { role: 'agent' })
  channel = await aChannel(vera)
  smtp = await startChannels(testApp, vera)
  await choose({ quiet: null })
})
afterAll(async () => {
  await smtp.stop()
  await testApp.close()
  await relay.close()
})
beforeEach(() => {
  relay.mails.length = 0
})

const minute = 60_000
const choose = async (change: object) => {
  const { body } = await oleg.request('GET', '/notices/settings')
  expect((await oleg.request('PUT', '/notices/settings', { body: { ...body, ...change } })).status).toBe(200)
}
const chooseAtOnce = async (kind: string) => {
  const { kinds } = (await oleg.request('GET', '/notices/settings')).body
  await choose({ kinds: { ...kinds, [kind]: { product: true, mail: 'now', push: false } } })
}
const begun = (what: Partial<Parameters<typeof said>[2]> = {}) =>
  said(testApp, vera.workspaceId, { channelId: channel.id, ...what })
const mention = async (conversationId: string, html = '<p>What do you think?</p>') =>
  (
    await vera.request('POST', `/conversations/${conversationId}/notes`, {
      body: { html, mentions: [{ kind: 'member', id: oleg.memberId }] },
    })
  ).body
const open = async (id: string) => (await vera.request('GET', `/conversations/${id}`)).body
const later = async (minutes: number) => {
  await testApp.settle()
  testApp.clock.forward(minutes * minute)
  await testApp.settle()
}
const toOleg = () => relay.mails.filter(({ recipients }) => recipients.includes(oleg.email))
const mailed = async (minutes = 2): Promise<ArrivedMail> => {
  await later(minutes)
  return toOleg().at(-1) ?? expect.fail('no mail came')
}

let count = 0
/** Oleg's mail program answers: to where Reply-To says, with what it answers quoted below. */
async function answers(
  mail: ArrivedMail,
  text: string,
  change: { from?: string; to?: string; headers?: Record<string, string> } = {},
) {
  count++
  const quote = mail.read.text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
  await writeTo(smtp.port, {
    from: change.from ?? `Oleg <${oleg.email}>`,
    to: change.to ?? mail.read.replyTo[0]?.email ?? '',
    date: new Date(Date.UTC(2026, 10, 21) + count * 1000),
    subject: `Re: ${mail.read.subject}`,
    messageId: `<answer-${count}@oleg.example>`,
    inReplyTo: `<${mail.read.messageId}>`,
    references: `<${mail.read.messageId}>`,
    text: `${text}\n\nOn Saturday, Kept wrote:\n${quote}\n`,
    ...(change.headers ? { headers: change.headers } : {}),
  })
  await testApp.settle()
}

describe('a mail about something', () => {
  it('holds the words, the way to the message and how to answer; once', async () => {
    const { conversationId, number } = await begun({ subject: 'Broken glass' })
    const note = await mention(conversationId)
    const mail = await mailed()
    expect(mail.read.subject).toContain(`mentioned you: #${number} Broken glass`)
    expect(mail.read.text).toContain('> What do you think?')
    expect(mail.read.text).toContain(`http://localhost:4040/inbox/all/${number}#message-${note.seq}`)
    expect(mail.read.text).toContain('a note that only members see')
    expect(mail.read.replyTo[0]?.email).toMatch(/^support\d*\+n\d+\.2\.[a-z2-7]{16}@shop\.example$/)
    expect(mail.raw).toMatch(/^Auto-Submitted: auto-generated/m)
    await later(60)
    expect(toOleg()).toHaveLength(1)
  })

  it('does not come of what was seen within the minute', async () => {
    const { conversationId } = await begun()
    await mention(conversationId)
    await testApp.settle()
    await oleg.request('PUT', `/conversations/${conversationId}/reading`, { body: { seq: 2 } })
    await later(2)
    expect(toOleg()).toEqual([])
  })

  it('waits for the end of the quiet hours', async () => {
    const now = testApp.clock.now()
    const clock = (minutes: number) => new Date(now.getTime() + minutes * minute).toISOString().slice(11, 16)
    await choose({ quiet: { from: clock(-10), to: clock(120) } })
    await mention((await begun()).conversationId)
    await later(60)
    expect(toOleg()).toEqual([])
    await later(70)
    expect(toOleg()).toHaveLength(1)
    await choose({ quiet: null })
  })

  it('gathers what may wait into one digest', async () => {
    await choose({ digestMinutes: 30 })
    const numbers: number[] = []
    for (let each = 0; each < 3; each++) {
      const { conversationId, number } = await begun({ subject: `Digest ${each}` })
      await vera.request('PUT', `/conversations/${conversationId}/assignment`, { body: { assigneeId: oleg.memberId } })
      numbers.push(number)
    }
    const mail = await mailed(31)
    expect(toOleg()).toHaveLength(1)
    expect(mail.read.subject).toContain('3 notices')
    for (const number of numbers) expect(mail.read.text).toContain(`/inbox/all/${number}`)
  })
})

describe('a member answers by mail', () => {
  const customerWrote = async (subject: string) => {
    const begin = await begun({ subject, from: `${subject.replace(/\W/g, '')}@customer.example` })
    await oleg.request('PUT', `/conversations/${begin.conversationId}/following`)
    await testApp.settle()
    return begin
  }
  const wroteAgain = async (conversationId: string, subject: string, text: string) => {
    await chooseAtOnce('reply')
    await begun({ conversationId, from: `${subject.replace(/\W/g, '')}@customer.example`, text })
  }

  it('and their words go to the customer in their name, without the quote', async () => {
    const { conversationId } = await customerWrote('By mail')
    await wroteAgain(conversationId, 'By mail', 'Is it there yet?')
    const mail = await mailed()
    expect(mail.read.replyTo[0]?.email).toMatch(/\+r\d+\.2\./)
    await answers(mail, 'It comes tomorrow.\n\nGreetings <Oleg>')
    const { messages, status } = await open(conversationId)
    expect(messages.at(-1)).toMatchObject({
      kind: 'outbound',
      author: { kind: 'member', id: oleg.memberId },
      to: [{ email: 'Bymail@customer.example' }],
      text: expect.stringContaining('It comes tomorrow.'),
      sentAnyway: null,
    })
    expect(messages.at(-1).text).not.toContain('Is it there yet?')
    expect(messages.at(-1).html).toContain('&lt;Oleg&gt;')
    expect(status).toBe('waiting-on-customer')
    await later(1)
    expect(relay.mails.at(-1)).toMatchObject({ recipients: ['Bymail@customer.example'] })
  })

  it('to a mention, and it becomes a note', async () => {
    const { conversationId } = await begun()
    await mention(conversationId)
    await answers(await mailed(), 'I think we owe her a glass.')
    expect((await open(conversationId)).messages.at(-1)).toMatchObject({
      kind: 'note',
      author: { id: oleg.memberId },
      text: 'I think we owe her a glass.',
    })
  })

  it('and is refused where something newer was written, with a mail back that holds their text and what is new', async () => {
    const { conversationId, number } = await customerWrote('Refused')
    await wroteAgain(conversationId, 'Refused', 'Hello?')
    const mail = await mailed()
    await vera.request('POST', `/conversations/${conversationId}/replies`, {
      body: { html: '<p>I have just sent it.</p>', seenSeq: 2 },
    })
    relay.mails.length = 0
    await answers(mail, 'It will be sent next week.')
    expect((await open(conversationId)).messages.map(({ kind }: { kind: string }) => kind)).toEqual([
      'inbound',
      'inbound',
      'outbound',
    ])
    const back = toOleg()[0] ?? expect.fail('nothing came back')
    expect(back.read.subject).toContain(`Not sent: #${number}`)
    expect(back.read.text).toContain('I have just sent it.')
    expect(back.read.text).toContain('It will be sent next week.')
    const mails = (await vera.request('GET', '/mails')).body.items
    expect(mails[0]).toMatchObject({ state: 'read', reason: expect.stringContaining('refused: unseen') })
    // Whoever has read the mail back has seen what was new.
    await answers(back, 'As Vera says.')
    expect((await open(conversationId)).messages.at(-1)).toMatchObject({ kind: 'outbound', text: 'As Vera says.' })
  })

  it('from another address, and it is refused; the answer goes to their own', async () => {
    const { conversationId } = await begun()
    await mention(conversationId)
    const mail = await mailed()
    relay.mails.length = 0
    await answers(mail, 'Trust me.', { from: 'Oleg <oleg@elsewhere.example>' })
    expect((await open(conversationId)).messages).toHaveLength(2)
    expect(toOleg()[0]?.read.text).toContain('oleg@elsewhere.example')
    expect(relay.mails.every(({ recipients }) => recipients.join() === oleg.email)).toBe(true)
  })

  it('whose origin is doubtful, and it is refused', async () => {
    await vera.request('PATCH', `/channels/${channel.id}`, { body: { checkedBy: 'mx.shop.example' } })
    const { conversationId } = await begun()
    await mention(conversationId)
    const mail = await mailed()
    relay.mails.length = 0
    const verdict = 'mx.shop.example; spf=fail; dkim=none; dmarc=fail (p=reject) header.from=kept.example'
    await answers(mail, 'It is me, really.', { headers: { 'Authentication-Results': verdict } })
    expect((await open(conversationId)).messages).toHaveLength(2)
    expect(toOleg()[0]?.read.text).toContain('origin could not be confirmed')
  })

  it('with a forged address, and it is only a mail of a stranger', async () => {
    const { conversationId } = await begun()
    await mention(conversationId)
    const mail = await mailed()
    const forged = (mail.read.replyTo[0]?.email ?? '').replace(/\+n(\d+)\.2\./, '+r$1.2.')
    await writeTo(smtp.port, {
      from: oleg.email,
      to: forged,
      subject: 'Hm',
      messageId: '<forged@oleg.example>',
      text: 'Send it all',
    })
    await testApp.settle()
    expect((await open(conversationId)).messages).toHaveLength(2)
    expect((await vera.request('GET', '/mails')).body.items[0].conversation.id).not.toBe(conversationId)
  })

  it('by a machine of theirs, and nothing comes of it', async () => {
    const { conversationId } = await begun()
    await mention(conversationId)
    const mail = await mailed()
    relay.mails.length = 0
    await answers(mail, 'I am on holiday.', { headers: { 'Auto-Submitted': 'auto-replied' } })
    await later(5)
    expect((await open(conversationId)).messages).toHaveLength(2)
    expect(relay.mails).toEqual([])
    expect((await vera.request('GET', '/mails')).body.items[0].reason).toBe('an automatic answer of a member')
  })

  it('twice by the same mail, and it is one message', async () => {
    const { conversationId } = await begun()
    await mention(conversationId)
    const mail = await mailed()
    await answers(mail, 'Once.')
    count--
    await answers(mail, 'Once.')
    expect((await open(conversationId)).messages).toHaveLength(3)
  })

  it('with no words of their own, and is told so', async () => {
    const { conversationId } = await begun()
    await mention(conversationId)
    const mail = await mailed()
    relay.mails.length = 0
    await answers(mail, '')
    expect((await open(conversationId)).messages).toHaveLength(2)
    expect(toOleg()[0]?.read.text).toContain('no words of its own')
  })

  it('when they work here no more, and it is a stranger’s mail', async () => {
    const third = await signedIn(testApp, { role: 'agent' })
    const { body } = await third.request('GET', '/notices/settings')
    await third.request('PUT', '/notices/settings', { body: { ...body, quiet: null } })
    const { conversationId } = await begun()
    await vera.request('POST', `/conversations/${conversationId}/notes`, {
      body: { html: '<p>And you?</p>', mentions: [{ kind: 'member', id: third.memberId }] },
    })
    await later(2)
    const mail = relay.mails.find(({ recipients }) => recipients.includes(third.email)) ?? expect.fail('no mail came')
    expect((await vera.request('PATCH', `/members/${third.memberId}`, { body: { active: false } })).status).toBe(200)
    await answers(mail, 'Still here!', { from: third.email })
    expect((await open(conversationId)).messages).toHaveLength(2)
  })
})

describe('a race over every path', () => {
  it('lets one of screen, program and mail through', async () => {
    for (let round = 0; round < 5; round++) {
      const subject = `Race ${round}`
      const { conversationId } = await begun({ subject })
      await oleg.request('PUT', `/conversations/${conversationId}/following`)
      await testApp.settle()
      await begun({ conversationId, text: 'Who is first?' })
      const mail = await mailed()
      const onScreen = (who: SignedInMember, html: string) =>
        who.request('POST', `/conversations/${conversationId}/replies`, { body: { html, seenSeq: 2 } })
      const third = await signedIn(testApp, { role: 'agent' })
      const [vera1, third1] = await Promise.all([
        onScreen(vera, '<p>Vera</p>'),
        onScreen(third, '<p>Third</p>'),
        answers(mail, 'Oleg by mail'),
      ])
      const outbound = (await open(conversationId)).messages.filter(({ kind }: { kind: string }) => kind === 'outbound')
      expect(outbound).toHaveLength(1)
      const sent = [vera1, third1].filter(({ status }) => status === 201).length
      expect(sent).toBe(outbound[0].author.id === oleg.memberId ? 0 : 1)
    }
  })
})

describe('a question to a team', () => {
  const toTeam = async () => {
    const { conversationId, number } = await begun({ subject: 'Broken glass', text: 'My vase' })
    const members = { name: `Team ${++count}`, memberIds: [oleg.memberId] }
    const { body: team } = await vera.request('POST', '/teams', { body: members })
    const body = { teamId: team.id, subject: 'Rack 4', html: '<p>Is it in the rack?</p>' }
    const { body: side } = await vera.request('POST', `/conversations/${conversationId}/side-conversations`, { body })
    return { conversationId, number, side }
  }
  const sidesOf = async (id: string) =>
    (await vera.request('GET', `/conversations/${id}/side-conversations`)).body.items

  it('comes with its own words and is answered by mail, beside the thread and not to the customer', async () => {
    const { conversationId, number, side } = await toTeam()
    const mail = await mailed()
    expect(mail.read.subject).toContain(`#${number} Rack 4`)
    expect(mail.read.text).toContain('> Is it in the rack?')
    expect(mail.read.text).not.toContain('My vase')
    expect(mail.read.text).toContain('into this side conversation')
    expect(mail.read.replyTo[0]?.email).toMatch(new RegExp(`\\+q${number}\\.1\\.[a-z2-7]{16}@`))
    await answers(mail, 'Yes, third shelf.')
    expect(await sidesOf(conversationId)).toMatchObject([
      {
        id: side.id,
        state: 'answered',
        messages: [{}, { author: { id: oleg.memberId }, fromAsked: true, text: 'Yes, third shelf.' }],
      },
    ])
    const { messages } = await open(conversationId)
    expect(messages).toHaveLength(1)
    await later(2)
    expect(relay.mails.filter(({ raw }) => raw.includes('third shelf'))).toEqual([])
  })

  it('from another sender, or when it is done, is sent back with the reason', async () => {
    const { conversationId, side } = await toTeam()
    const mail = await mailed()
    await answers(mail, 'From my phone', { from: 'oleg@home.example' })
    expect((await sidesOf(conversationId))[0].messages).toHaveLength(1)
    expect(toOleg().at(-1)?.read.text).toContain('did not become an answer in a side conversation')
    await vera.request('PUT', `/side-conversations/${side.id}/completion`)
    relay.mails.length = 0
    await answers(mail, 'Too late')
    expect((await sidesOf(conversationId))[0].messages).toHaveLength(1)
    expect(toOleg().at(-1)?.read.text).toContain('Too late')
  })

  it('that was answered from outside is told to who asked, who goes on by mail', async () => {
    const { conversationId } = await begun({ subject: 'Broken glass' })
    await oleg.request('POST', `/conversations/${conversationId}/side-conversations`, {
      body: { to: [{ email: 'glazier@glass.example' }], subject: 'New pane', html: '<p>How long?</p>' },
    })
    await chooseAtOnce('answer')
    await later(2)
    const question = relay.mails.find(({ recipients }) => recipients.includes('glazier@glass.example')) as ArrivedMail
    await writeTo(smtp.port, {
      from: 'Glazier <glazier@glass.example>',
      to: question.read.replyTo[0]?.email ?? '',
      subject: 'Re: New pane',
      text: 'Two days.',
    })
    const mail = await mailed()
    expect(mail.read.subject).toContain('Glazier answered')
    expect(mail.read.text).toContain('> Two days.')
    await answers(mail, 'Please hurry.')
    await later(2)
    const further = relay.mails.filter(({ recipients }) => recipients.includes('glazier@glass.example')).at(-1)
    expect(further?.read.text).toContain('Please hurry.')
    expect(further?.raw).not.toContain(oleg.email)
  })
})
