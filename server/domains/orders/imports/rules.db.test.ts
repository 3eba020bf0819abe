import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let admin: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  admin = await signedIn(testApp)
  const choices = [{ key: 'door', names: { en: 'To the door', bg: 'До врата' } }]
  const field = { noun: 'order', type: 'choice', key: 'way', names: { en: 'Way' }, choices }
  expect((await admin.request('POST', '/fields', { body: field })).status).toBe(201)
})
afterAll(() => testApp.close())

const handIn = async (text: string) =>
  (await admin.request('POST', '/imports?noun=order', { body: text, headers: { 'content-type': 'text/csv' } })).body
async function run(id: string, mapping: (string | null)[]) {
  expect((await admin.request('PUT', `/imports/${id}/run`, { body: { mapping } })).status).toBe(200)
  await testApp.settle()
  return (await admin.request('GET', `/imports/${id}`)).body
}
const order = async (number: string) => (await admin.request('GET', `/orders/by-number/${number}`)).body

test('rows become orders; what is wrong is told by column and left out', async () => {
  const csv = [
    'Order number;Total;Валюта;Status;stageAt;settled;promised;Получатель;recipientName;Tracking;trackingUrl;Way',
    'C-1;12,50;EUR;Sent;2026-11-19;no;25.11.2026;ana@csv.example;Ана;T-1;https://t.example/1;до врата',
    'C-2;;;Delivered;2026-11-20T10:00:00Z;yes;;+359 88 700 11 22;Боян;;;',
    ';;;;;;;ana@csv.example;;;;',
    'C-3;12;;;;;;;;;;',
    'C-4;;;;;;tomorrow;not an@address;;;ftp://x;by air',
    'C-5;;;;;yes;;;;;;',
    'C-6;;;Sent;2030-01-01;;;;;;;',
  ].join('\n')
  const made = await handIn(csv)
  const mapping = [
    ...['number', 'amount', 'currency', 'stage', 'stageAt', 'settled', 'promised', 'recipient', 'recipientName'],
    ...['trackingNumber', 'trackingUrl', 'field.way'],
  ]
  expect(made.mapping).toEqual(mapping)
  const preview = await admin.request('POST', `/imports/${made.id}/previews`, { body: { mapping } })
  expect(preview.body.failing).toBe(4)
  const troubles = Object.fromEntries(
    preview.body.items.map((row: { number: number; troubles: { column: string | null; message: string }[] }) => [
      row.number,
      row.troubles.map(({ column, message }) => `${column}: ${message}`),
    ]),
  )
  expect(troubles[3]).toEqual(['null: has no number of an order'])
  expect(troubles[4]).toEqual(['null: the amount is no money, as in 12.50 EUR, or has no currency beside it'])
  expect(troubles[5]).toEqual([
    'promised: is no time, as in 2026-11-25 or 2026-11-25T17:00:00Z',
    'Получатель: is no address, number or id',
    'trackingUrl: is no address of a page',
    'Way: "by air" is none of door',
  ])
  expect(troubles[6]).toEqual(['null: tells of a stage and has none'])
  expect((await admin.request('GET', '/orders')).body.items).toEqual([])

  expect(await run(made.id, mapping)).toMatchObject({ done: 7, created: 2, failed: 5 })
  expect(await order('C-1')).toMatchObject({
    amount: { amount: 1250, currency: 'EUR' },
    stages: [{ name: 'Sent', at: '2026-11-19T00:00:00.000Z', settles: false }],
    promised: '2026-11-25',
    recipient: { name: 'Ана', email: 'ana@csv.example' },
    trackingNumber: 'T-1',
    fields: { way: 'door' },
  })
  expect(await order('C-2')).toMatchObject({ settledAt: '2026-11-20T10:00:00.000Z', recipient: { name: 'Боян' } })
  const failed = await admin.request('GET', `/imports/${made.id}/rows?outcome=failed`)
  expect(failed.body.items.at(-1)).toMatchObject({
    number: 7,
    troubles: [{ column: 'stages.0.at', message: 'has not come yet' }],
  })
})

test('what is exported can be imported again and changes nothing', async () => {
  const before = (await admin.request('GET', '/orders')).body.items
  expect(before.length).toBeGreaterThan(1)
  const file = (await admin.request('GET', '/exports/orders')).body as string
  expect(file.split('\n')[0]).toContain('number,amount,currency,stage')
  const made = await handIn(file)
  expect(made.mapping).not.toContain(null)
  expect(await run(made.id, made.mapping)).toMatchObject({ changed: before.length, created: 0, failed: 0 })
  expect((await admin.request('GET', '/orders')).body.items).toEqual(before)
})
