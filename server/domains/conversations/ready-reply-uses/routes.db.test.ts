import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { formWithFile } from '../../../testing/populate.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let agent: SignedInMember
let manager: SignedInMember
let channelId: string
let topicId: string

beforeAll(async () => {
  testApp = await openTestApp()
  manager = await signedIn(testApp, { role: 'manager' })
  agent = await signedIn(testApp, { role: 'agent' })
  channelId = await knownChannel(testApp, agent.workspaceId)
  topicId = (await manager.request('POST', '/topics', { body: { name: 'Late' } })).body.id
})
afterAll(() => testApp.close())

const asked = (more: object = {}) => said(testApp, agent.workspaceId, { channelId, ...more })
const ready = async (body: object) => {
  const answer = await agent.request('POST', '/ready-replies', { body: { name: 'Late parcel', ...body } })
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.id as string
}
const words = (html: string, language = 'en') => [{ language, html }]
const opened = async (id: string) => (await agent.request('GET', `/conversations/${id}`)).body

describe('a ready-made reply filled in', () => {
  it('speaks of this very conversation, in the language of the person', async () => {
    const { conversationId } = await asked({ from: 'mila@customer.example', name: 'Koleva, Mila' })
    const person = (await opened(conversationId)).person
    await agent.request('PATCH', `/people/${person.id}`, { body: { language: 'bg' } })
    const id = await ready({
      variants: [
        ...words('<p>Hello {{ person.first_name }}</p>'),
        ...words(
          '<p>Здравейте, {{ person.first_name }}! Случай {{ conversation.number }}, {{ member.name }}</p>',
          'bg',
        ),
      ],
    })
    const { body } = await agent.request('GET', `/conversations/${conversationId}/ready-replies/${id}`)
    expect(body).toMatchObject({ language: 'bg', wantedLanguage: 'bg', otherLanguage: false, missing: [] })
    expect(body.text).toMatch(/^Здравейте, Mila! Случай \d+, Member \d+$/)
    const other = await agent.request('GET', `/conversations/${conversationId}/ready-replies/${id}?language=en`)
    expect(other.body.text).toBe('Hello Mila')
  })

  it('says when its words are in another language', async () => {
    const { conversationId } = await asked({ from: 'other@customer.example' })
    const id = await ready({ variants: words('Здравствуйте', 'ru') })
    const { body } = await agent.request('GET', `/conversations/${conversationId}/ready-replies/${id}`)
    expect(body).toMatchObject({ language: 'ru', wantedLanguage: 'en', otherLanguage: true })
  })

  it('marks what is missing, and is not sent with the mark in it', async () => {
    const { conversationId } = await asked()
    const id = await ready({
      variants: words('<p>We call {{ person.phone }} for {{ company.name | default: "you" }}</p>'),
    })
    const { body } = await agent.request('GET', `/conversations/${conversationId}/ready-replies/${id}`)
    expect(body).toMatchObject({ text: 'We call ⟦person.phone⟧ for you', missing: [{ placeholder: 'person.phone' }] })
    const refused = await agent.request('POST', `/conversations/${conversationId}/replies`, {
      body: { html: body.html, seenSeq: 1, use: { readyReplyId: id } },
    })
    expect([refused.status, refused.body.errors[0].message]).toEqual([422, 'still misses a value: person.phone'])
  })

  it('takes no harm from what a customer is called', async () => {
    const { conversationId } = await asked({ from: 'evil@customer.example', name: '<img src=x onerror=alert(1)>' })
    const filled = await agent.request('POST', `/conversations/${conversationId}/fillings`, {
      body: { html: '<p>Hello {{ person.name }}</p>' },
    })
    expect(filled.body.text).toBe('Hello <img src=x onerror=alert(1)>')
    expect(filled.body.html).not.toContain('<img')
  })

  it('is refused when its words want too much', async () => {
    const { conversationId } = await asked()
    const filled = await agent.request('POST', `/conversations/${conversationId}/fillings`, {
      body: { html: '{% for a in (1..100000000) %}.{% endfor %}' },
    })
    expect([filled.status, filled.body.errors[0].path]).toEqual([422, 'body.html'])
  })
})

describe('custom fields in ready-made replies', () => {
  it('are words in the language of the reply, and facts to ask', async () => {
    const add = async (body: object) => (await manager.request('POST', '/fields', { body })).body
    const choices = [{ names: { en: 'Small box', ru: 'Малая коробка' } }, { names: { en: 'Pallet', ru: 'Паллета' } }]
    await add({ noun: 'conversation', type: 'choice', key: 'parcel-size', names: { en: 'Size' }, choices })
    await add({ noun: 'conversation', type: 'date', key: 'promised', names: { en: 'Promised' } })
    await add({ noun: 'conversation', type: 'number', key: 'weight', names: { en: 'Weight' } })
    await add({ noun: 'person', type: 'yes-no', key: 'vip', names: { en: 'VIP' } })
    await add({ noun: 'person', type: 'member', key: 'keeper', names: { en: 'Keeper' } })
    await add({ noun: 'company', type: 'money', key: 'credit', names: { en: 'Credit' } })
    const { conversationId } = await asked({ from: 'fields@customer.example' })
    const personId = (await opened(conversationId)).person.id
    const company = (await manager.request('POST', '/companies', { body: { name: 'Lipa Books' } })).body
    await manager.request('PATCH', `/people/${personId}`, {
      body: { companyId: company.id, timeZone: 'America/Lima', fields: { vip: false, keeper: agent.memberId } },
    })
    await manager.request('PATCH', `/companies/${company.id}`, {
      body: { fields: { credit: { amount: 1250, currency: 'EUR' } } },
    })
    await manager.request('PATCH', `/conversations/${conversationId}`, {
      body: { fields: { 'parcel-size': 'pallet', promised: '2026-11-19', weight: 2.5 } },
    })
    const template =
      '{{ conversation.fields.parcel-size }}, {{ conversation.fields.weight }}, {{ conversation.fields.promised | date: "long" }}, ' +
      '{{ company.fields.credit }}, {{ person.fields.vip }}, {% if person.fields.vip %}dear{% else %}good{% endif %}'
    const read = async (language: string) =>
      (
        await agent.request('POST', `/conversations/${conversationId}/fillings`, { body: { html: template, language } })
      ).body.text.replaceAll('\u00a0', ' ')
    expect(await read('en')).toBe('Pallet, 2.5, November 19, 2026, €12.50, no, good')
    expect(await read('ru')).toBe('Паллета, 2,5, 19 ноября 2026 г., 12,50 €, нет, good')
    const id = await ready({
      variants: words('<p>Ask {{ person.fields.keeper }} about {{ company.fields.credit }}</p>'),
    })
    const filled = await agent.request('GET', `/conversations/${conversationId}/ready-replies/${id}`)
    expect(filled.body.text).toMatch(/^Ask Member \d+ about /)
    expect(filled.body.missing).toEqual([])
  })

  it('are listed with their names, refused where there is none, and missed where it is empty or was archived', async () => {
    const field = (
      await manager.request('POST', '/fields', {
        body: { noun: 'person', type: 'text', key: 'gate', names: { en: 'Gate' } },
      })
    ).body
    const listed = async () =>
      (await agent.request('GET', '/placeholders')).body.items.find(
        ({ name }: { name: string }) => name === 'person.fields.gate',
      )
    expect(await listed()).toEqual({
      name: 'person.fields.gate',
      type: 'text',
      example: 'Gate',
      field: { noun: 'person', names: { en: 'Gate' } },
    })
    const refused = await agent.request('POST', '/ready-replies', {
      body: { name: 'Wrong', variants: words('{{ person.fields.gaet }}') },
    })
    expect([refused.status, refused.body.errors[0].message]).toEqual([
      422,
      'person.fields.gaet is no placeholder; did you mean person.fields.gate?',
    ])
    const { conversationId } = await asked({ from: 'gate@customer.example' })
    const personId = (await opened(conversationId)).person.id
    const id = await ready({ variants: words('Gate {{ person.fields.gate }}') })
    const text = async () =>
      (await agent.request('GET', `/conversations/${conversationId}/ready-replies/${id}`)).body.text
    expect(await text()).toBe('Gate ⟦person.fields.gate⟧')
    await manager.request('PATCH', `/people/${personId}`, { body: { fields: { gate: '4<b>' } } })
    expect(await text()).toBe('Gate 4<b>')
    await manager.request('PUT', `/fields/${field.id}/archival`)
    expect([await text(), await listed()]).toEqual(['Gate ⟦person.fields.gate⟧', undefined])
    const again = await agent.request('PATCH', `/ready-replies/${id}`, {
      body: { variants: words('{{ person.fields.gate }}!') },
    })
    expect(again.status).toBe(200)
  })
})

describe('a reply that began ready made', () => {
  it('does its actions along with the words, a copy of its file with it', async () => {
    const { conversationId } = await asked()
    const file = (await agent.request('POST', '/attachments', formWithFile)).body
    const id = await ready({
      variants: [{ language: 'en', html: 'On its way', attachmentIds: [file.id] }],
      actions: {
        topicId,
        addTags: ['Late'],
        urgency: 'high',
        assigneeId: 'me',
        note: 'Told {{ person.first_name }}',
        status: 'resolved',
      },
    })
    for (const conversation of [conversationId, (await asked()).conversationId]) {
      const filled = (await agent.request('GET', `/conversations/${conversation}/ready-replies/${id}`)).body
      const { status: _, ...actions } = filled.actions
      const sent = await agent.request('POST', `/conversations/${conversation}/replies`, {
        body: {
          html: filled.html,
          seenSeq: 1,
          attachmentIds: filled.attachments.map((each: { id: string }) => each.id),
          thenStatus: 'resolved',
          use: { readyReplyId: id, actions },
        },
      })
      expect(sent.status, JSON.stringify(sent.body)).toBe(201)
      expect(sent.body.attachments.map((each: { name: string }) => each.name)).toEqual(['note.txt'])
      const after = await opened(conversation)
      expect(after).toMatchObject({ status: 'resolved', topicId, tags: ['late'], urgency: 'high' })
      expect(after.assignee.id).toBe(agent.memberId)
      expect(after.messages.map((each: { kind: string; text: string }) => [each.kind, each.text])).toEqual([
        ['inbound', 'Where is my parcel?'],
        ['note', 'Told Ana'],
        ['outbound', 'On its way'],
      ])
    }
    const reply = (await agent.request('GET', '/ready-replies')).body.items.find(
      (item: { id: string }) => item.id === id,
    )
    expect(reply.uses).toBe(2)
  })

  it('does nothing at all where something newer was not seen', async () => {
    const { conversationId } = await asked()
    const id = await ready({ variants: words('Yes'), actions: { urgency: 'urgent' } })
    await asked({ conversationId, text: 'Forget it' })
    const body = { html: 'Yes', seenSeq: 1, use: { readyReplyId: id, actions: { urgency: 'urgent' } } }
    const refused = await agent.request('POST', `/conversations/${conversationId}/replies`, { body })
    expect([refused.status, refused.body.code]).toEqual([409, 'unseen-message'])
    expect((await opened(conversationId)).urgency).toBe('normal')
  })

  it('leaves out the actions that were taken off, and keeps my note that I am writing', async () => {
    const { conversationId } = await asked()
    const id = await ready({ variants: words('Yes'), actions: { urgency: 'urgent', note: 'Done' } })
    await agent.request('PUT', `/conversations/${conversationId}/drafts/note`, { body: { html: 'mine', seenSeq: 1 } })
    await agent.request('POST', `/conversations/${conversationId}/replies`, {
      body: { html: 'Yes', seenSeq: 1, use: { readyReplyId: id, actions: { note: 'Done' } } },
    })
    const after = await opened(conversationId)
    expect([after.urgency, after.drafts.map((draft: { kind: string }) => draft.kind)]).toEqual(['normal', ['note']])
  })
})

describe('a ready-made reply without words', () => {
  it('does its actions, once for each time it is said', async () => {
    const { conversationId } = await asked()
    const id = await ready({ actions: { addTags: ['b'], removeTags: ['a'], status: 'resolved', teamId: null } })
    await agent.request('PATCH', `/conversations/${conversationId}`, { body: { tags: ['a', 'c'] } })
    const { status, body } = await agent.request('POST', `/conversations/${conversationId}/ready-reply-uses`, {
      body: { readyReplyId: id, seenSeq: 1 },
      headers: { 'idempotency-key': 'once' },
    })
    expect([status, body.conversation.tags, body.conversation.status, body.note]).toEqual([
      200,
      ['b', 'c'],
      'resolved',
      null,
    ])
  })

  it('is refused to whoever has not seen the newest words, and to whoever may not write', async () => {
    const { conversationId } = await asked()
    const id = await ready({ actions: { status: 'resolved' } })
    await asked({ conversationId, text: 'And another thing' })
    const body = { readyReplyId: id, seenSeq: 1 }
    const refused = await agent.request('POST', `/conversations/${conversationId}/ready-reply-uses`, { body })
    expect([refused.status, refused.body.data.seq]).toEqual([409, 2])
    const shared = await manager.request('POST', '/ready-replies', {
      body: { name: 'All', kind: 'shared', actions: { urgency: 'low' } },
    })
    const key = await withKey(testApp, ['conversations.read', 'conversations.reply'])
    const withActions = { html: 'Yes', seenSeq: 2, use: { readyReplyId: shared.body.id, actions: { urgency: 'low' } } }
    expect((await key.request('POST', `/conversations/${conversationId}/replies`, { body: withActions })).status).toBe(
      403,
    )
  })
})

describe('what is offered', () => {
  it('comes by what was used where it was like here, and says why', async () => {
    const [usual, rare] = [
      await ready({ name: 'Zebra', variants: words('Z') }),
      await ready({ name: 'Aardvark', variants: words('A') }),
    ]
    const about = async () => {
      const { conversationId } = await asked({ from: `a${Math.random()}@customer.example` })
      await agent.request('PATCH', `/conversations/${conversationId}`, { body: { topicId } })
      return conversationId
    }
    for (let times = 0; times < 3; times++) {
      const conversationId = await about()
      await agent.request('POST', `/conversations/${conversationId}/replies`, {
        body: { html: 'Z', seenSeq: 1, use: { readyReplyId: usual } },
      })
    }
    const here = await about()
    const offered = async (text = '') =>
      (await agent.request('GET', `/conversations/${here}/ready-replies?limit=100&text=${text}`)).body.items
    const items = await offered()
    const place = (id: string) => items.findIndex((item: { id: string }) => item.id === id)
    expect(place(usual)).toBeLessThan(place(rare))
    expect(items[place(usual)].why[0]).toEqual({ kind: 'similar', count: 3 })
    expect((await offered('aardv')).map((item: { id: string }) => item.id)).toEqual([rare])
  })
})

describe('the effect of a ready-made reply', () => {
  it('is known when its time has passed: held, reopened, unresolved, and each figure has its rows', async () => {
    const id = await ready({ name: 'Judged', variants: words('Yes') })
    const used = async (thenStatus: string) => {
      const { conversationId } = await asked({ from: `b${Math.random()}@customer.example` })
      await agent.request('POST', `/conversations/${conversationId}/replies`, {
        body: { html: 'Yes', seenSeq: 1, thenStatus, use: { readyReplyId: id } },
      })
      return conversationId
    }
    const held = await used('resolved')
    const reopened = await used('resolved')
    const unresolved = await used('waiting-on-customer')
    await testApp.settle()
    testApp.clock.forward(86_400_000)
    await agent.request('DELETE', `/conversations/${reopened}/resolution`)
    await testApp.settle()
    const effect = async () =>
      (await agent.request('GET', '/ready-replies/effects?days=7')).body.items.find(
        (item: { readyReplyId: string }) => item.readyReplyId === id,
      )
    expect(await effect()).toMatchObject({ uses: 3, held: { value: null, n: 0 } })
    testApp.clock.forward(14 * 86_400_000)
    expect((await effect()).held).toMatchObject({ value: 1 / 3, n: 3 })
    for (const [outcome, conversation] of Object.entries({ held, reopened, unresolved })) {
      const { body } = await agent.request('GET', `/ready-replies/${id}/uses?days=7&outcome=${outcome}`)
      expect(
        body.items.map((item: { outcome: string; conversation: { id: string } }) => [
          item.outcome,
          item.conversation.id,
        ]),
      ).toEqual([[outcome, conversation]])
    }
    const first = await agent.request('GET', `/ready-replies/${id}/uses?limit=2`)
    const second = await agent.request('GET', `/ready-replies/${id}/uses?limit=2&cursor=${first.body.next}`)
    expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([2, 1, null])
  })
})
