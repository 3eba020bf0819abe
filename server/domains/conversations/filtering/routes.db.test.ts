import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { anotherWorkspace, type SignedInMember, signedIn, withKey } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let oleg: SignedInMember
let late: string
let praise: string
let inBox: string
const topics: Record<string, string> = {}

/** Three conversations that differ in everything a filter can ask. */
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  oleg = await signedIn(testApp, { role: 'agent' })
  const channelId = await knownChannel(testApp, vera.workspaceId)
  const begin = async (from: string, subject: string) =>
    (await said(testApp, vera.workspaceId, { channelId, from, subject, name: from })).conversationId
  const change = (id: string, body: unknown) => vera.request('PATCH', `/conversations/${id}`, { body })
  const topic = async (name: string, parentId: string | null): Promise<string> => {
    const { body } = await vera.request('POST', '/topics', { body: { name, parentId } })
    topics[name] = body.id
    return body.id
  }
  const delivery = await topic('Доставка', null)
  const courier = await topic('Курьер опоздал', delivery)
  await topic('Praise', null)
  late = await begin('ana@customer.example', 'Посылка опоздала')
  await change(late, { urgency: 'urgent', topicId: courier, tags: ['VIP', 'very late'] })
  await vera.request('PUT', `/conversations/${late}/assignment`, { body: { assigneeId: vera.memberId } })
  testApp.clock.forward(2 * 86_400_000)
  praise = await begin('boris@customer.example', 'Thank you')
  await change(praise, { urgency: 'low', topicId: topics.Praise, status: 'waiting-on-customer' })
  await vera.request('PUT', `/conversations/${praise}/reading`, { body: { seq: 1 } })
  inBox = await begin('ana@customer.example', 'Where is my parcel?')
  await vera.request('PUT', `/conversations/${inBox}/resolution`, { body: {} })
})
afterAll(() => testApp.close())

const found = async (filter: string, asks: SignedInMember = vera) => {
  const { status, body } = await asks.request('GET', `/conversations?filter=${encodeURIComponent(filter)}`)
  expect(status, JSON.stringify(body)).toBe(200)
  const names: Record<string, string> = { [late]: 'late', [praise]: 'praise', [inBox]: 'inBox' }
  return body.items.map((item: { id: string }) => names[item.id]).toSorted()
}

describe('GET /conversations?filter=', () => {
  it.each([
    ['', ['inBox', 'late', 'praise']],
    ['status:open', ['late']],
    ['status:resolved,waiting-on-customer', ['inBox', 'praise']],
    ['-status:open', ['inBox', 'praise']],
    ['urgency:high or urgency:urgent', ['late']],
    ['assignee:me', ['late']],
    ['assignee:none', ['inBox', 'praise']],
    ['topic:доставка', ['late']],
    ['topic:"Курьер опоздал"', ['late']],
    ['topic:Praise,Доставка', ['late', 'praise']],
    ['-topic:доставка', ['inBox', 'praise']],
    ['topic:none', ['inBox']],
    ['tag:vip', ['late']],
    ['tag:VIP+"very late"', ['late']],
    ['tag:vip+other', []],
    ['-tag:vip', ['inBox', 'praise']],
    ['person:ana@customer.example', ['inBox', 'late']],
    ['company:none', ['inBox', 'late', 'praise']],
    ['channel:Support', ['inBox', 'late', 'praise']],
    ['subject:посылка', ['late']],
    ['subject:Where*', ['inBox']],
    ['subject:="thank you"', ['praise']],
    ['parcel', ['inBox']],
    ['"thank you"', ['praise']],
    ['boris@customer.example', ['praise']],
    ['unread:no', ['praise']],
    ['unread:yes', ['inBox', 'late']],
    ['created:last-1d', ['inBox', 'praise']],
    ['created:<-1d', ['late']],
    ['updated:>-1h', ['inBox', 'praise']],
    ['due:none', ['inBox', 'late', 'praise']],
    ['due:<2h', []],
    ['resolved:any', ['inBox']],
    ['messages:>1', []],
    ['last-from:person messages:1', ['inBox', 'late', 'praise']],
    ['language:=en', ['inBox', 'late', 'praise']],
    ['status:open topic:доставка -tag:other (urgency:high or urgency:urgent) посылка', ['late']],
  ])('%s', async (filter, expected) => {
    expect(await found(filter)).toEqual(expected)
  })

  it('means the member who asks by me, and nobody for a key', async () => {
    expect(await found('assignee:me', oleg)).toEqual([])
    const key = await withKey(testApp, ['conversations.read'])
    const { body } = await key.request('GET', '/conversations?filter=assignee:me')
    expect(body.items).toEqual([])
  })

  it('narrows one of the eight views when it is named beside it', async () => {
    const { body } = await vera.request('GET', '/conversations?view=resolved&filter=subject:parcel')
    expect(body.items.map((item: { id: string }) => item.id)).toEqual([inBox])
  })

  it('pages like any list', async () => {
    const first = await vera.request('GET', '/conversations?filter=messages:1&limit=2')
    const second = await vera.request('GET', `/conversations?filter=messages:1&limit=2&cursor=${first.body.next}`)
    const ids = [...first.body.items, ...second.body.items].map((item: { id: string }) => item.id)
    expect(new Set(ids)).toEqual(new Set([late, praise, inBox]))
    expect([ids.length, second.body.next]).toEqual([3, null])
  })

  it('finds those of a person under the one they were merged into', async () => {
    const [ana, twin] = await Promise.all(
      ['merged-to', 'merged-from'].map(async (name) => {
        const emails = [`${name}@customer.example`]
        return (await vera.request('POST', '/people', { body: { name, emails } })).body.id
      }),
    )
    const channelId = await knownChannel(testApp, vera.workspaceId)
    const theirs = await said(testApp, vera.workspaceId, { channelId, from: 'merged-from@customer.example' })
    await vera.request('POST', `/people/${ana}/merges`, { body: { personId: twin } })
    for (const word of ['merged-to@customer.example', 'merged-from@customer.example', twin]) {
      const { body } = await vera.request('GET', `/conversations?filter=person:${word}`)
      expect(body.items.map((item: { id: string }) => item.id)).toEqual([theirs.conversationId])
    }
    await vera.request('PUT', `/conversations/${theirs.conversationId}/deletion`)
  })

  it.each([
    ['stauts:open', 'unknown-field', 'stauts'],
    ['status:opn', 'unknown-value', 'opn'],
    ['due:soon', 'not-a-time', 'soon'],
    ['status:open (tag:vip', 'unclosed-group', '('],
  ])('says of %s which word is wrong', async (filter, reason, word) => {
    const { status, body } = await vera.request('GET', `/conversations?filter=${encodeURIComponent(filter)}`)
    expect([status, body.code, body.data.reason]).toEqual([422, 'invalid-filter', reason])
    expect(filter.slice(body.data.position, body.data.position + body.data.length)).toBe(word)
  })

  it('says so in the language of the caller', async () => {
    const answer = await vera.request('GET', '/conversations?filter=stauts:open', {
      headers: { 'accept-language': 'ru' },
    })
    expect(answer.body.detail).toContain('Поля «stauts» нет')
  })

  it('answers for its own workspace, whatever ids a filter names', async () => {
    const other = await anotherWorkspace(testApp)
    expect(await found(`topic:${topics.Praise}`, other)).toEqual([])
    const { body } = await other.request('POST', '/conversations/filter-translations', {
      body: { text: `topic:${topics.Praise} assignee:${vera.memberId}` },
    })
    expect(body.text).toBe(`topic:${topics.Praise} assignee:${vera.memberId}`)
  })
})

describe('POST /conversations/filter-translations', () => {
  const translate = (body: unknown) => vera.request('POST', '/conversations/filter-translations', { body })

  it('makes a tree of a text, with ids for names, and the text again', async () => {
    const { body } = await translate({ text: 'STATUS:Open  and topic:"курьер опоздал" not tag:Vip' })
    expect(body.text).toBe('status:open topic:"Курьер опоздал" -tag:vip')
    expect(body.filter).toEqual({
      all: [
        { field: 'status', operator: 'is', value: 'open' },
        { field: 'topic', operator: 'is', value: topics['Курьер опоздал'] },
        { field: 'tag', operator: 'has-none-of', value: ['vip'] },
      ],
    })
    expect((await translate({ filter: body.filter })).body).toEqual(body)
  })

  it('writes a person by their address', async () => {
    const { body } = await translate({ text: 'person:BORIS@customer.example' })
    expect(body.text).toBe('person:boris@customer.example')
  })

  it.each([
    [{ field: 'colour', operator: 'is', value: 'red' }, 'unknown-field', 'filter.field'],
    [{ all: [{ field: 'status', operator: 'contains', value: 'o' }] }, 'wrong-operator', 'filter.all.0.operator'],
    [{ not: { any: [{ field: 'status', operator: 'is', value: 'opn' }] } }, 'unknown-value', 'filter.not.any.0.value'],
    [{ field: 'status', operator: 'is-any-of', value: 'open' }, 'missing-value', 'filter.value'],
    [{ field: 'number', operator: 'between', value: { from: 1 } }, 'missing-value', 'filter.value'],
    [{ field: 'due', operator: 'within-next', value: '-2h' }, 'not-a-duration', 'filter.value'],
    [{ field: 'status', operator: 'changed' }, 'wrong-operator', 'filter.operator'],
  ])('refuses %j', async (filter, reason, path) => {
    const { status, body } = await translate({ filter })
    expect([status, body.data.reason, body.errors[0].path]).toEqual([422, reason, path])
  })

  it('refuses a tree without end, one without measure and one that is none', async () => {
    const deep = `${'{"not":'.repeat(50_000)}{"field":"status","operator":"is","value":"open"}${'}'.repeat(50_000)}`
    const answer = await vera.request('POST', '/conversations/filter-translations', {
      body: `{"filter":${deep}}`,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(422)
    const wide = {
      any: Array.from({ length: 101 }, (_, number) => ({ field: 'number', operator: 'is', value: number })),
    }
    const nested = { all: [wide, wide].map((each) => ({ any: each.any.slice(0, 60) })) }
    for (const filter of [wide, nested, { some: [] }, 'status:open', null]) {
      const { status } = await translate({ filter })
      expect(status).toBe(422)
    }
    expect((await translate({ text: 'status:open', filter: { all: [] } })).status).toBe(422)
    expect((await translate({ text: 'a\0b' })).status).toBe(422)
  })
})

describe('GET /conversations/fields', () => {
  it('says what may be asked, and of what', async () => {
    const { body } = await vera.request('GET', '/conversations/fields')
    const byName = Object.fromEntries(body.items.map((field: { name: string }) => [field.name, field]))
    expect(byName.urgency).toEqual({
      name: 'urgency',
      type: 'choice',
      operators: ['is', 'is-not', 'is-any-of'],
      choices: ['low', 'normal', 'high', 'urgent'],
      refersTo: null,
      of: null,
      groups: true,
      custom: null,
    })
    expect(byName.topic).toMatchObject({ type: 'reference', refersTo: 'topic' })
    expect(byName.text.operators).toEqual(['contains'])
  })

  it('says nothing that a filter would not take', async () => {
    const { body } = await vera.request('GET', '/conversations/fields')
    const values: Record<string, unknown> = {
      text: 'x',
      number: 1,
      money: { amount: 100, currency: 'EUR' },
      date: '2026-11-21',
      boolean: true,
      tags: 'x',
      member: 'me',
      reference: newId(),
    }
    // Some hundreds of requests: every operator of every field.
    for (const field of body.items) {
      for (const operator of field.operators) {
        const one = operator.startsWith('within') ? '2h' : (field.choices?.[0] ?? values[field.type])
        const isList = /-any-of|-all-of|-none-of/.test(operator)
        const value = operator === 'between' ? { from: one, to: one } : isList ? [one] : one
        const filter = { field: field.name, operator, ...(operator.endsWith('set') ? {} : { value }) }
        const { status, body: saved } = await vera.request('POST', '/conversations/filter-translations', {
          body: { filter },
        })
        expect(status, `${field.name} ${operator} ${JSON.stringify(saved)}`).toBe(200)
        const listed = await vera.request('GET', `/conversations?filter=${encodeURIComponent(saved.text)}`)
        expect(listed.status, saved.text).toBe(200)
      }
    }
  }, 120_000)
})
