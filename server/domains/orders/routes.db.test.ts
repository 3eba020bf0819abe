import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Order } from '../../../contract/orders.ts'
import { loggedUntil } from '../../testing/conversations.ts'
import { type Send, type SignedInMember, signedIn, withKey } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

let testApp: TestApp
let agent: SignedInMember
let admin: SignedInMember
let shop: Send
let count = 0
beforeAll(async () => {
  testApp = await openTestApp()
  admin = await signedIn(testApp)
  agent = await signedIn(testApp, { role: 'agent' })
  shop = (await withKey(testApp, ['orders.write', 'orders.read'])).request
})
afterAll(() => testApp.close())

const fresh = () => `PL-${++count}`
const put = (number: string, body: object, headers: Record<string, string> = {}) =>
  shop('PUT', `/orders/by-number/${encodeURIComponent(number)}`, { body, headers })
const begun = Date.now()
const inDays = (days: number) => new Date(begun + days * 86_400_000).toISOString()
const numbers = async (query: string): Promise<string[]> => {
  const { body } = await agent.request('GET', `/orders?${query}`)
  return body.items.map(({ number }: Order) => number)
}
const filtered = (filter: string) => numbers(`filter=${encodeURIComponent(filter)}&limit=100`)

describe('an order that a shop tells of', () => {
  test('is made with its people, and the same call again changes nothing', async () => {
    const number = fresh()
    const body = {
      amount: { amount: 1250, currency: 'EUR' },
      promised: '2026-12-01',
      sender: { email: 'Shop@seller.example', name: 'The Shop' },
      recipient: { phone: '+359 88 700 00 01', name: 'Ana' },
      trackingNumber: 'TRACK 1',
      trackingUrl: 'https://track.example/1',
      invoiceNumber: 'INV-1',
      stages: [{ name: 'Packed', at: inDays(-1) }],
    }
    const made = await put(number, body)
    expect(made.status, JSON.stringify(made.body)).toBe(200)
    expect(made.body).toMatchObject({
      number,
      amount: { amount: 1250, currency: 'EUR' },
      promised: '2026-12-01',
      late: false,
      settledAt: null,
      sender: { name: 'The Shop', email: 'shop@seller.example' },
      recipient: { name: 'Ana', email: null },
      stages: [{ name: 'Packed', settles: false }],
      seq: 1,
    })
    expect(made.headers.etag).toBe('"1"')
    const again = await put(number.toLowerCase(), body)
    expect(again.body).toEqual(made.body)
    expect((await agent.request('GET', `/orders/by-number/${number}`)).body).toEqual(made.body)
  })

  test('moves on stage by stage; one told late does not become where it stands', async () => {
    const number = fresh()
    await put(number, { stages: [{ name: 'Sent', at: inDays(-1) }] })
    const late = await put(number, { stages: [{ name: 'Packed', at: inDays(-2) }] })
    expect(late.body.stages.map(({ name }: { name: string }) => name)).toEqual(['Packed', 'Sent'])
    const done = await put(number, { stages: [{ name: 'Delivered', settles: true }] })
    expect(done.body.settledAt).toBe(done.body.stages[2].at)
    // Without a time it is known by being where the order stands.
    expect((await put(number, { stages: [{ name: 'delivered' }] })).body.seq).toBe(done.body.seq)
    const known = await agent.request('GET', '/orders/stage-names')
    expect(known.body.items).toContainEqual({ name: 'Delivered', settles: true })
    // What a stage meant the last time it means again.
    expect((await put(fresh(), { stages: [{ name: 'DELIVERED' }] })).body.settledAt).not.toBeNull()
  })

  test('is made once by two calls at the same time', async () => {
    const number = fresh()
    const answers = await Promise.all([1, 2, 3].map(() => put(number, { recipient: { email: 'race@x.example' } })))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  })

  test('is refused with what is wrong', async () => {
    const wrong = async (body: object) => {
      const { status, body: problem } = await put(fresh(), body)
      return [status, problem.errors?.[0]?.path]
    }
    expect(await wrong({ promised: 'soon' })).toEqual([422, 'body.promised'])
    expect(await wrong({ recipient: { name: 'Nobody' } })).toEqual([422, 'body.recipient'])
    expect(await wrong({ recipient: { phone: '--' } })).toEqual([422, 'body.recipient.phone'])
    expect(await wrong({ trackingUrl: 'javascript:alert(1)' })).toEqual([422, 'body.trackingUrl'])
    expect(await wrong({ stages: [{ name: 'Sent', at: inDays(2) }] })).toEqual([422, 'body.stages.0.at'])
    expect(await wrong({ placedAt: inDays(2) })).toEqual([422, 'body.placedAt'])
    expect(await wrong({ fields: { unknown: 1 } })).toEqual([422, 'body.fields.unknown'])
    expect(await wrong({ amount: { amount: 1.5, currency: 'EUR' } })).toEqual([422, 'body.amount.amount'])
    // Nothing of a refused call stays, its people among it.
    expect(await wrong({ recipient: { email: 'gone@x.example' }, fields: { unknown: 1 } })).toEqual([
      422,
      'body.fields.unknown',
    ])
    expect((await agent.request('GET', '/people?text=gone@x.example')).body.items).toEqual([])
  })

  test('needs the scope, and no other', async () => {
    const reader = (await withKey(testApp, ['orders.read'])).request
    expect((await reader('PUT', `/orders/by-number/${fresh()}`, { body: {} })).status).toBe(403)
  })
})

describe('an order', () => {
  test('is added once, changed, and refused to who has seen another state', async () => {
    const number = fresh()
    const made = await agent.request('POST', '/orders', { body: { number, promised: inDays(-1) } })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ late: true, promised: inDays(-1) })
    expect((await agent.request('POST', '/orders', { body: { number: number.toLowerCase() } })).body.code).toBe(
      'already-exists',
    )
    const path = `/orders/${made.body.id}`
    const changed = await agent.request('PATCH', path, { body: { promised: null }, headers: { 'if-match': '"1"' } })
    expect(changed.body).toMatchObject({ promised: null, late: false, seq: 2 })
    const stale = await agent.request('PATCH', path, {
      body: { promised: '2027-01-01' },
      headers: { 'if-match': '"1"' },
    })
    expect([stale.status, stale.body.data]).toEqual([412, { seq: 2, seenSeq: 1 }])
    const taken = fresh()
    await put(taken, {})
    expect((await agent.request('PATCH', path, { body: { number: taken } })).status).toBe(409)
    expect((await put(fresh(), {}, { 'if-match': '"1"' })).status).toBe(412)
  })

  test('reaches a stage and takes it back', async () => {
    const { body: order } = await agent.request('POST', '/orders', { body: { number: fresh() } })
    const path = `/orders/${order.id}/stages`
    const sent = await agent.request('POST', path, { body: { name: 'Sent' } })
    expect([sent.status, sent.body.seq]).toEqual([201, 2])
    const back = await agent.request('POST', path, { body: { name: 'Returned', settles: true } })
    const stageId = back.body.stages[1].id
    const undone = await agent.request('DELETE', `${path}/${stageId}`)
    expect(undone.body).toMatchObject({ settledAt: null, seq: 4, stages: [{ name: 'Sent' }] })
    expect((await agent.request('DELETE', `${path}/${stageId}`)).status).toBe(404)
  })

  test('is deleted by who manages the workspace, with its values', async () => {
    const field = { noun: 'order', type: 'text', key: 'gift-note', names: { en: 'Gift note' } }
    expect((await admin.request('POST', '/fields', { body: field })).status).toBe(201)
    const number = fresh()
    const { body: order } = await put(number, { fields: { 'gift-note': 'Balloons inside' } })
    expect(await numbers('text=balloons')).toEqual([number])
    expect((await agent.request('DELETE', `/orders/${order.id}`)).status).toBe(403)
    expect((await admin.request('DELETE', `/orders/${order.id}`)).status).toBe(204)
    expect((await agent.request('GET', `/orders/${order.id}`)).status).toBe(404)
    expect((await agent.request('GET', `/orders/by-number/${number}`)).status).toBe(404)
    expect(await numbers('text=balloons')).toEqual([])
  })

  test('tells the log once, and the timelines of both its people', async () => {
    const number = fresh()
    const { body: order } = await put(number, {
      sender: { email: 'sender@log.example' },
      recipient: { email: 'recipient@log.example' },
      stages: [{ name: 'Packed', at: inDays(-3) }],
    })
    await put(number, { promised: '2026-12-24' })
    const facts = await loggedUntil(admin.request, 'order.changed', order.id)
    const its = facts.filter(({ subject }) => subject.id === order.id)
    expect(its.map(({ type }) => type)).toEqual(['order.created', 'order.stage-reached', 'order.changed'])
    expect(its[2]?.data).toMatchObject({ number, changes: { promised: { from: null, to: '2026-12-24' } } })
    for (const person of [order.sender, order.recipient]) {
      const { body } = await agent.request('GET', `/people/${person.id}/timeline?type=order.`)
      expect(body.items.map(({ type }: { type: string }) => type)).toEqual([
        'order.changed',
        'order.stage-reached',
        'order.created',
      ])
      expect(body.items[1]).toMatchObject({ at: inDays(-3), subject: { kind: 'order', id: order.id } })
    }
    // A page of a timeline goes on where the last one ended, over both ways in.
    const path = `/people/${order.sender.id}/timeline?limit=1`
    const first = await agent.request('GET', path)
    const second = await agent.request('GET', `${path}&cursor=${first.body.next}`)
    expect(second.body.items.map(({ type }: { type: string }) => type)).toEqual(['order.stage-reached'])
  })
})

describe('the list', () => {
  test('is paged newest first, and narrowed by person, company, words and filters', async () => {
    const { body: company } = await agent.request('POST', '/companies', { body: { name: 'Listed' } })
    const [one, two, three] = [fresh(), fresh(), fresh()] as const
    const give = async (number: string, days: number, more: object) => {
      const { status, body } = await put(number, {
        placedAt: inDays(-days),
        recipient: { email: 'listed@list.example', name: 'Stoyan Listed' },
        companyId: company.id,
        ...more,
      })
      expect(status, JSON.stringify(body)).toBe(200)
      return body
    }
    const { recipient } = await give(one, 3, {
      promised: inDays(-1),
      amount: { amount: 9900, currency: 'BGN' },
      stages: [{ name: 'On its way' }],
    })
    await give(two, 2, {
      promised: inDays(1),
      trackingNumber: 'ZZ-77',
      stages: [{ name: 'Handed over', settles: true }],
    })
    await give(three, 1, { invoiceNumber: 'F-2026/77', promised: inDays(5) })
    const ours = `companyId=${company.id}`
    expect(await numbers(`${ours}&limit=2`)).toEqual([three, two])
    const page = await agent.request('GET', `/orders?${ours}&limit=2`)
    expect(await numbers(`${ours}&limit=2&cursor=${page.body.next}`)).toEqual([one])
    expect(await numbers(`personId=${recipient.id}`)).toEqual([three, two, one])
    expect(await numbers('text=zz-77')).toEqual([two])
    expect(await numbers('text=2026/77')).toEqual([three])
    expect((await numbers('text=stoyan+listed')).toSorted()).toEqual([one, two, three].toSorted())
    const within = (filter: string) => filtered(`company:Listed ${filter}`)
    expect(await within('late:yes')).toEqual([one])
    expect(await within('-late:yes')).toEqual([three, two])
    expect(await within('open:no')).toEqual([two])
    expect(await within('stage:"on its way"')).toEqual([one])
    expect(await within('stage:none')).toEqual([three])
    expect(await within('promised:<2d')).toEqual([two, one])
    expect(await within('amount:>50BGN')).toEqual([one])
    expect(await within('recipient:listed@list.example placed:>-36h')).toEqual([three])
    expect(await within(`number:=${two.toLowerCase()}`)).toEqual([two])
    expect(await within('sender:any')).toEqual([])
    expect(await within('2026/77')).toEqual([three])
    const count = await agent.request('GET', `/orders/count?filter=${encodeURIComponent('company:Listed open:yes')}`)
    expect(count.body).toEqual({ count: 2, more: false })
    expect((await agent.request('GET', '/orders?filter=stagee:x')).body.code).toBe('invalid-filter')
  })

  test('people are asked for by their orders, and conversations by those of their person', async () => {
    await put(fresh(), { recipient: { email: 'waits@rel.example' }, promised: inDays(-1), stages: [{ name: 'Lost' }] })
    await put(fresh(), { sender: { email: 'sells@rel.example' }, stages: [{ name: 'Lost' }] })
    await put(fresh(), { recipient: { email: 'glad@rel.example' }, stages: [{ name: 'Kept', settles: true }] })
    const who = async (filter: string) => {
      const { body } = await agent.request(
        'GET',
        `/people?filter=${encodeURIComponent(`email:@rel.example ${filter}`)}`,
      )
      return body.items.map(({ identities }: { identities: { value: string }[] }) => identities[0]?.value).toSorted()
    }
    expect(await who('order-stage:lost')).toEqual(['sells@rel.example', 'waits@rel.example'])
    expect(await who('-order-stage:lost')).toEqual(['glad@rel.example'])
    expect(await who('order-late:yes')).toEqual(['waits@rel.example'])
    expect(await who('order-open:no')).toEqual(['glad@rel.example'])
    expect(await who('order-promised:<0h')).toEqual(['waits@rel.example'])
    expect(await who('order-stage:none')).toEqual([])
    const translated = await agent.request('POST', '/conversations/filter-translations', {
      body: { text: 'person.order-late:yes -person.order-stage:=lost' },
    })
    expect(translated.body.text).toBe('person.order-late:yes -person.order-stage:=lost')
  })

  test('of people who were merged is the survivor’s, and undoing leads every order back', async () => {
    const [a, b] = [fresh(), fresh()] as const
    const { body: first } = await put(a, { recipient: { email: 'first@merge.example' }, promised: inDays(-2) })
    const { body: second } = await put(b, { recipient: { email: 'second@merge.example' } })
    const rows = async () =>
      (
        await testApp.platform.database.owner.query(
          'select to_jsonb(orders) as row from orders where number = any($1)',
          [[a, b]],
        )
      ).rows
    const before = await rows()
    const [survivor, merged] = [second.recipient.id, first.recipient.id]
    const { body: merge } = await agent.request('POST', `/people/${survivor}/merges`, { body: { personId: merged } })
    expect((await numbers(`personId=${survivor}`)).toSorted()).toEqual([a, b].toSorted())
    expect((await agent.request('GET', `/orders/${first.id}`)).body.recipient.id).toBe(survivor)
    expect((await filtered('recipient:second@merge.example')).toSorted()).toEqual([a, b].toSorted())
    const late = await agent.request('GET', `/people?filter=${encodeURIComponent('order-late:yes email:second@merge')}`)
    expect(late.body.items.map(({ id }: { id: string }) => id)).toEqual([survivor])
    // Told again by the address of the merged, which is the survivor's today, nothing is moved for good.
    expect((await put(a, { recipient: { email: 'first@merge.example' } })).body.seq).toBe(1)
    expect((await agent.request('DELETE', `/merges/${merge.id}`)).status).toBe(204)
    expect(await rows()).toEqual(before)
    expect(await numbers(`personId=${survivor}`)).toEqual([b])
    expect(await numbers(`personId=${merged}`)).toEqual([a])
  })
})
