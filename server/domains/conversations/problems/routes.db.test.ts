import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { knownChannel, loggedUntil, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { formWithFile } from '../../../testing/populate.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let oleg: SignedInMember
let channelId: string
let count = 0
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  oleg = await signedIn(testApp, { role: 'agent' })
  channelId = await knownChannel(testApp, vera.workspaceId)
})
afterAll(() => testApp.close())

const begun = async (what: Partial<Parameters<typeof said>[2]> = {}) =>
  (
    await said(testApp, vera.workspaceId, {
      channelId,
      from: `p${++count}@problem.example`,
      name: `Petra ${count}`,
      ...what,
    })
  ).conversationId
const open = async (id: string) => (await vera.request('GET', `/conversations/${id}`)).body
const link = (id: string, problemId: string) =>
  vera.request('PUT', `/conversations/${id}/problem`, { body: { problemId } })
const unlink = (id: string) => vera.request('DELETE', `/conversations/${id}/problem`)
const affected = async (id: string, query = '') =>
  (await vera.request('GET', `/conversations/${id}/affected${query}`)).body
const idsOf = (page: { items: { conversation: { id: string } }[] }) =>
  page.items.map(({ conversation }) => conversation.id)

/** A problem and conversations that are part of it. */
async function outage(size: number) {
  const problem = await begun({ subject: 'Nothing is sent' })
  const parts: string[] = []
  for (let index = 0; index < size; index++) parts.push(await begun({ subject: `Mine ${index}` }))
  for (const part of parts) expect((await link(part, problem)).status).toBe(204)
  return { problem, parts }
}

describe('a link to a problem', () => {
  test('shows on both, is said once, and can be taken away', async () => {
    const { problem, parts } = await outage(2)
    const [one = '', two = ''] = parts
    expect((await link(one, problem)).status).toBe(204)
    const { number } = await open(problem)
    expect(await open(one)).toMatchObject({ problem: { id: problem, number, subject: 'Nothing is sent' }, affected: 0 })
    expect(await open(problem)).toMatchObject({ problem: null, affected: 2 })
    await vera.request('PUT', `/conversations/${one}/resolution`, { body: {} })
    expect(await affected(problem)).toMatchObject({ total: 2, open: 1, next: null })
    expect(idsOf(await affected(problem))).toEqual([two, one])

    expect((await unlink(one)).status).toBe(204)
    expect((await unlink(one)).status).toBe(204)
    expect((await open(one)).problem).toBeNull()
    expect(idsOf(await affected(problem))).toEqual([two])
    const facts = (await loggedUntil(vera.request, 'conversation.unlinked', problem)).filter(
      ({ subject }) => subject.id === one,
    )
    const links = facts.filter(({ type }) => type.endsWith('linked'))
    expect(links.map(({ type }) => type).toSorted()).toEqual(['conversation.linked', 'conversation.unlinked'])
    expect(links[0]?.data).toMatchObject({ linkedId: one, problemId: problem, problemNumber: number })
  })

  test('is refused with the reason', async () => {
    const { problem, parts } = await outage(1)
    const [part = ''] = parts
    const [other, trashed] = [await begun(), await begun()]
    await vera.request('PUT', `/conversations/${trashed}/deletion`)
    const refusals: [string, string, string][] = [
      [problem, problem, 'part of itself'],
      [problem, part, 'ring'],
      [other, part, 'is itself part of'],
      [part, other, 'already'],
      [problem, other, 'others are part of'],
      [other, trashed, 'in the trash'],
    ]
    for (const [id, to, words] of refusals)
      expect(await link(id, to)).toMatchObject({
        status: 409,
        body: { code: 'not-in-this-state', detail: expect.stringContaining(words) },
      })
    expect((await link(other, newId())).status).toBe(404)
    expect((await open(other)).problem).toBeNull()
  })

  test('made both ways at once makes one of them', async () => {
    const [one, two] = [await begun(), await begun()]
    const answers = await Promise.all([link(one, two), link(two, one)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409])
  })

  test('is listed in pages', async () => {
    const { problem, parts } = await outage(3)
    const first = await affected(problem, '?limit=2')
    expect(idsOf(first)).toEqual([parts[2], parts[1]])
    const second = await affected(problem, `?limit=2&cursor=${first.next}`)
    expect([idsOf(second), second.next]).toEqual([[parts[0]], null])
  })

  test('goes along with merges and comes back with their undoing', async () => {
    const { problem, parts } = await outage(2)
    const [one = '', two = ''] = parts
    const merge = async (survivor: string, merged: string) =>
      (await vera.request('POST', `/conversations/${survivor}/merges`, { body: { conversationIds: [merged] } })).body
        .items[0].id
    const stranger = await begun()
    await merge(stranger, one)
    expect(await open(stranger)).toMatchObject({ problem: { id: problem } })
    expect(idsOf(await affected(problem))).toEqual([stranger, two])
    const known = await begun({ subject: 'Known' })
    const undoable = await merge(known, problem)
    expect(await open(two)).toMatchObject({ problem: { id: known } })
    expect(idsOf(await affected(known))).toEqual([stranger, two])
    const own = await merge(known, two)
    expect(idsOf(await affected(known))).toEqual([stranger])
    expect((await open(known)).problem).toBeNull()
    for (const id of [own, undoable]) await vera.request('DELETE', `/conversation-merges/${id}`)
    expect(idsOf(await affected(problem))).toEqual([stranger, two])
    expect((await unlink(stranger)).status).toBe(204)
    expect(idsOf(await affected(problem))).toEqual([two])
  })
})

describe('an update to all', () => {
  const tell = async (problem: string, body: object) => {
    const started = await vera.request('POST', `/conversations/${problem}/updates`, { body })
    expect(started.status, JSON.stringify(started.body)).toBe(202)
    await testApp.settle()
    const { body: run } = await vera.request('GET', `/bulk-runs/${started.body.id}`)
    const { items } = (await vera.request('GET', `/bulk-runs/${run.id}/rows?limit=100`)).body
    return { run, rows: items as { conversation: { id: string }; state: string; reason: string; detail: string }[] }
  }
  const seen = async (problem: string) =>
    (await affected(problem)).items.map(
      ({ conversation: { id, seq } }: { conversation: { id: string; seq: number } }) => ({
        id,
        seenSeq: seq,
      }),
    )
  const answersIn = async (id: string) =>
    (await open(id)).messages
      .filter(({ kind }: { kind: string }) => kind === 'outbound')
      .map(({ text, to }: { text: string; to: { email: string }[] }) => `${to[0]?.email}: ${text}`)

  test('is one reply in each, by its own recipients; twice to a person with two; the problem gets none', async () => {
    const problem = await begun()
    const from = 'twice@problem.example'
    const parts = [
      await begun({ from, name: 'Zoya Ilieva' }),
      await begun({ from }),
      await begun({ from: 'once@problem.example' }),
    ]
    for (const part of parts) await link(part, problem)
    const { run, rows } = await tell(problem, {
      html: '<p>Dear {{ person.first_name }}, it works again.</p>',
      conversations: await seen(problem),
      thenStatus: 'resolved',
    })
    expect(run).toMatchObject({ state: 'finished', total: 3, done: 3, act: { kind: 'update', problemId: problem } })
    expect(rows.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect(await answersIn(parts[0] ?? '')).toEqual([`${from}: Dear Zoya, it works again.`])
    expect(await answersIn(parts[1] ?? '')).toEqual([`${from}: Dear Zoya, it works again.`])
    expect((await answersIn(parts[2] ?? ''))[0]).toContain('once@problem.example')
    expect(await answersIn(problem)).toEqual([])
    expect((await open(parts[0] ?? '')).status).toBe('resolved')
  })

  test('speaks the language of each', async () => {
    const { problem, parts } = await outage(2)
    const [bulgarian = '', other = ''] = parts
    const { person } = await open(bulgarian)
    await vera.request('PATCH', `/people/${person.id}`, { body: { language: 'bg' } })
    expect((await affected(problem)).items.map(({ language }: { language: string }) => language)).toEqual(['en', 'bg'])
    await tell(problem, {
      html: '<p>It works</p>',
      variants: [{ language: 'bg', html: '<p>Работи</p>' }],
      conversations: await seen(problem),
    })
    expect((await answersIn(bulgarian))[0]).toContain('Работи')
    expect((await answersIn(other))[0]).toContain('It works')
  })

  test('brings a copy of its files to each, and keeps none for itself', async () => {
    const { problem, parts } = await outage(2)
    const file = (await vera.request('POST', '/attachments', formWithFile)).body
    const conversations = await seen(problem)
    const path = `/conversations/${problem}/updates`
    const body = { html: '<p>Here is the new timetable</p>', attachmentIds: [file.id], conversations }
    const other = await vera.request('POST', path, { body: { ...body, attachmentIds: [newId()] } })
    expect([other.status, other.body.errors[0].path]).toEqual([422, 'body.attachmentIds.0'])
    await tell(problem, body)
    for (const part of parts) {
      const [attachment] = (await open(part)).messages.at(-1).attachments
      expect([attachment.name, attachment.id === file.id]).toEqual([file.name, false])
      expect((await vera.request('GET', attachment.url.replace('/api', ''))).body).toBe('Hello')
    }
    expect((await vera.request('GET', file.url.replace('/api', ''))).status).toBe(404)
  })

  test('holds back who wrote since, who is no longer part of it, and who cannot be written to', async () => {
    const { problem, parts } = await outage(4)
    const [wrote = '', left = '', spam = '', fine = ''] = parts
    const conversations = await seen(problem)
    await begun({ conversationId: wrote, text: 'It is worse now' })
    await unlink(left)
    await vera.request('PUT', `/conversations/${spam}/spam`)
    expect((await affected(problem)).items.find(({ held }: { held: string }) => held)?.conversation.id).toBe(spam)
    const { run, rows } = await tell(problem, { html: '<p>It works</p>', conversations })
    expect(run).toMatchObject({ done: 1, refused: 3 })
    const became = new Map(rows.map((row) => [row.conversation.id, row]))
    expect(became.get(wrote)).toMatchObject({ state: 'refused', reason: 'unseen-message' })
    expect(became.get(left)).toMatchObject({ reason: 'not-in-this-state', detail: expect.stringContaining('not part') })
    expect(became.get(spam)).toMatchObject({ reason: 'not-in-this-state', detail: expect.stringContaining('spam') })
    expect(became.get(fine)).toMatchObject({ state: 'done' })
    for (const id of [wrote, left, spam]) expect(await answersIn(id)).toEqual([])
  })

  test('waits for the undo time of its writer and is taken back with the run', async () => {
    const { problem, parts } = await outage(2)
    const { run } = await tell(problem, { html: '<p>Too early</p>', conversations: await seen(problem) })
    await vera.request('PUT', `/bulk-runs/${run.id}/undo`)
    await testApp.settle()
    expect((await vera.request('GET', `/bulk-runs/${run.id}`)).body).toMatchObject({ state: 'undone', undone: 2 })
    expect(await answersIn(parts[0] ?? '')).toEqual([])
  })

  test('must have words and somebody to get them; an agent may send it, and cannot begin one as a bulk act', async () => {
    const { problem } = await outage(1)
    const conversations = await seen(problem)
    const path = `/conversations/${problem}/updates`
    expect((await vera.request('POST', path, { body: { html: '', conversations } })).status).toBe(422)
    expect((await vera.request('POST', path, { body: { html: '<p>x</p>', conversations: [] } })).status).toBe(422)
    expect((await oleg.request('POST', path, { body: { html: '<p>x</p>', conversations } })).status).toBe(202)
    const act = { kind: 'update', problemId: problem, html: 'x', variants: [], thenStatus: 'open' }
    const ids = conversations.map(({ id }: { id: string }) => id)
    expect((await oleg.request('POST', '/bulk-runs', { body: { act, ids } })).status).toBe(422)
  })
})
