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

const begun = async () => (await said(testApp, vera.workspaceId, { channelId })).conversationId
const url = (id: string, more = '') => `/conversations/${id}/team-draft${more}`
const writes = (who: SignedInMember, id: string, html: string, version: number | null, change: object = {}) =>
  who.request('PUT', url(id), { body: { html, version, seenSeq: 1, ...change } })
const draft = async (who: SignedInMember, id: string) => (await who.request('GET', url(id))).body.draft
const sends = (who: SignedInMember, id: string, html: string, teamDraftVersion: number) =>
  who.request('POST', `/conversations/${id}/replies`, { body: { html, seenSeq: 1, teamDraftVersion } })

describe('a reply that the team writes in turn', () => {
  it('is begun by one, seen by the others, taken over, and sent in whose name it is sent', async () => {
    const id = await begun()
    expect(await draft(oleg, id)).toBeNull()
    const { status, body } = await writes(vera, id, '<p>Dear Ana,</p>', null)
    expect([status, body.holder.id, body.version]).toEqual([200, vera.memberId, 1])
    expect(await draft(oleg, id)).toMatchObject({ html: '<p>Dear Ana,</p>', holder: { id: vera.memberId } })
    const refused = await writes(oleg, id, '<p>No!</p>', 1)
    expect([refused.status, refused.body.code, refused.body.data.draft.holder.id]).toEqual([
      409,
      'conflict',
      vera.memberId,
    ])
    const held = await oleg.request('PUT', url(id, '/holding'))
    expect(held.body).toMatchObject({ html: '<p>Dear Ana,</p>', holder: { id: oleg.memberId } })
    expect((await writes(vera, id, '<p>Mine</p>', 1)).status).toBe(409)
    expect((await writes(oleg, id, '<p>Dear Ana, it comes.</p>', 1)).body.version).toBe(2)
    const sent = await sends(oleg, id, '<p>Dear Ana, it comes.</p>', 2)
    expect([sent.status, sent.body.author.id]).toEqual([201, oleg.memberId])
    expect(await draft(vera, id)).toBeNull()
    const { items } = (await vera.request('GET', url(id, '/versions'))).body
    expect(items.map(({ version, by }: { version: number; by: { id: string } }) => [version, by.id])).toEqual([
      [2, oleg.memberId],
      [1, vera.memberId],
    ])
  })

  it('lies there for whoever takes it once it is put down', async () => {
    const id = await begun()
    await writes(vera, id, '<p>Half of it</p>', null, { release: true })
    expect((await draft(oleg, id)).holder).toBeNull()
    expect((await writes(oleg, id, '<p>All of it</p>', 1)).body).toMatchObject({
      holder: { id: oleg.memberId },
      startedBy: { id: vera.memberId },
    })
  })

  it('is not sent as somebody read it before it went on', async () => {
    const id = await begun()
    await writes(vera, id, '<p>One</p>', null)
    await writes(vera, id, '<p>Two</p>', 1)
    const refused = await sends(vera, id, '<p>One</p>', 1)
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict'])
    expect((await vera.request('GET', `/conversations/${id}`)).body.messages).toHaveLength(1)
    expect(await draft(vera, id)).toMatchObject({ html: '<p>Two</p>' })
  })

  it('has one beginning, whoever of two is quicker', async () => {
    const id = await begun()
    const both = await Promise.all([writes(vera, id, '<p>Vera</p>', null), writes(oleg, id, '<p>Oleg</p>', null)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('is made safe, because others see it', async () => {
    const id = await begun()
    expect((await writes(vera, id, '<p onclick="x()">Hi<script>x()</script></p>', null)).body.html).toBe('<p>Hi</p>')
  })

  it('is discarded, twice without harm, and its versions go on', async () => {
    const id = await begun()
    await writes(vera, id, '<p>Away with it</p>', null)
    for (let twice = 0; twice < 2; twice++) expect((await oleg.request('DELETE', url(id))).status).toBe(204)
    expect(await draft(vera, id)).toBeNull()
    expect((await vera.request('PUT', url(id, '/holding'))).status).toBe(404)
    expect((await writes(vera, id, '<p>Anew</p>', null)).body.version).toBe(2)
  })

  it('is for members', async () => {
    const program = await withKey(testApp, ['conversations.write'], vera)
    const id = await begun()
    const body = { html: '<p>x</p>', version: null, seenSeq: 1 }
    expect((await program.request('PUT', url(id), { body })).body.code).toBe('not-allowed')
  })
})
