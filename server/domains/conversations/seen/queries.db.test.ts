import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
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

const begun = (conversationId?: string) =>
  said(testApp, vera.workspaceId, { channelId, ...(conversationId ? { conversationId } : {}) })

/** Every verb that changes a conversation, with the smallest body. */
const verbs: [string, string, unknown?][] = [
  ['PATCH', '', { urgency: 'high' }],
  ['PUT', '/assignment', { assigneeId: null }],
  ['PUT', '/resolution', {}],
  ['DELETE', '/resolution'],
  ['PUT', '/spam'],
  ['DELETE', '/spam'],
  ['PUT', '/deletion'],
  ['DELETE', '/deletion'],
  ['POST', '/notes', { html: '<p>A note</p>' }],
  ['POST', '/replies', { html: '<p>An answer</p>', seenSeq: 9, sendAnyway: true }],
]

describe('If-Match', () => {
  it('is the ETag of the conversation, which is its seq', async () => {
    const { conversationId } = await begun()
    await begun(conversationId)
    const { headers, body } = await vera.request('GET', `/conversations/${conversationId}`)
    expect([headers.etag, body.seq]).toEqual(['"2"', 2])
  })

  it.each(verbs)('stops %s …%s where more was said, and tells what', async (method, path, body) => {
    const { conversationId } = await begun()
    await oleg.request('POST', `/conversations/${conversationId}/notes`, { body: { html: '<p>Wait for me.</p>' } })
    const url = `/conversations/${conversationId}${path}`
    const refused = await vera.request(method, url, { body, headers: { 'if-match': '"1"' } })
    expect([refused.status, refused.body.code]).toEqual([412, 'precondition-failed'])
    expect(refused.body.data).toMatchObject({
      seq: 2,
      seenSeq: 1,
      meanwhile: [{ seq: 2, kind: 'note', snippet: 'Wait for me.', author: { kind: 'member', id: oleg.memberId } }],
    })
    const { body: after } = await vera.request('GET', `/conversations/${conversationId}`)
    expect(after).toMatchObject({ seq: 2, urgency: 'normal', status: 'open', deletedAt: null, spamAt: null })
    const passed = await vera.request(method, url, { body, headers: { 'if-match': '"2"' } })
    expect([200, 201]).toContain(passed.status)
  })

  it('lets anything pass as *, and says what it must look like', async () => {
    const { conversationId } = await begun()
    const put = (ifMatch: string) =>
      vera.request('PUT', `/conversations/${conversationId}/spam`, { headers: { 'if-match': ifMatch } })
    expect((await put('*')).status).toBe(200)
    expect((await put('W/"1"')).status).toBe(200)
    const wrong = await put('yesterday')
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'headers.if-match'])
  })

  it('is refused rather than passed over where it is not understood', async () => {
    const { status, body } = await vera.request('POST', '/topics', {
      body: { name: 'Parcels' },
      headers: { 'if-match': '"1"' },
    })
    expect([status, body.errors[0].path]).toEqual([422, 'headers.if-match'])
  })

  it('lets one of many racing verbs through, over screen and API alike', async () => {
    const program = await withKey(testApp, ['conversations.read', 'conversations.write', 'conversations.reply'], vera)
    const { conversationId } = await begun()
    const racers = [vera, oleg, program, vera, oleg, program]
    const all = await Promise.all(
      racers.map((who, index) =>
        who.request('POST', `/conversations/${conversationId}/${index < 3 ? 'replies' : 'notes'}`, {
          body: { html: `<p>From ${index}</p>`, ...(index < 3 ? { seenSeq: 1 } : {}) },
          headers: { 'if-match': '"1"' },
        }),
      ),
    )
    expect(all.map(({ status }) => status).sort()).toEqual([201, 412, 412, 412, 412, 412])
    const winner = all.find(({ status }) => status === 201)?.body.id
    for (const { status, body } of all) if (status === 412) expect(body.data.meanwhile[0].id).toBe(winner)
  })
})
