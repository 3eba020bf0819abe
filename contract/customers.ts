import { z } from 'zod'
import { companyFilter } from './companies.ts'
import { endpoints } from './endpoint.ts'
import { fieldValues, givenValues } from './fields.ts'
import { peopleNarrowing } from './segments.ts'
import { at, emailAddress, id, idParams, language, page, pageOf } from './shapes.ts'

export const identityKind = z.enum(['email', 'phone', 'external'])
export const identity = z
  .object({ id, kind: identityKind, value: z.string(), primary: z.boolean() })
  .meta({ id: 'Identity' })

export const company = z
  .object({
    id,
    name: z.string(),
    domains: z.array(z.string()).describe('Whose address is on one of these acts for the company, beside any other'),
    people: z.number().int(),
    fields: fieldValues,
    createdAt: at,
  })
  .meta({ id: 'Company' })
export type Company = z.infer<typeof company>

/** A company for which somebody acts. */
export const actsFor = z
  .object({
    id,
    name: z.string(),
    role: z.string().nullable().describe('What they are there: buyer, accountant'),
    main: z.boolean().describe('The one that is meant unless another is named; at most one'),
  })
  .meta({ id: 'ActsFor' })

export const person = z
  .object({
    id,
    name: z.string().nullable(),
    identities: z.array(identity),
    language: language.nullable(),
    timeZone: z.string().nullable(),
    city: z.string().nullable(),
    company: z.object({ id, name: z.string() }).nullable().describe('The main one of `companies`'),
    companies: z.array(actsFor),
    note: z.string().nullable().describe('What every member should know about this person'),
    fields: fieldValues,
    mergedIntoId: id.nullable().describe('Set where this person was merged into another'),
    createdAt: at,
    lastContactAt: at.nullable(),
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof person>

/** One line of a person's timeline: an event of the log, with what is needed to say it in words. */
export const timelineEntry = z
  .object({
    position: z.string(),
    type: z.string().describe('The event’s type, as in GET /events'),
    at,
    actor: z.object({ kind: z.string(), id: id.nullable(), name: z.string().nullable() }),
    subject: z.object({ kind: z.string(), id }).describe('What it happened to: an order, a conversation'),
    conversation: z.object({ id, number: z.number().int(), subject: z.string() }).nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' })
export type TimelineEntry = z.infer<typeof timelineEntry>

export const merge = z
  .object({ id, survivorId: id, mergedId: id, at, byName: z.string().nullable(), undoneAt: at.nullable() })
  .meta({ id: 'PersonMerge' })
export type Merge = z.infer<typeof merge>

const personName = z.string().trim().min(1).max(200)

export const customersContract = endpoints({
  'GET /people': {
    summary: 'People, newest contact first; or those whose name, address or number begins with or resembles `text`',
    tag: 'People',
    access: 'people.read',
    query: page.extend({
      text: z.string().trim().max(200).optional(),
      companyId: id.optional().describe('Those who act for it, whether it is their main company or not'),
      ...peopleNarrowing,
    }),
    response: pageOf(person),
    errors: ['invalid-filter'],
  },
  'POST /people': {
    summary: 'Add a person',
    tag: 'People',
    access: 'people.write',
    body: z.object({
      name: personName.optional(),
      emails: z.array(emailAddress).max(20).default([]),
      phones: z.array(z.string().trim().min(5).max(32)).max(20).default([]),
      language: language.optional(),
      fields: givenValues.default({}),
    }),
    response: person,
    status: 201,
    errors: ['already-exists'],
  },
  'GET /people/{id}': {
    summary: 'One person',
    tag: 'People',
    access: 'people.read',
    params: idParams,
    response: person,
  },
  'PATCH /people/{id}': {
    summary: 'Change name, language, time zone, city, company, note or custom fields',
    tag: 'People',
    access: 'people.write',
    params: idParams,
    body: z
      .object({
        name: personName.nullable(),
        language: language.nullable(),
        timeZone: z.string().max(64).nullable(),
        city: z.string().max(120).nullable(),
        companyId: id
          .nullable()
          .describe('Becomes the main company, beside all others; null takes the main one away, and the others stay'),
        note: z.string().max(5000).nullable(),
        fields: givenValues,
      })
      .partial(),
    response: person,
  },
  'POST /people/{id}/identities': {
    summary: 'Add an e-mail address, a phone number or an external id',
    tag: 'People',
    access: 'people.write',
    params: idParams,
    body: z.object({ kind: identityKind, value: z.string().trim().min(1).max(254) }),
    response: person,
    status: 201,
    errors: ['already-exists'],
  },
  'DELETE /people/{id}/identities/{identityId}': {
    summary: 'Take an identity away; the last one stays',
    tag: 'People',
    access: 'people.write',
    params: z.object({ id, identityId: id }),
    response: person,
    errors: ['not-in-this-state'],
  },
  'PUT /people/{id}/companies/{companyId}': {
    summary: 'Have a person act for a company beside all others, say in which role, make it the main one',
    description: 'What is left out stays as it is. The first company of a person is their main one.',
    tag: 'People',
    access: 'people.write',
    params: z.object({ id, companyId: id }),
    body: z
      .object({ role: z.string().trim().min(1).max(120).nullable(), main: z.boolean() })
      .partial()
      .default({}),
    response: person,
  },
  'DELETE /people/{id}/companies/{companyId}': {
    summary: 'They act for this company no more; was it the main one, the one they act for longest becomes it',
    tag: 'People',
    access: 'people.write',
    params: z.object({ id, companyId: id }),
    response: person,
  },
  'GET /people/{id}/timeline': {
    summary: 'Everything that happened with this person, newest first',
    tag: 'People',
    access: 'people.read',
    params: idParams,
    query: page.extend({
      type: z.string().max(80).optional().describe('Only this type, or a prefix such as `message.`'),
    }),
    response: pageOf(timelineEntry),
  },
  'GET /people/{id}/duplicates': {
    summary: 'People who may be the same, with the reason',
    tag: 'People',
    access: 'people.read',
    params: idParams,
    response: z.object({
      items: z.array(z.object({ person, reason: z.enum(['same-name', 'similar-address', 'same-phone']) })),
    }),
  },
  'POST /people/{id}/merges': {
    summary: 'Merge another person into this one; a link that can be undone, nothing is copied',
    tag: 'People',
    access: 'people.write',
    params: idParams,
    body: z.object({ personId: id }),
    response: merge,
    status: 201,
    errors: ['not-in-this-state'],
  },
  'GET /people/{id}/merges': {
    summary: 'Who was merged into this person',
    tag: 'People',
    access: 'people.read',
    params: idParams,
    response: z.object({ items: z.array(merge) }),
  },
  'DELETE /merges/{id}': {
    summary: 'Undo a merge: both people are again exactly as they were',
    tag: 'People',
    access: 'people.write',
    params: idParams,
    errors: ['not-in-this-state'],
  },
  'GET /companies': {
    summary: 'Companies by name; those that have the words, those a filter finds',
    tag: 'Companies',
    access: 'people.read',
    query: page.extend({ text: z.string().trim().max(200).optional(), filter: companyFilter }),
    response: pageOf(company),
    errors: ['invalid-filter'],
  },
  'POST /companies': {
    summary: 'Add a company; people on its domains act for it from then on',
    tag: 'Companies',
    access: 'people.write',
    body: z.object({
      name: personName,
      domains: z.array(z.hostname().toLowerCase()).max(50).default([]),
      fields: givenValues.default({}),
    }),
    response: company,
    status: 201,
    errors: ['already-exists'],
  },
  'GET /companies/{id}': {
    summary: 'One company',
    tag: 'Companies',
    access: 'people.read',
    params: idParams,
    response: company,
  },
  'PATCH /companies/{id}': {
    summary: 'Change name, domains or custom fields',
    tag: 'Companies',
    access: 'people.write',
    params: idParams,
    body: z
      .object({ name: personName, domains: z.array(z.hostname().toLowerCase()).max(50), fields: givenValues })
      .partial(),
    response: company,
    errors: ['already-exists'],
  },
})
