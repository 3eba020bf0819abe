import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { fieldValues, givenValues, money } from './fields.ts'
import { bothForms, field, filter, filterQuery, filterText } from './filters.ts'
import { at, emailAddress, id, idParams, page, pageOf, personRef } from './shapes.ts'

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !text.includes('\0'), 'has a sign in it that cannot be stored')

const number = words(80).describe('The company’s own, one of a kind in the workspace; capitals do not matter')
const link = z.url({ protocol: /^https?$/ }).max(2000)
const stageName = words(80).describe('As the company calls it: Packed, On its way, Delivered')
const settles = z.boolean().describe('Nothing is awaited any more: delivered, returned, cancelled')

export const orderStage = z.object({ id, name: z.string(), at, settles }).meta({ id: 'OrderStage' })
export type OrderStage = z.infer<typeof orderStage>

const promised = z
  .union([z.iso.date(), at])
  .describe('When it is promised: a day of the workspace’s time zone (2026-11-25), or a point in time')

export const order = z
  .object({
    id,
    number: z.string(),
    amount: money.nullable(),
    stages: z.array(orderStage).describe('Those reached, the earliest first; the last one is where the order stands'),
    settledAt: at.nullable().describe('Since when nothing is awaited any more'),
    promised: promised.nullable(),
    late: z.boolean().describe('The promise has passed and the order is not settled'),
    sender: personRef.nullable(),
    recipient: personRef.nullable(),
    company: z.object({ id, name: z.string() }).nullable(),
    trackingNumber: z.string().nullable(),
    trackingUrl: z.string().nullable(),
    invoiceNumber: z.string().nullable(),
    invoiceUrl: z.string().nullable(),
    fields: fieldValues,
    seq: z.number().int().describe('Grows with each change; the ETag'),
    placedAt: at.describe('When the customer ordered'),
    createdAt: at,
  })
  .meta({ id: 'Order' })
export type Order = z.infer<typeof order>

const givenPerson = z
  .object({
    id: id.optional(),
    email: emailAddress.optional(),
    phone: words(32).optional(),
    external: words(254).optional(),
    name: words(200).optional().describe('Of a person who is not known yet, or has no name'),
  })
  .refine(
    (one) => one.id ?? one.email ?? one.phone ?? one.external,
    'needs an id, an address, a number or an external id',
  )
  .describe('One who is known by any of these, or else is made')
export type GivenPerson = z.infer<typeof givenPerson>

const givenStage = z.object({
  name: stageName,
  at: at.optional().describe('When it was reached; now where it is left out'),
  settles: settles.optional().describe('As it was with the last order that reached a stage of this name'),
})
export type GivenStage = z.infer<typeof givenStage>

const given = z
  .object({
    amount: money.nullable(),
    promised: promised.nullable(),
    sender: givenPerson.nullable(),
    recipient: givenPerson.nullable(),
    companyId: id.nullable(),
    trackingNumber: words(120).nullable(),
    trackingUrl: link.nullable(),
    invoiceNumber: words(120).nullable(),
    invoiceUrl: link.nullable(),
    placedAt: at,
    fields: givenValues,
  })
  .partial()

const withStages = given.extend({
  stages: z
    .array(givenStage)
    .max(100)
    .optional()
    .describe('Those not known yet are added: a stage is known by name and time, without a time by being the last one'),
})
export type GivenOrder = z.infer<typeof withStages>

const ifMatch = z.object({
  'if-match': z
    .string()
    .max(40)
    .optional()
    .describe('The ETag of the order, its `seq` in quotes; refused where it was changed since'),
})

const narrowing = {
  filter: filterQuery.optional().describe('In the text form: stage:delivered promised:<2d (docs/guides/orders.md)'),
}
const byNumber = z.object({ number })
const tag = 'Orders'

export const ordersContract = endpoints({
  'GET /orders': {
    summary: 'Orders, newest first; or those whose number, tracking, invoice, fields or people have the words',
    tag,
    access: 'orders.read',
    query: page.extend({
      text: z.string().trim().max(200).optional(),
      personId: id.optional().describe('Sent or received by this person, or by one who was merged into them'),
      companyId: id.optional(),
      ...narrowing,
    }),
    response: pageOf(order),
    errors: ['invalid-filter'],
  },
  'GET /orders/fields': {
    summary: 'The fields that a filter over orders may ask',
    tag,
    access: 'orders.read',
    response: z.object({ items: z.array(field) }),
  },
  'POST /orders/filter-translations': {
    summary: 'A filter over orders in both forms, out of either; the text as it is written best',
    tag,
    access: 'orders.read',
    body: z.union([z.strictObject({ text: filterText }), z.strictObject({ filter })]),
    response: bothForms,
    errors: ['invalid-filter'],
  },
  'GET /orders/count': {
    summary:
      'How many orders a filter finds, as of some seconds ago; counting stops at 999 and after a fifth of a second',
    tag,
    access: 'orders.read',
    query: z.object(narrowing),
    response: z.object({
      count: z.number().int().nullable().describe('At most 999; null where it could not be counted in time'),
      more: z.boolean().describe('There are more than count, or nobody knows how many'),
    }),
    errors: ['invalid-filter'],
  },
  'GET /orders/stage-names': {
    summary: 'What stages are called here, in the order they came into use',
    tag,
    access: 'orders.read',
    response: z.object({ items: z.array(z.object({ name: z.string(), settles })) }),
  },
  'POST /orders': {
    summary: 'Add an order',
    tag,
    access: 'orders.write',
    body: withStages.extend({ number }),
    response: order,
    status: 201,
    errors: ['already-exists'],
  },
  'GET /orders/{id}': {
    summary: 'One order',
    tag,
    access: 'orders.read',
    params: idParams,
    response: order,
  },
  'PATCH /orders/{id}': {
    summary: 'Change what is named; what is left out stays',
    tag,
    access: 'orders.write',
    params: idParams,
    headers: ifMatch,
    body: given.extend({ number: number.optional() }),
    response: order,
    errors: ['already-exists', 'precondition-failed'],
  },
  'GET /orders/by-number/{number}': {
    summary: 'One order, by the company’s own number',
    tag,
    access: 'orders.read',
    params: byNumber,
    response: order,
  },
  'PUT /orders/by-number/{number}': {
    summary: 'Add the order, or change it where it is known: what shops and warehouses call',
    description:
      'What is left out stays, and the same call again changes nothing, so it may be repeated at will. People are found by address, number or external id, or made. See docs/guides/orders.md.',
    tag,
    access: 'orders.write',
    params: byNumber,
    headers: ifMatch,
    body: withStages,
    response: order,
    errors: ['precondition-failed'],
  },
  'POST /orders/{id}/stages': {
    summary: 'The order has reached a stage',
    tag,
    access: 'orders.write',
    params: idParams,
    headers: ifMatch,
    body: givenStage,
    response: order,
    status: 201,
    errors: ['precondition-failed'],
  },
  'DELETE /orders/{id}/stages/{stageId}': {
    summary: 'Take a stage back that was not reached',
    tag,
    access: 'orders.write',
    params: z.object({ id, stageId: id }),
    headers: ifMatch,
    response: order,
    errors: ['precondition-failed'],
  },
  'DELETE /orders/{id}': {
    summary: 'Delete an order that should never have been; timelines keep what happened',
    tag,
    access: 'workspace.manage',
    params: idParams,
    headers: ifMatch,
    errors: ['precondition-failed'],
  },
  'GET /exports/orders': {
    summary: 'All orders as CSV, custom fields among them; can be imported again',
    tag: 'Imports and exports',
    access: 'workspace.manage',
    response: { raw: 'text/csv', description: 'UTF-8 with a head line' },
  },
})
