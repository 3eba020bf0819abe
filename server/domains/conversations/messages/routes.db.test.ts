import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, loggedUntil, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { formWithFile } from '../../../testing/populate.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let oleg: SignedInMember
let channelId: string

beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  oleg = await signedIn(testApp, { role: 'agent' })
  channelId = await knownChannel(testApp, vera.workspaceId)
})
afterAll(() => testApp.close())

const begun = (what: Partial<Parameters<typeof said>[2]> = {}) =>
  said(testApp, vera.workspaceId, { channelId, ...what })
const open = async (who: SignedInMember, id: string) => (await who.request('GET', `/conversations/${id}`)).body
const replyTo = (
  who: { request: SignedInMember['request'] },
  id: string,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
) =>
  who.request('POST', `/conversations/${id}/replies`, {
    body: { html: '<p>It comes tomorrow.</p>', seenSeq: 1, ...body },
    headers,
  })

describe('a reply', () => {
  it('waits for the undo seconds, goes to whoever wrote, and leaves the conversation waiting on the customer', async () => {
    const { conversationId } = await begun()
    const { status, body } = await replyTo(vera, conversationId, {})
    expect(status).toBe(201)
    expect(body).toMatchObject({
      kind: 'outbound',
      seq: 2,
      text: 'It comes tomorrow.',
      to: [{ email: 'ana@customer.example' }],
      author: { kind: 'member', id: vera.memberId },
    })
    expect(body.delivery.state).toBe('waiting')
    expect(new Date(body.delivery.sendAt).getTime() - new Date(body.at).getTime()).toBe(8000)
    expect(await open(vera, conversationId)).toMatchObject({
      status: 'waiting-on-customer',
      lastFrom: 'member',
      snippet: 'It comes tomorrow.',
    })
  })

  it('is refused where the writer has not seen the newest words, and the draft stays', async () => {
    const { conversationId } = await begun()
    await vera.request('PUT', `/conversations/${conversationId}/drafts/reply`, {
      body: { html: '<p>It comes tomorrow.</p>', seenSeq: 1 },
    })
    await begun({ conversationId, text: 'It has just arrived!' })
    const refused = await replyTo(vera, conversationId, { seenSeq: 1 })
    expect([refused.status, refused.body.code, refused.body.data]).toEqual([
      409,
      'unseen-message',
      {
        seq: 2,
        seenSeq: 1,
        meanwhile: [
          {
            id: expect.any(String),
            seq: 2,
            kind: 'inbound',
            author: { kind: 'person', id: expect.any(String), name: 'Ana Petrova' },
            at: expect.any(String),
            snippet: 'It has just arrived!',
          },
        ],
      },
    ])
    const conversation = await open(vera, conversationId)
    expect(conversation.messages).toHaveLength(2)
    expect(conversation.drafts).toMatchObject([{ kind: 'reply', html: '<p>It comes tomorrow.</p>', version: 1 }])
  })

  it('is refused where a colleague has answered or noted since, but not for my own words', async () => {
    const { conversationId } = await begun()
    await oleg.request('POST', `/conversations/${conversationId}/notes`, {
      body: { html: '<p>Do not answer yet.</p>' },
    })
    expect((await replyTo(vera, conversationId, { seenSeq: 1 })).status).toBe(409)
    expect((await replyTo(vera, conversationId, { seenSeq: 2 })).status).toBe(201)
    expect((await replyTo(vera, conversationId, { seenSeq: 2, html: '<p>And one more thing.</p>' })).status).toBe(201)
  })

  it('goes ahead on “send anyway”, and that is recorded', async () => {
    const { conversationId } = await begun()
    await begun({ conversationId })
    expect((await replyTo(vera, conversationId, { seenSeq: 1, sendAnyway: true })).status).toBe(201)
    const facts = await loggedUntil(vera.request, 'message.sent-anyway')
    expect(facts.find((fact) => fact.type === 'message.sent-anyway')?.data).toMatchObject({
      unseenSeq: 2,
      seenSeq: 1,
      unseen: [{ seq: 2, author: { kind: 'person', name: 'Ana Petrova' } }],
    })
    const { messages } = await open(vera, conversationId)
    expect(messages[2].sentAnyway).toEqual({ unseen: [{ id: messages[1].id, seq: 2, author: 'Ana Petrova' }] })
    expect(messages[1].sentAnyway).toBeNull()
  })

  it('is refused again where still more came after what “send anyway” was told of', async () => {
    const { conversationId } = await begun()
    await begun({ conversationId })
    await begun({ conversationId, text: 'And another thing' })
    const anyway = { seenSeq: 1, sendAnyway: true }
    const refused = await replyTo(vera, conversationId, { ...anyway, unseenSeq: 2 })
    expect([refused.status, refused.body.data.seq]).toEqual([409, 3])
    expect((await replyTo(vera, conversationId, { ...anyway, unseenSeq: 3 })).status).toBe(201)
  })

  it('lets one of two racing members through: the other has not seen the first', async () => {
    const { conversationId } = await begun()
    const both = await Promise.all([
      replyTo(vera, conversationId, { html: '<p>Vera</p>' }),
      replyTo(oleg, conversationId, { html: '<p>Oleg</p>' }),
    ])
    expect(both.map((each) => each.status).sort()).toEqual([201, 409])
  })

  it('binds API keys to the same rule', async () => {
    const { conversationId } = await begun()
    await begun({ conversationId })
    const program = await withKey(testApp, ['conversations.read', 'conversations.reply'], vera)
    expect((await replyTo(program, conversationId, { seenSeq: 1 })).status).toBe(409)
    const sent = await replyTo(program, conversationId, { seenSeq: 2 })
    expect([sent.status, sent.body.author.kind]).toEqual([201, 'system'])
  })

  it('is made once for one idempotency key, also when both come at once', async () => {
    const { conversationId } = await begun()
    const headers = { 'idempotency-key': 'once-only' }
    const both = await Promise.all([
      replyTo(vera, conversationId, {}, headers),
      replyTo(vera, conversationId, {}, headers),
    ])
    expect(both.map((each) => each.status)).toEqual([201, 201])
    expect(both[0]?.body.id).toBe(both[1]?.body.id)
    expect((await open(vera, conversationId)).messages).toHaveLength(2)
    const other = await replyTo(vera, conversationId, { html: '<p>Something else</p>' }, headers)
    expect([other.status, other.body.code]).toEqual([409, 'idempotency-key-reused'])
  })

  it('resolves along with it where that is wanted', async () => {
    const { conversationId } = await begun()
    await replyTo(vera, conversationId, { thenStatus: 'resolved' })
    expect(await open(vera, conversationId)).toMatchObject({ status: 'resolved', resolvedBy: { id: vera.memberId } })
  })

  it('is made safe, and says nothing where only markup remains', async () => {
    const { conversationId } = await begun()
    const { body } = await replyTo(vera, conversationId, {
      html: '<p onclick="steal()">Hello <script>alert(1)</script><img src="https://spy.example/x.png"></p>',
    })
    expect(body.html).toBe('<p>Hello <img /></p>')
    const empty = await replyTo(vera, conversationId, { html: '<p><script>alert(1)</script> </p>', seenSeq: 2 })
    expect([empty.status, empty.body.errors[0].path]).toEqual([422, 'body.html'])
  })

  it('is refused in the trash', async () => {
    const { conversationId } = await begun()
    await vera.request('PUT', `/conversations/${conversationId}/deletion`)
    expect((await replyTo(vera, conversationId, {})).body.code).toBe('not-in-this-state')
  })
})

describe('undo send', () => {
  it('takes a waiting reply back into the draft, with recipients and files', async () => {
    const { conversationId } = await begun()
    const { body } = await replyTo(vera, conversationId, { cc: [{ name: null, email: 'boss@customer.example' }] })
    const undone = await vera.request('DELETE', `/messages/${body.id}/delivery`)
    expect(undone.body).toMatchObject({
      kind: 'reply',
      html: '<p>It comes tomorrow.</p>',
      cc: [{ email: 'boss@customer.example' }],
    })
    const conversation = await open(vera, conversationId)
    expect(conversation.messages.map((message: { seq: number }) => message.seq)).toEqual([1])
    expect(conversation).toMatchObject({ status: 'waiting-on-us', snippet: 'Where is my parcel?', messageCount: 1 })
  })

  it('leaves what was begun meanwhile below it, with its files', async () => {
    const { conversationId } = await begun()
    const { body } = await replyTo(vera, conversationId, {})
    const file = (await vera.request('POST', '/attachments', formWithFile)).body
    await vera.request('PUT', `/conversations/${conversationId}/drafts/reply`, {
      body: { html: '<p>And one more thing</p>', attachmentIds: [file.id], seenSeq: 2 },
    })
    const undone = await vera.request('DELETE', `/messages/${body.id}/delivery`)
    expect(undone.body).toMatchObject({
      html: '<p>It comes tomorrow.</p><p>And one more thing</p>',
      attachments: [{ id: file.id }],
      to: [{ email: 'ana@customer.example' }],
    })
    expect((await open(vera, conversationId)).drafts).toMatchObject([{ html: undone.body.html }])
  })

  it('is my own to do, and only once', async () => {
    const { conversationId } = await begun()
    const { body } = await replyTo(vera, conversationId, {})
    expect((await oleg.request('DELETE', `/messages/${body.id}/delivery`)).body.code).toBe('too-late-to-undo')
    expect((await vera.request('DELETE', `/messages/${body.id}/delivery`)).status).toBe(200)
    expect((await vera.request('DELETE', `/messages/${body.id}/delivery`)).status).toBe(404)
  })
})

describe('a note', () => {
  it('stays between members and leaves the line of the list alone', async () => {
    const { conversationId } = await begun()
    const { status, body } = await vera.request('POST', `/conversations/${conversationId}/notes`, {
      body: { html: '<p>Ask the warehouse.</p>' },
    })
    expect([status, body.kind, body.delivery, body.to]).toEqual([201, 'note', null, []])
    expect(await open(vera, conversationId)).toMatchObject({
      snippet: 'Where is my parcel?',
      lastFrom: 'person',
      status: 'open',
      seq: 2,
    })
  })
})

describe('a draft', () => {
  it('is mine alone, grows in version, and goes when it is discarded', async () => {
    const { conversationId } = await begun()
    const url = `/conversations/${conversationId}/drafts/note`
    await vera.request('PUT', url, { body: { html: '<p>One</p>', seenSeq: 1 } })
    expect((await vera.request('PUT', url, { body: { html: '<p>Two</p>', seenSeq: 1 } })).body.version).toBe(2)
    expect((await open(oleg, conversationId)).drafts).toEqual([])
    expect((await open(vera, conversationId)).drafts).toMatchObject([{ html: '<p>Two</p>' }])
    expect((await vera.request('DELETE', url)).status).toBe(204)
    expect((await open(vera, conversationId)).drafts).toEqual([])
  })

  it('keeps what of a ready-made reply goes along with it, also through scheduling', async () => {
    const { conversationId } = await begun()
    const ready = await vera.request('POST', '/ready-replies', { body: { name: 'Late', actions: { urgency: 'high' } } })
    const use = { readyReplyId: ready.body.id, actions: { urgency: 'high' } }
    const url = `/conversations/${conversationId}/drafts/reply`
    const saved = await vera.request('PUT', url, { body: { html: '<p>Soon</p>', seenSeq: 1, use } })
    expect(saved.body.use).toEqual(use)
    expect((await open(vera, conversationId)).drafts).toMatchObject([{ use }])
    const wrong = { ...use, actions: { urgency: 'soon' } }
    const refused = await vera.request('PUT', url, { body: { html: '<p>Soon</p>', seenSeq: 1, use: wrong } })
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'body.use.actions.urgency'])
    const later = await vera.request('POST', `/conversations/${conversationId}/scheduled-replies`, {
      body: { html: '<p>Soon</p>', seenSeq: 1, use, sendAt: '2027-06-01T09:00:00Z' },
    })
    expect((await vera.request('DELETE', `/scheduled-replies/${later.body.id}`)).body.use).toEqual(use)
  })
})

describe('a file', () => {
  const uploaded = async (name: string, type: string, content: string) => {
    const boundary = 'a-boundary'
    const body = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n${content}\r\n--${boundary}--\r\n`
    return vera.request('POST', '/attachments', {
      body,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    })
  }

  it('is uploaded, sent along and downloaded as it was', async () => {
    const { conversationId } = await begun()
    const { status, body: file } = await uploaded('счёт.txt', 'text/html', '<script>alert(1)</script>')
    expect([status, file.size]).toEqual([201, 25])
    const { body } = await replyTo(vera, conversationId, { attachmentIds: [file.id] })
    expect(body.attachments).toMatchObject([{ id: file.id, name: 'счёт.txt', inline: false }])
    const bytes = await vera.request('GET', file.url.replace('/api', ''))
    expect(bytes.body).toBe('<script>alert(1)</script>')
    expect(bytes.headers['content-type']).toBe('application/octet-stream')
    expect(bytes.headers['content-disposition']).toMatch(/^attachment/)
    const again = await replyTo(vera, conversationId, { attachmentIds: [file.id], seenSeq: 2 })
    expect([again.status, again.body.errors[0].path]).toEqual([422, 'body.attachmentIds'])
  })

  it('is shown within the text where the writer put it', async () => {
    const { conversationId } = await begun()
    const { body: file } = await uploaded('map.png', 'image/png', 'png')
    const { body } = await replyTo(vera, conversationId, {
      html: `<p>Here:</p><img src="${file.url}">`,
      attachmentIds: [file.id],
    })
    expect(body.html).toContain(`src="${file.url}"`)
    expect(body.attachments[0].inline).toBe(true)
  })
})

describe('a new conversation', () => {
  it('is begun by a member, belongs to them and waits for the customer', async () => {
    const { status, body } = await oleg.request('POST', '/conversations', {
      body: { channelId, to: 'New.Person@customer.example', subject: 'Your parcel', html: '<p>We found it.</p>' },
    })
    expect(status).toBe(201)
    expect(body).toMatchObject({
      subject: 'Your parcel',
      status: 'waiting-on-customer',
      assignee: { id: oleg.memberId },
      person: { email: 'new.person@customer.example' },
    })
  })
})

describe('presence', () => {
  it('says who looks and who types, and forgets who is gone', async () => {
    const { conversationId } = await begun()
    const url = `/conversations/${conversationId}/presence`
    await vera.request('PUT', url, { body: { state: 'looking' } })
    const { body } = await oleg.request('PUT', url, { body: { state: 'typing' } })
    expect(body.present.map((each: { id: string; state: string }) => [each.id, each.state])).toEqual([
      [vera.memberId, 'looking'],
      [oleg.memberId, 'typing'],
    ])
    expect((await vera.request('PUT', url, { body: { state: 'gone' } })).body.present).toHaveLength(1)
  })
})
