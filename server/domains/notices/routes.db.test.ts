import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, said } from '../../testing/conversations.ts'
import { anotherWorkspace, type SignedInMember, signedIn, withKey } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

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
const noted = (who: SignedInMember, id: string, mentions: object[], html = '<p>Look here</p>') =>
  who.request('POST', `/conversations/${id}/notes`, { body: { html, mentions } })
const toldTo = async (who: SignedInMember, query = '') => {
  await testApp.settle()
  return (await who.request('GET', `/notices${query}`)).body.items
}
const unread = async (who: SignedInMember) => (await who.request('GET', '/notices/count')).body.unread
const allRead = (who: SignedInMember) => who.request('PUT', '/notices/reading', { body: { all: true } })

describe('a mention in a note', () => {
  it('is told to whom it means, with where to jump, and not to its writer', async () => {
    const { conversationId } = await begun({ subject: 'Mentioned' })
    const { body: note } = await noted(vera, conversationId, [
      { kind: 'member', id: oleg.memberId },
      { kind: 'member', id: vera.memberId },
    ])
    expect((await toldTo(oleg))[0]).toMatchObject({
      kind: 'mention',
      conversation: { id: conversationId, subject: 'Mentioned' },
      messageId: note.id,
      seq: 2,
      by: { kind: 'member', id: vera.memberId },
      snippet: 'Look here',
      read: false,
    })
    expect(await toldTo(vera)).toEqual([])
    await allRead(oleg)
  })

  it('of a team is told once to each of it, though they are named beside it', async () => {
    const { body: team } = await vera.request('POST', '/teams', {
      body: { name: 'Depot', memberIds: [oleg.memberId, vera.memberId] },
    })
    const { conversationId } = await begun()
    await noted(vera, conversationId, [
      { kind: 'team', id: team.id },
      { kind: 'member', id: oleg.memberId },
    ])
    const told = (await toldTo(oleg)).filter(
      (each: { conversation: { id: string } }) => each.conversation.id === conversationId,
    )
    expect(told).toHaveLength(1)
    await allRead(oleg)
  })

  it('of nobody we know is refused, and the note with it', async () => {
    const { conversationId } = await begun()
    const stranger = await anotherWorkspace(testApp)
    const { status, body } = await noted(vera, conversationId, [{ kind: 'member', id: stranger.memberId }])
    expect([status, body.errors[0].path]).toEqual([422, 'body.mentions.0.id'])
    expect((await vera.request('GET', `/conversations/${conversationId}`)).body.messages).toHaveLength(1)
  })
})

describe('whoever a conversation belongs to', () => {
  it('is told that they got it, unless they took it themselves', async () => {
    const { conversationId } = await begun({ subject: 'Given' })
    const give = (who: SignedInMember, assigneeId: string | null) =>
      who.request('PUT', `/conversations/${conversationId}/assignment`, { body: { assigneeId } })
    await give(oleg, oleg.memberId)
    expect(await unread(oleg)).toBe(0)
    await give(vera, null)
    await give(vera, oleg.memberId)
    expect((await toldTo(oleg))[0]).toMatchObject({ kind: 'assignment', conversation: { subject: 'Given' } })
    await allRead(oleg)
  })

  it('is told when the customer writes, and so is who follows; a machine’s mail tells nobody', async () => {
    const { conversationId } = await begun({ subject: 'Written' })
    await testApp.settle()
    await vera.request('PUT', `/conversations/${conversationId}/following`)
    await vera.request('PUT', `/conversations/${conversationId}/assignment`, { body: { assigneeId: oleg.memberId } })
    await testApp.settle()
    await allRead(oleg)
    await begun({ conversationId, automatic: { kind: 'auto-reply', reason: 'away' } })
    await testApp.settle()
    expect([await unread(vera), await unread(oleg)]).toEqual([0, 0])
    const { messageId } = await begun({ conversationId, text: 'Any news?' })
    for (const who of [vera, oleg])
      expect((await toldTo(who, '?unread=true'))[0]).toMatchObject({
        kind: 'reply',
        messageId,
        snippet: 'Any news?',
        by: { kind: 'person', name: 'Ana Petrova' },
      })
  })

  it('is told of what is written to the one that theirs was merged into, until that is undone', async () => {
    await Promise.all([vera, oleg].map(allRead))
    const { conversationId: followed } = await begun({ subject: 'Followed' })
    const { conversationId: survivor } = await begun({ subject: 'Survivor' })
    await vera.request('PUT', `/conversations/${followed}/following`)
    const merged = await oleg.request('POST', `/conversations/${survivor}/merges`, {
      body: { conversationIds: [followed] },
    })
    await testApp.settle()
    await allRead(vera)
    await begun({ conversationId: survivor, text: 'To the survivor' })
    expect((await toldTo(vera, '?unread=true'))[0]).toMatchObject({ kind: 'reply', snippet: 'To the survivor' })
    await allRead(vera)
    await oleg.request('DELETE', `/conversation-merges/${merged.body.items[0].id}`)
    await begun({ conversationId: survivor, text: 'Apart again' })
    await testApp.settle()
    expect(await unread(vera)).toBe(0)
  })

  it('is not told of what they have read, and what they read since is no longer unread', async () => {
    await Promise.all([vera, oleg].map(allRead))
    const { conversationId } = await begun()
    await vera.request('PUT', `/conversations/${conversationId}/following`)
    await begun({ conversationId })
    await vera.request('PUT', `/conversations/${conversationId}/reading`, { body: { seq: 2 } })
    await testApp.settle()
    expect(await unread(vera)).toBe(0)
    await begun({ conversationId })
    await testApp.settle()
    expect(await unread(vera)).toBe(1)
    await vera.request('PUT', `/conversations/${conversationId}/reading`, { body: { seq: 3 } })
    expect(await unread(vera)).toBe(0)
    expect((await toldTo(vera))[0]).toMatchObject({ conversation: { id: conversationId }, read: true })
  })
})

it('a conversation that comes back by time tells who put it aside', async () => {
  const { conversationId } = await begun()
  const until = new Date(testApp.clock.now().getTime() + 3_600_000).toISOString()
  await oleg.request('PUT', `/conversations/${conversationId}/snooze`, { body: { until } })
  testApp.clock.forward(3_700_000)
  expect((await toldTo(oleg))[0]).toMatchObject({ kind: 'snooze', conversation: { id: conversationId } })
})

describe('reading', () => {
  it('is of some, of a conversation or of all; of mine alone', async () => {
    await Promise.all([vera, oleg].map(allRead))
    const [one, two, three] = [await begun(), await begun(), await begun()]
    for (const { conversationId } of [one, two, three])
      await noted(vera, conversationId, [{ kind: 'member', id: oleg.memberId }])
    const ids = (await toldTo(oleg, '?unread=true')).map(({ id }: { id: string }) => id)
    expect(ids).toHaveLength(3)
    await vera.request('PUT', '/notices/reading', { body: { ids } })
    expect(await unread(oleg)).toBe(3)
    await oleg.request('PUT', '/notices/reading', { body: { ids: [ids[0]] } })
    expect(await unread(oleg)).toBe(2)
    await oleg.request('PUT', '/notices/reading', { body: { conversationId: two.conversationId } })
    expect(await unread(oleg)).toBe(1)
    await allRead(oleg)
    expect(await unread(oleg)).toBe(0)
    expect((await oleg.request('PUT', '/notices/reading', { body: {} })).status).toBe(422)
  })

  it('goes page by page', async () => {
    const first = (await oleg.request('GET', '/notices?limit=2')).body
    const second = (await oleg.request('GET', `/notices?limit=2&cursor=${first.next}`)).body
    expect(first.items).toHaveLength(2)
    const all = (await oleg.request('GET', '/notices?limit=4')).body.items
    expect([...first.items, ...second.items]).toEqual(all)
  })
})

describe('the ways', () => {
  it('are what they are at first until chosen, and each has their own', async () => {
    const { body } = await oleg.request('GET', '/notices/settings')
    expect(body).toMatchObject({
      kinds: { mention: { product: true, mail: 'now' }, team: { product: false } },
      digestMinutes: 60,
    })
    const chosen = {
      ...body,
      kinds: { ...body.kinds, mention: { product: false, mail: 'off', push: false } },
      quiet: null,
    }
    expect((await oleg.request('PUT', '/notices/settings', { body: chosen })).body).toEqual(chosen)
    expect((await vera.request('GET', '/notices/settings')).body.kinds.mention.product).toBe(true)
    const before = await unread(oleg)
    await noted(vera, (await begun()).conversationId, [{ kind: 'member', id: oleg.memberId }])
    await testApp.settle()
    expect(await unread(oleg)).toBe(before)
  })

  it.each([
    ['a kind left out', (body: { kinds: object }) => ({ ...body, kinds: {} })],
    ['no time of day', (body: object) => ({ ...body, quiet: { from: '25:00', to: '08:00' } })],
    ['a digest every second', (body: object) => ({ ...body, digestMinutes: 0 })],
  ])('are refused with %s', async (_, change) => {
    const { body } = await vera.request('GET', '/notices/settings')
    expect((await vera.request('PUT', '/notices/settings', { body: change(body) })).status).toBe(422)
  })
})

it('a key is told nothing', async () => {
  const program = await withKey(testApp, ['conversations.read'], vera)
  for (const path of ['/notices', '/notices/count', '/notices/settings'])
    expect((await program.request('GET', path)).status).toBe(403)
})

it('a question to a team is told to the team or to whom it names, and its answer to who asked', async () => {
  const third = await signedIn(testApp, { role: 'agent' })
  const { body: team } = await vera.request('POST', '/teams', {
    body: { name: 'Packers', memberIds: [oleg.memberId, third.memberId] },
  })
  const { conversationId } = await begun({ subject: 'Asked about' })
  const ask = (ownerId: string | null) =>
    vera.request('POST', `/conversations/${conversationId}/side-conversations`, {
      body: { teamId: team.id, ownerId, subject: 'Where', html: '<p>In the rack?</p>' },
    })
  const { body: side } = await ask(null)
  const told = { conversation: { id: conversationId }, kind: 'question', by: { id: vera.memberId } }
  expect(await toldTo(oleg, '?unread=true')).toMatchObject([told])
  expect(await toldTo(third, '?unread=true')).toMatchObject([told])
  await ask(third.memberId)
  expect(await toldTo(third, '?unread=true')).toMatchObject([told, told])
  expect(await toldTo(oleg, '?unread=true')).toMatchObject([told])
  await oleg.request('POST', `/side-conversations/${side.id}/messages`, { body: { html: '<p>Yes</p>' } })
  expect(await toldTo(vera, '?unread=true')).toMatchObject([{ kind: 'answer', by: { id: oleg.memberId } }])
  await Promise.all([allRead(oleg), allRead(vera)])
})
