import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { type Answered, type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { formWithFile } from '../../../testing/populate.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let manager: SignedInMember
let agent: SignedInMember
let colleague: SignedInMember
let teamId: string

beforeAll(async () => {
  testApp = await openTestApp()
  manager = await signedIn(testApp, { role: 'manager' })
  agent = await signedIn(testApp, { role: 'agent' })
  colleague = await signedIn(testApp, { role: 'agent' })
  const admin = await signedIn(testApp)
  const team = await admin.request('POST', '/teams', { body: { name: 'Delivery', memberIds: [agent.memberId] } })
  teamId = team.body.id
})
afterAll(() => testApp.close())

const hello = [{ language: 'en', html: '<p>Hello {{ person.first_name | default: "there" }}</p>' }]
const saved = async (who: Pick<SignedInMember, 'request'>, body: object = {}) => {
  const answer = await who.request('POST', '/ready-replies', { body: { name: 'A reply', variants: hello, ...body } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}
const idsSeenBy = async (who: Pick<SignedInMember, 'request'>): Promise<string[]> =>
  (await who.request('GET', '/ready-replies')).body.items.map((item: { id: string }) => item.id)
const refusal = ({ status, body }: Answered) => [status, body.errors?.[0]?.path, body.errors?.[0]?.message]

describe('a ready-made reply', () => {
  it('is kept with its languages, made safe, and what goes with it', async () => {
    const topic = (await manager.request('POST', '/topics', { body: { name: 'Late' } })).body
    const reply = await saved(agent, {
      variants: [...hello, { language: 'bg', html: '<p onclick="x()">Здравейте<script>alert(1)</script></p>' }],
      actions: { topicId: topic.id, addTags: ['late'], assigneeId: 'me', note: 'See {{ conversation.number }}' },
      topicIds: [topic.id],
    })
    expect(reply).toMatchObject({
      kind: 'own',
      ownerId: agent.memberId,
      uses: 0,
      abilities: { change: true },
      actions: { topicId: topic.id, addTags: ['late'], assigneeId: 'me', note: 'See {{ conversation.number }}' },
    })
    expect(reply.variants.map(({ language, html, text }: Record<string, string>) => [language, html, text])).toEqual([
      ['bg', '<p>Здравейте</p>', 'Здравейте'],
      ['en', hello[0]?.html, 'Hello {{ person.first_name | default: "there" }}'],
    ])
  })

  it('changes in parts; languages are given whole', async () => {
    const { id } = await saved(agent)
    const changed = await agent.request('PATCH', `/ready-replies/${id}`, {
      body: { name: 'Renamed', variants: [{ language: 'ru', html: 'Здравствуйте' }] },
    })
    expect([changed.body.name, changed.body.variants.map((each: { language: string }) => each.language)]).toEqual([
      'Renamed',
      ['ru'],
    ])
    expect((await agent.request('DELETE', `/ready-replies/${id}`)).status).toBe(204)
    expect(await idsSeenBy(agent)).not.toContain(id)
    expect((await agent.request('DELETE', `/ready-replies/${id}`)).status).toBe(404)
  })

  it('keeps its files over changes, and takes none that is not its own', async () => {
    const file = (await agent.request('POST', '/attachments', formWithFile)).body
    const withFile = [{ language: 'en', html: 'See the note', attachmentIds: [file.id] }]
    const { id, variants } = await saved(agent, { variants: withFile })
    expect(variants[0].attachments[0].name).toBe('note.txt')
    const again = await agent.request('PATCH', `/ready-replies/${id}`, { body: { variants: withFile } })
    expect(again.body.variants[0].attachments).toHaveLength(1)
    const other = await agent.request('POST', '/ready-replies', { body: { name: 'Other', variants: withFile } })
    expect(refusal(other).slice(0, 2)).toEqual([422, 'body.variants'])
  })
})

describe('whose a ready-made reply is', () => {
  it('own: nobody else sees, uses, changes or deletes it', async () => {
    const { id } = await saved(agent)
    for (const other of [colleague, manager]) {
      expect(await idsSeenBy(other)).not.toContain(id)
      expect((await other.request('PATCH', `/ready-replies/${id}`, { body: { name: 'Mine' } })).status).toBe(404)
      expect((await other.request('DELETE', `/ready-replies/${id}`)).status).toBe(404)
      expect((await other.request('GET', `/ready-replies/${id}/uses`)).status).toBe(404)
    }
  })

  it('of a team: its members see it, who manages the workspace changes it, and it goes with the team', async () => {
    const admin = await signedIn(testApp)
    const { id } = await saved(manager, { kind: 'team', teamId })
    expect(await idsSeenBy(agent)).toContain(id)
    expect(await idsSeenBy(colleague)).not.toContain(id)
    expect((await agent.request('PATCH', `/ready-replies/${id}`, { body: { name: 'Ours' } })).status).toBe(403)
    const passing = (await admin.request('POST', '/teams', { body: { name: 'For a while' } })).body
    const theirs = await saved(manager, { kind: 'team', teamId: passing.id })
    await admin.request('DELETE', `/teams/${passing.id}`)
    await testApp.settle()
    expect(await idsSeenBy(manager)).not.toContain(theirs.id)
  })

  it('shared: everybody sees it, who manages the workspace makes and changes it', async () => {
    const body = { name: 'For all', kind: 'shared', variants: hello }
    expect((await agent.request('POST', '/ready-replies', { body })).status).toBe(403)
    const { id } = await saved(manager, { kind: 'shared' })
    expect(await idsSeenBy(colleague)).toContain(id)
    expect((await colleague.request('DELETE', `/ready-replies/${id}`)).status).toBe(403)
    const key = await withKey(testApp, ['conversations.read'])
    expect(await idsSeenBy(key)).toContain(id)
  })
})

describe('a ready-made reply is refused', () => {
  it.each([
    ['without a name', { name: ' ' }, 'body.name'],
    ['that says and does nothing', { variants: [{ language: 'en', html: '<p> </p>' }] }, 'body.variants'],
    ['in one language twice', { variants: [...hello, ...hello] }, 'body.variants'],
    ['in a language that is none', { variants: [{ language: 'English', html: 'Hi' }] }, 'body.variants.0.language'],
    ['that cannot be read', { variants: [{ language: 'en', html: '{{ person.name' }] }, 'body.variants.0.html'],
    [
      'that asks for what is not there',
      { variants: [{ language: 'en', html: '{{ person.nmae }}' }] },
      'body.variants.0.html',
    ],
    [
      'with a filter that is not ours',
      { variants: [{ language: 'en', html: '{{ person.name | raw }}' }] },
      'body.variants.0.html',
    ],
    ['with a note that cannot be read', { actions: { note: '{% if %}' } }, 'body.actions.note'],
    ['for a topic that is none', { topicIds: [newId()] }, 'body.topicIds'],
    ['for nobody', { actions: { assigneeId: newId() } }, 'body.actions.assigneeId'],
    ['for a team that is none', { actions: { teamId: newId() } }, 'body.actions.teamId'],
    ['with an action nobody knows', { actions: { colour: 'red' } }, 'body.actions'],
    ['in a folder that is none', { folderId: newId() }, 'body.folderId'],
    ['of a team without saying which', { kind: 'team' }, 'body.teamId'],
  ])('%s', async (_, body, path) => {
    const answer = await manager.request('POST', '/ready-replies', {
      body: { name: 'A reply', variants: hello, ...body },
    })
    expect(refusal(answer).slice(0, 2)).toEqual([422, path])
  })

  it('with the word that was meant', async () => {
    const variants = [{ language: 'en', html: '{{ person.frist_name }}' }]
    const answer = await agent.request('POST', '/ready-replies', { body: { name: 'A', variants } })
    expect(refusal(answer)[2]).toBe('person.frist_name is no placeholder; did you mean person.first_name?')
  })

  it('when a change would leave nothing of it', async () => {
    const { id } = await saved(agent)
    expect((await agent.request('PATCH', `/ready-replies/${id}`, { body: { variants: [] } })).status).toBe(422)
    const kept = (await agent.request('GET', '/ready-replies')).body.items.find(
      (item: { id: string }) => item.id === id,
    )
    expect(kept.variants).toHaveLength(1)
  })
})

describe('folders', () => {
  it('hold replies, are renamed and moved, and let their replies go', async () => {
    const folder = (await manager.request('POST', '/reply-folders', { body: { name: 'Delivery' } })).body
    const { id } = await saved(agent, { folderId: folder.id })
    const changed = await manager.request('PATCH', `/reply-folders/${folder.id}`, {
      body: { name: 'Parcels', position: 2 },
    })
    expect(changed.body).toEqual({ id: folder.id, name: 'Parcels', position: 2 })
    expect((await manager.request('PATCH', `/reply-folders/${folder.id}`, { body: {} })).body).toEqual(changed.body)
    expect((await manager.request('DELETE', `/reply-folders/${folder.id}`)).status).toBe(204)
    const reply = (await agent.request('GET', '/ready-replies')).body.items.find(
      (item: { id: string }) => item.id === id,
    )
    expect(reply.folderId).toBeNull()
  })

  it('have a name each', async () => {
    await manager.request('POST', '/reply-folders', { body: { name: 'Money' } })
    const twice = await manager.request('POST', '/reply-folders', { body: { name: 'money' } })
    expect(refusal(twice).slice(0, 2)).toEqual([409, 'body.name'])
  })
})
