import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, loggedUntil, said } from '../../testing/conversations.ts'
import { anotherWorkspace, type SignedInMember, signedIn, withKey } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let oleg: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  oleg = await signedIn(testApp, { role: 'agent' })
})
afterAll(() => testApp.close())

let count = 0
const add = async (body: object) => {
  const made = await vera.request('POST', '/fields', {
    body: { noun: 'conversation', type: 'text', names: { en: `Field ${++count}` }, ...body },
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  return made.body
}
const aConversation = async () => {
  const channelId = await knownChannel(testApp, vera.workspaceId)
  return (await said(testApp, vera.workspaceId, { channelId })).conversationId
}
const set = (id: string, fields: object, by = vera) => by.request('PATCH', `/conversations/${id}`, { body: { fields } })
const damage = { type: 'choice', choices: [{ names: { en: 'Wet' } }, { names: { en: 'Torn', ru: 'Порвана' } }] }

describe('POST /fields', () => {
  it('makes a key of the name, in letters of any of our languages', async () => {
    expect((await add({ names: { en: 'Parcel number!' } })).key).toBe('parcel-number')
    expect((await add({ names: { ru: 'Щётка №5' } })).key).toBe('shtetka-5')
    expect((await add({ names: { bg: 'Склад' } })).key).toBe('sklad')
    expect((await add({ names: { en: 'Parcel number' } })).key).toBe('parcel-number-2')
  })

  it('refuses a key that is taken, of a field that was archived too', async () => {
    const { id, key } = await add({})
    await vera.request('PUT', `/fields/${id}/archival`)
    const again = await vera.request('POST', '/fields', {
      body: { noun: 'conversation', type: 'text', names: { en: 'Again' }, key },
    })
    expect([again.status, again.body.code, again.body.errors[0].path]).toEqual([409, 'already-exists', 'body.key'])
  })

  it.each([
    [{ names: {} }, 'body.names'],
    [{ key: 'Not a key' }, 'body.key'],
    [{ type: 'choice' }, 'body.choices'],
    [{ choices: [{ names: { en: 'One' } }] }, 'body.choices'],
    [
      {
        type: 'choice',
        choices: [
          { key: 'a', names: { en: 'A' } },
          { key: 'a', names: { en: 'B' } },
        ],
      },
      'body.choices.1.key',
    ],
    [{ noun: 'parcel' }, 'body.noun'],
    [{ currency: 'eur' }, 'body.currency'],
  ])('says what is wrong with %j', async (body, path) => {
    const answer = await vera.request('POST', '/fields', {
      body: { noun: 'conversation', type: 'text', names: { en: 'Wrong' }, ...body },
    })
    expect([answer.status, answer.body.errors?.[0].path]).toEqual([422, path])
  })
})

describe('PATCH /fields/{id}', () => {
  it('changes what people see and leaves what programs count on', async () => {
    const { id, key, choices } = await add(damage)
    const { body } = await vera.request('PATCH', `/fields/${id}`, {
      body: {
        names: { en: 'Harm', bg: 'Щета' },
        choices: [
          { names: { en: 'Lost' }, colour: 'red' },
          { ...choices[1], names: { en: 'Ripped' } },
        ],
      },
    })
    expect(body).toMatchObject({ key, type: 'choice', names: { en: 'Harm', bg: 'Щета' } })
    // What was left out is archived, so that values keep their name.
    expect(body.choices).toEqual([
      { key: 'lost', names: { en: 'Lost' }, colour: 'red', archived: false },
      { key: 'torn', names: { en: 'Ripped' }, colour: null, archived: false },
      { key: 'wet', names: { en: 'Wet' }, colour: null, archived: true },
    ])
    const facts = await loggedUntil(vera.request, 'field.changed', id, 2)
    expect(facts.filter(({ subject }) => subject.id === id).at(-1)?.data).toEqual({
      change: 'changed',
      noun: 'conversation',
      key,
      fields: ['names', 'choices'],
    })
  })

  it('keeps a currency to money', async () => {
    const { id } = await add({})
    const { status, body } = await vera.request('PATCH', `/fields/${id}`, { body: { currency: 'EUR' } })
    expect([status, body.errors[0].path]).toEqual([422, 'body.currency'])
  })
})

describe('PUT /fields/order', () => {
  it('puts those named first and refuses what is no field of the noun', async () => {
    const [a, b, c] = [await add({ noun: 'company' }), await add({ noun: 'company' }), await add({ noun: 'company' })]
    const { body } = await vera.request('PUT', '/fields/order', { body: { noun: 'company', ids: [c.id, a.id] } })
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([c.id, a.id, b.id])
    const listed = await vera.request('GET', '/fields?noun=company')
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual([c.id, a.id, b.id])
    const wrong = await vera.request('PUT', '/fields/order', { body: { noun: 'person', ids: [a.id] } })
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, 'body.ids.0'])
  })
})

describe('a value', () => {
  it.each([
    ['text', '  П-17  ', 'П-17'],
    ['number', -2.5, -2.5],
    ['choice', 'torn', 'torn'],
    ['choices', ['torn', 'wet', 'torn'], ['wet', 'torn']],
    ['date', '2026-02-28', '2026-02-28'],
    ['yes-no', false, false],
    ['money', { amount: 1250, currency: 'BGN' }, { amount: 1250, currency: 'BGN' }],
  ])('of type %s is kept as it was meant', async (type, given, kept) => {
    const { key } = await add({ ...damage, type, choices: type.startsWith('choice') ? damage.choices : [] })
    const id = await aConversation()
    const { status, body } = await set(id, { [key]: given })
    expect([status, body.fields]).toEqual([200, { [key]: kept }])
    expect((await vera.request('GET', `/conversations/${id}`)).body.fields).toEqual({ [key]: kept })
    expect((await set(id, { [key]: null })).body.fields).toEqual({})
  })

  it.each([
    ['text', 5, 'is no text'],
    ['text', 'x'.repeat(501), 'is longer than 500 characters'],
    ['number', '5', 'is no number'],
    ['choice', 'gone', '"gone" is none of wet, torn'],
    ['choice', ['wet'], 'is no choice'],
    ['choices', 'wet', 'is no list of choices'],
    ['date', '2026-02-30', 'is no date, as in 2026-11-21'],
    ['yes-no', 'yes', 'is neither true nor false'],
    ['money', 12.5, 'is no money, as in {"amount": 1250, "currency": "EUR"} for 12.50 euro'],
    ['member', '00000000-0000-7000-8000-000000000000', 'is no member'],
    ['person', 'ana', 'is no id of a person'],
  ])('of type %s cannot be %j', async (type, given, message) => {
    const { key } = await add({ ...damage, type, choices: type.startsWith('choice') ? damage.choices : [] })
    const id = await aConversation()
    const { status, body } = await set(id, { [key]: given, nothing: 1 })
    expect(status).toBe(422)
    expect(body.errors).toContainEqual({ path: `body.fields.${key}`, message })
    expect(body.errors).toContainEqual({ path: 'body.fields.nothing', message: 'is no field of a conversation' })
    expect((await vera.request('GET', `/conversations/${id}`)).body.fields).toEqual({})
  })

  it('is told with what it was, once and only where it changed', async () => {
    const { key } = await add(damage)
    const id = await aConversation()
    await set(id, { [key]: 'wet' })
    await set(id, { [key]: 'torn' })
    await set(id, { [key]: 'torn' })
    await vera.request('PATCH', `/conversations/${id}`, { body: { urgency: 'high' } })
    const facts = await loggedUntil(vera.request, 'conversation.changed', id, 3)
    const changes = facts.filter(({ type, subject }) => type === 'conversation.changed' && subject.id === id)
    expect(changes.map(({ data }) => data.changes)).toEqual([
      { [`field.${key}`]: { from: null, to: 'wet' } },
      { [`field.${key}`]: { from: 'wet', to: 'torn' } },
      { urgency: { from: 'normal', to: 'high' } },
    ])
  })

  it('is changed by those alone who may', async () => {
    const id = await aConversation()
    const program = await withKey(testApp, ['conversations.write'])
    const managers = await add({ editing: 'managers' })
    const programs = await add({ editing: 'programs' })
    const refused = await set(id, { [managers.key]: 'x' }, oleg)
    expect([refused.status, refused.body.errors]).toEqual([
      403,
      [{ path: `body.fields.${managers.key}`, message: 'is not yours to change' }],
    ])
    expect((await set(id, { [managers.key]: 'x' })).status).toBe(200)
    expect((await set(id, { [programs.key]: 'x' })).status).toBe(403)
    const body = { fields: { [programs.key]: 'x' } }
    expect((await program.request('PATCH', `/conversations/${id}`, { body })).status).toBe(200)
    // What stays as it is, is nobody's change.
    expect((await set(id, { [managers.key]: 'x' }, oleg)).status).toBe(200)
    const seen = await oleg.request('GET', '/fields?noun=conversation')
    const abilities = Object.fromEntries(
      seen.body.items.map((field: { key: string; abilities: object }) => [field.key, field.abilities]),
    )
    expect(abilities[managers.key]).toEqual({ edit: false })
  })

  it('of an archived choice stays where it is and cannot be chosen anew', async () => {
    const { id: field, key, choices } = await add(damage)
    const [has, other] = [await aConversation(), await aConversation()]
    await set(has, { [key]: 'wet' })
    await vera.request('PATCH', `/fields/${field}`, { body: { choices: [choices[1]] } })
    expect((await set(has, { [key]: 'wet' })).status).toBe(200)
    expect((await set(other, { [key]: 'wet' })).status).toBe(422)
  })
})

describe('PUT and DELETE /fields/{id}/archival', () => {
  it('hide a field with its values and bring both back', async () => {
    const { id, key } = await add({})
    const conversation = await aConversation()
    await set(conversation, { [key]: 'here' })
    const saved = await vera.request('POST', '/views', { body: { name: 'Here', text: `field.${key}:here` } })
    for (const _ of [1, 2]) expect((await vera.request('PUT', `/fields/${id}/archival`)).status).toBe(200)
    const fieldsOf = async () => (await vera.request('GET', `/conversations/${conversation}`)).body.fields
    const keys = async (query: string) =>
      (await vera.request('GET', `/fields${query}`)).body.items.map((field: { key: string }) => field.key)
    expect([await fieldsOf(), (await keys('')).includes(key), (await keys('?archived=true')).includes(key)]).toEqual([
      {},
      false,
      true,
    ])
    expect((await set(conversation, { [key]: 'there' })).status).toBe(422)
    // A view saved with it goes on.
    const views = await vera.request('GET', '/views')
    expect(views.body.items.find((view: { id: string }) => view.id === saved.body.id).text).toBe(`field.${key}:here`)
    expect((await vera.request('DELETE', `/fields/${id}/archival`)).body.archivedAt).toBeNull()
    expect(await fieldsOf()).toEqual({ [key]: 'here' })
  })
})

describe('people and companies', () => {
  it('have fields of their own, set when they are made and later', async () => {
    const plan = await add({ noun: 'person', ...damage })
    const size = await add({ noun: 'company', type: 'number' })
    const person = await vera.request('POST', '/people', { body: { name: 'Ana', fields: { [plan.key]: 'wet' } } })
    const company = await vera.request('POST', '/companies', { body: { name: 'Polet', fields: { [size.key]: 7 } } })
    expect([person.body.fields, company.body.fields]).toEqual([{ [plan.key]: 'wet' }, { [size.key]: 7 }])
    const changed = await vera.request('PATCH', `/people/${person.body.id}`, { body: { fields: { [plan.key]: null } } })
    const grown = await vera.request('PATCH', `/companies/${company.body.id}`, { body: { fields: { [size.key]: 8 } } })
    expect([changed.body.fields, grown.body.fields]).toEqual([{}, { [size.key]: 8 }])
    const facts = await loggedUntil(vera.request, 'company.changed', company.body.id)
    expect(
      facts.find(({ type, subject }) => type === 'company.changed' && subject.id === company.body.id)?.data,
    ).toEqual({
      fields: [`field.${size.key}`],
      changes: { [`field.${size.key}`]: { from: 7, to: 8 } },
    })
    const wrong = await vera.request('PATCH', `/people/${person.body.id}`, { body: { fields: { [size.key]: 8 } } })
    expect([wrong.status, wrong.body.errors[0].path]).toEqual([422, `body.fields.${size.key}`])
  })

  it('do not know the fields of another workspace', async () => {
    const theirs = await anotherWorkspace(testApp)
    const { key } = await add({ noun: 'person' })
    const { status } = await theirs.request('POST', '/people', { body: { name: 'Ana', fields: { [key]: 'x' } } })
    expect(status).toBe(422)
  })
})

describe('a filter', () => {
  const found = async (filter: string) => {
    const { status, body } = await vera.request('GET', `/conversations?filter=${encodeURIComponent(filter)}`)
    expect(status, JSON.stringify(body)).toBe(200)
    return body.items.map(({ id }: { id: string }) => id)
  }

  it('asks the fields of a conversation, of its person and of their company, in both forms', async () => {
    const kind = await add({ ...damage, key: 'damage-kind' })
    const vip = await add({ noun: 'person', type: 'yes-no', key: 'vip' })
    const size = await add({ noun: 'company', type: 'money', key: 'turnover' })
    const id = await aConversation()
    const other = await aConversation()
    const { personCard } = (await vera.request('GET', `/conversations/${id}`)).body
    const company = await vera.request('POST', '/companies', {
      body: { name: 'Alfa', fields: { [size.key]: { amount: 99_000, currency: 'EUR' } } },
    })
    await vera.request('PATCH', `/people/${personCard.id}`, {
      body: { companyId: company.body.id, fields: { [vip.key]: true } },
    })
    await set(id, { [kind.key]: 'torn' })
    expect(await found('field.damage-kind:torn')).toEqual([id])
    expect(await found('field.damage-kind:torn,wet person.vip:yes company.turnover:>500EUR')).toEqual([id])
    const without = await found('-field.damage-kind:any person.vip:yes')
    expect(without).toContain(other)
    expect(without).not.toContain(id)
    expect(await found('company.turnover:<500EUR')).toEqual([])
    const { body } = await vera.request('POST', '/conversations/filter-translations', {
      body: { text: 'field.damage-kind:TORN' },
    })
    expect(body).toEqual({
      filter: { field: 'field.damage-kind', operator: 'is', value: 'torn' },
      text: 'field.damage-kind:torn',
    })
    const wrong = await vera.request('GET', '/conversations?filter=field.damage-kind:gone')
    expect([wrong.status, wrong.body.data]).toMatchObject([
      422,
      { reason: 'unknown-value', word: 'gone', position: 18, expected: ['wet', 'torn'] },
    ])
  })

  it('asks those of a person under the one they were merged into', async () => {
    const { key } = await add({ noun: 'person', type: 'number' })
    const [ana, twin] = await Promise.all(
      ['field-to', 'field-from'].map(async (name) => {
        const emails = [`${name}@customer.example`]
        return (await vera.request('POST', '/people', { body: { name, emails } })).body.id
      }),
    )
    const channelId = await knownChannel(testApp, vera.workspaceId)
    const { conversationId } = await said(testApp, vera.workspaceId, { channelId, from: 'field-from@customer.example' })
    await vera.request('PATCH', `/people/${ana}`, { body: { fields: { [key]: 3 } } })
    await vera.request('PATCH', `/people/${twin}`, { body: { fields: { [key]: 5 } } })
    expect(await found(`person.${key}:5`)).toEqual([conversationId])
    await vera.request('POST', `/people/${ana}/merges`, { body: { personId: twin } })
    expect([await found(`person.${key}:3`), await found(`person.${key}:5`)]).toEqual([[conversationId], []])
    expect(await found(`-person.${key}:3 person:field-to@customer.example`)).toEqual([])
  })

  it('is told what a screen needs to draw a field', async () => {
    const { key, names, choices } = await add({ ...damage, names: { en: 'Drawn', ru: 'Нарисовано' } })
    const { body } = await vera.request('GET', '/conversations/fields')
    expect(body.items.find(({ name }: { name: string }) => name === `field.${key}`)).toMatchObject({
      type: 'choice',
      choices: ['wet', 'torn'],
      custom: { noun: 'conversation', key, names, choices, currency: null },
    })
    expect(body.items.find(({ name }: { name: string }) => name === 'status').custom).toBeNull()
  })
})
