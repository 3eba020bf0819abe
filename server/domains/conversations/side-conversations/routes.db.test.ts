import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { knownChannel, loggedUntil, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { formWithFile } from '../../../testing/populate.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let oleg: SignedInMember
let ivan: SignedInMember
let channelId: string
let teamId: string
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  oleg = await signedIn(testApp, { role: 'agent' })
  ivan = await signedIn(testApp, { role: 'agent' })
  channelId = await knownChannel(testApp, vera.workspaceId)
  const team = await vera.request('POST', '/teams', { body: { name: 'Warehouse', memberIds: [oleg.memberId] } })
  teamId = team.body.id
})
afterAll(() => testApp.close())

const begun = async () => (await said(testApp, vera.workspaceId, { channelId })).conversationId
const ask = (id: string, body: Record<string, unknown> = {}) =>
  vera.request('POST', `/conversations/${id}/side-conversations`, {
    body: { teamId, subject: 'Where is it', html: '<p>Is it in the rack?</p>', ...body },
  })
const of = async (id: string) => (await vera.request('GET', `/conversations/${id}/side-conversations`)).body.items
const waiting = async (who: SignedInMember) =>
  (await who.request('GET', '/side-conversations?for=my-teams')).body.items.map(({ id }: { id: string }) => id)
const say = (who: SignedInMember, id: string, html: string) =>
  who.request('POST', `/side-conversations/${id}/messages`, { body: { html } })

test('a team is asked, answers, is asked further; the customer’s thread does not change', async () => {
  const conversationId = await begun()
  const before = (await vera.request('GET', `/conversations/${conversationId}`)).body
  const asked = await ask(conversationId, { subject: ' Where is it ' })
  expect(asked.status).toBe(201)
  expect(asked.body).toMatchObject({
    subject: 'Where is it',
    team: { id: teamId, name: 'Warehouse' },
    owner: null,
    askedBy: { id: vera.memberId },
    conversation: { id: conversationId },
    state: 'open',
    overdue: false,
    mayEnd: true,
    messages: [{ seq: 1, fromAsked: false, text: 'Is it in the rack?' }],
  })
  const { id } = asked.body
  expect(await waiting(oleg)).toContain(id)
  expect(await waiting(ivan)).not.toContain(id)
  const answered = await say(oleg, id, '<p>Yes<script>alert(1)</script></p>')
  expect(answered.status).toBe(201)
  expect(answered.body).toMatchObject({ state: 'answered', mayEnd: false })
  expect(answered.body.messages[1]).toMatchObject({
    seq: 2,
    author: { id: oleg.memberId },
    fromAsked: true,
    html: '<p>Yes</p>',
  })
  expect(await waiting(oleg)).not.toContain(id)
  expect((await say(ivan, id, '<p>Which rack?</p>')).body).toMatchObject({ state: 'open', mayEnd: true })
  expect(await waiting(oleg)).toContain(id)
  const after = (await vera.request('GET', `/conversations/${conversationId}`)).body
  expect([after.seq, after.messages.length, after.status]).toEqual([before.seq, before.messages.length, before.status])
})

test('who asked ends it, never who was asked; it is opened again; each is told once', async () => {
  const { body } = await ask(await begun())
  const path = `/side-conversations/${body.id}/completion`
  expect((await oleg.request('PUT', path)).status).toBe(403)
  expect((await vera.request('PUT', path)).body.state).toBe('done')
  expect((await vera.request('PUT', path)).body.state).toBe('done')
  expect(await say(oleg, body.id, '<p>Late</p>')).toMatchObject({ status: 409, body: { code: 'not-in-this-state' } })
  expect((await oleg.request('DELETE', path)).body.state).toBe('open')
  expect((await oleg.request('DELETE', path)).body.state).toBe('open')
  await say(oleg, body.id, '<p>Found</p>')
  const facts = await loggedUntil(vera.request, 'side-conversation.answered', body.id)
  expect(facts.filter(({ subject }) => subject.id === body.id).map(({ type }) => type)).toEqual([
    'side-conversation.asked',
    'side-conversation.done',
    'side-conversation.reopened',
    'side-conversation.answered',
  ])
})

test('it is due on a working day unless said otherwise, and overdue as long as nobody answers', async () => {
  const conversationId = await begun()
  const { body } = await ask(conversationId)
  expect(new Date(body.dueAt).getTime()).toBeGreaterThan(new Date(body.createdAt).getTime())
  expect([0, 6]).not.toContain(new Date(body.dueAt).getUTCDay())
  const late = await ask(conversationId, { dueAt: '2020-01-01T09:00:00.000Z', ownerId: ivan.memberId })
  expect(late.body).toMatchObject({ dueAt: '2020-01-01T09:00:00.000Z', overdue: true, owner: { id: ivan.memberId } })
  expect(await waiting(ivan)).toContain(late.body.id)
  expect((await of(conversationId)).map(({ id }: { id: string }) => id)).toEqual([late.body.id, body.id])
  expect((await say(ivan, late.body.id, '<p>Here</p>')).body).toMatchObject({ state: 'answered', overdue: false })
})

test('it goes along with a merge, and waits for nobody in the trash', async () => {
  const [one, other] = [await begun(), await begun()]
  const { body } = await ask(other)
  await vera.request('POST', `/conversations/${one}/merges`, { body: { conversationIds: [other] } })
  expect(await of(one)).toMatchObject([{ id: body.id, conversation: { id: one } }])
  await vera.request('PUT', `/conversations/${one}/deletion`)
  expect(await waiting(oleg)).not.toContain(body.id)
})

test('a filter finds conversations in which a team has still to answer', async () => {
  const [one, other] = [await begun(), await begun()]
  const { body } = await ask(one)
  const found = async (answer: 'yes' | 'no') =>
    (
      await vera.request('GET', `/conversations?view=all&limit=100&filter=open-side-conversations:${answer}`)
    ).body.items.map(({ id }: { id: string }) => id)
  expect(await found('yes')).toContain(one)
  expect(await found('yes')).not.toContain(other)
  expect(await found('no')).toContain(other)
  await say(oleg, body.id, '<p>Yes</p>')
  expect(await found('yes')).not.toContain(one)
})

test('bad input says what is wrong', async () => {
  const id = await begun()
  const paths = async (body: Record<string, unknown>) =>
    (await ask(id, body)).body.errors.map(({ path }: { path: string }) => path)
  expect(await paths({ subject: ' ' })).toEqual(['body.subject'])
  expect(await paths({ html: '<p> </p>' })).toEqual(['body.html'])
  expect(await paths({ teamId: newId() })).toEqual(['body.teamId'])
  expect(await paths({ ownerId: newId() })).toEqual(['body.ownerId'])
  expect(await paths({ dueAt: 'soon' })).toEqual(['body.dueAt'])
  expect((await ask(newId())).status).toBe(404)
  expect((await say(vera, newId(), '<p>Hello</p>')).status).toBe(404)
})

const haulier = { name: 'Dispatch', email: 'dispatch@carrier.example' }
const mailTo = (id: string, body: Record<string, unknown> = {}, who: Pick<SignedInMember, 'request'> = vera) =>
  who.request('POST', `/conversations/${id}/side-conversations`, {
    body: { to: [haulier], subject: 'Lorry 7', html: '<p>Is it on the lorry?</p>', ...body },
  })
const uploaded = async () => (await vera.request('POST', '/attachments', formWithFile)).body.id as string

test('whoever sent a question by mail may take it back while it waits, and has the words again', async () => {
  const id = await begun()
  const fileId = await uploaded()
  const { body } = await mailTo(id, { attachmentIds: [fileId], cc: [{ email: 'Boss@carrier.example' }] })
  expect(body.outside.cc).toEqual([{ name: null, email: 'boss@carrier.example' }])
  const path = `/side-messages/${body.messages[0].id}/delivery`
  expect(await ivan.request('DELETE', path)).toMatchObject({ status: 409, body: { code: 'too-late-to-undo' } })
  expect((await vera.request('DELETE', path)).body).toMatchObject({
    subject: 'Lorry 7',
    html: '<p>Is it on the lorry?</p>',
    to: [haulier],
    attachments: [{ id: fileId }],
    sideConversation: null,
  })
  expect(await of(id)).toEqual([])
  expect((await vera.request('DELETE', path)).status).toBe(404)

  const again = (await mailTo(id, { attachmentIds: [fileId] })).body
  const further = (await say(vera, again.id, '<p>And when?</p>')).body.messages[1]
  const back = await vera.request('DELETE', `/side-messages/${further.id}/delivery`)
  expect(back.body).toMatchObject({ html: '<p>And when?</p>', sideConversation: { id: again.id } })
  expect(back.body.sideConversation.messages).toHaveLength(1)
  expect((await vera.request('PUT', `/side-messages/${again.messages[0].id}/delivery`)).status).toBe(409)
})

test('files go along: uploaded ones, and copies of those in the thread', async () => {
  const { conversationId } = await said(testApp, vera.workspaceId, {
    channelId,
    attachments: [{ name: 'photo.png', type: 'image/png', size: 3, hash: 'h', contentId: null, inline: false }],
  })
  const thread = async () =>
    (await vera.request('GET', `/conversations/${conversationId}`)).body.messages[0].attachments
  const [theirs] = await thread()
  const { body } = await ask(conversationId, { attachmentIds: [await uploaded(), theirs.id] })
  const files = body.messages[0].attachments
  expect(files.map(({ name }: { name: string }) => name)).toEqual(['note.txt', 'photo.png'])
  expect(files[1].id).not.toBe(theirs.id)
  expect(await thread()).toEqual([theirs])
  const other = await begun()
  expect((await ask(other, { attachmentIds: [theirs.id] })).body.errors[0].path).toBe('body.attachmentIds')
  expect((await ask(other, { attachmentIds: [files[0].id] })).body.errors[0].path).toBe('body.attachmentIds')
})

test('a mention beside the thread is told to whom it names', async () => {
  const id = await begun()
  const { body } = await ask(id, { mentions: [{ kind: 'member', id: ivan.memberId }] })
  await testApp.settle()
  const notices = (await ivan.request('GET', '/notices')).body.items
  expect(notices).toContainEqual(
    expect.objectContaining({ kind: 'mention', sideId: body.id, snippet: 'Where is it: Is it in the rack?' }),
  )
  expect((await ask(id, { mentions: [{ kind: 'member', id: newId() }] })).body.errors[0].path).toBe(
    'body.mentions.0.id',
  )
})

test('the customer, our own addresses and notes cannot be drawn into it', async () => {
  const { conversationId, messageId } = await said(testApp, vera.workspaceId, { channelId })
  await said(testApp, vera.workspaceId, { channelId, conversationId, from: 'wife@customer.example' })
  const note = (
    await vera.request('POST', `/conversations/${conversationId}/notes`, { body: { html: '<p>Secret</p>' } })
  ).body
  const paths = async (body: Record<string, unknown>) =>
    (await mailTo(conversationId, body)).body.errors.map(({ path }: { path: string }) => path)
  expect(await paths({ to: [{ email: 'ANA@customer.example' }] })).toEqual(['body.to.0.email'])
  expect(await paths({ cc: [{ email: 'wife@customer.example' }] })).toEqual(['body.cc.0.email'])
  expect(await paths({ to: [haulier, { email: 'support+c1.x@kept.example' }] })).toEqual(['body.to.1.email'])
  expect(await paths({ quoteMessageIds: [messageId, note.id] })).toEqual(['body.quoteMessageIds.1'])
  expect(await paths({ to: [] })).toEqual(['body.to'])
  expect(await paths({ teamId })).toEqual(['body.teamId'])
  expect(await paths({ to: undefined })).toEqual(['body.teamId'])
  expect(await paths({ to: [{ email: 'nobody' }] })).toEqual(['body.to.0.email'])
  const { body } = await mailTo(conversationId)
  const further = await vera.request('POST', `/side-conversations/${body.id}/messages`, {
    body: { html: '<p>Hello</p>', to: [{ email: 'ana@customer.example' }] },
  })
  expect(further.body.errors).toMatchObject([{ path: 'body.to.0.email' }])
})

test('what is quoted names nobody’s address and holds none of what they had quoted', async () => {
  const { conversationId, messageId } = await said(testApp, vera.workspaceId, {
    channelId,
    html: '<p>My parcel</p><img data-outside-src="https://t.example/p.gif"><div data-folded>Old secret</div>',
  })
  const { body } = await mailTo(conversationId, { quoteMessageIds: [messageId] })
  const [{ html }] = body.messages
  expect(html).toContain('<div data-folded>')
  expect(html).toContain('Ana Petrova')
  expect(html).toContain('My parcel')
  for (const secret of ['ana@customer.example', 'Old secret', 't.example']) expect(html).not.toContain(secret)
})

test('nothing is mailed from the trash, without a channel, or without the right to send mail', async () => {
  const id = await begun()
  const weak = await withKey(testApp, ['conversations.read', 'conversations.write'])
  expect((await mailTo(id, {}, weak)).status).toBe(403)
  expect((await ask(id)).status).toBe(201)
  const { body } = await mailTo(id)
  const further = await weak.request('POST', `/side-conversations/${body.id}/messages`, {
    body: { html: '<p>So?</p>' },
  })
  expect(further.status).toBe(403)
  await vera.request('PUT', `/conversations/${id}/deletion`)
  expect((await mailTo(id)).status).toBe(409)
  expect((await say(vera, body.id, '<p>So?</p>')).status).toBe(409)
})

test('what I asked stands in my list until it is done', async () => {
  const id = await begun()
  const { body } = await mailTo(id, { dueAt: '2020-01-01T09:00:00.000Z' })
  const mine = async (who: SignedInMember) =>
    (await who.request('GET', '/side-conversations?for=me')).body.items.map(({ id }: { id: string }) => id)
  expect(await mine(vera)).toContain(body.id)
  expect(await mine(oleg)).not.toContain(body.id)
  await vera.request('PUT', `/conversations/${id}/assignment`, { body: { assigneeId: oleg.memberId } })
  expect(await mine(oleg)).toContain(body.id)
  expect(body.overdue).toBe(true)
  await vera.request('PUT', `/side-conversations/${body.id}/completion`)
  expect(await mine(vera)).not.toContain(body.id)
  expect(await mine(oleg)).not.toContain(body.id)
})
