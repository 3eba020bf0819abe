import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { fieldChoice, names, noun } from './fields.ts'

/**
 * The one filter language: a tree of conditions over the fields of a noun. Views, segments, rules, plays and reports speak
 * it; `GET /conversations/fields` lists the fields of conversations, docs/guides/filters.md explains it.
 */
export const fieldTypes = [
  'text',
  'choice',
  'number',
  'money',
  'date',
  'boolean',
  'tags',
  'member',
  'reference',
] as const
export type FieldType = (typeof fieldTypes)[number]

export const operators = [
  'is',
  'is-not',
  'is-any-of',
  'contains',
  'starts-with',
  'less-than',
  'at-most',
  'more-than',
  'at-least',
  'between',
  'before',
  'after',
  'on',
  'within-last',
  'within-next',
  'has',
  'has-any-of',
  'has-all-of',
  'has-none-of',
  'is-set',
  'is-not-set',
  'changed',
  'changed-from-to',
] as const
export const operator = z.enum(operators)
export type Operator = (typeof operators)[number]

/** `amount` in minor units (cents). */
const money = z.strictObject({ amount: z.number().int(), currency: z.string().regex(/^[A-Z]{3}$/) })
export type Money = z.infer<typeof money>

// PostgreSQL stores no NUL, so nothing can be compared with one.
const words = z
  .string()
  .max(500)
  .refine((text) => !text.includes('\0'))
const scalar = z.union([words, z.number(), z.boolean(), money])
export type Scalar = z.infer<typeof scalar>
const pair = z.strictObject({ from: scalar.nullable().optional(), to: scalar.nullable().optional() })
export type Pair = z.infer<typeof pair>

export const condition = z
  .strictObject({
    field: z.string().max(80),
    operator,
    value: z
      .union([scalar, z.array(scalar).min(1).max(100), pair])
      .optional()
      .describe(
        'Left out for is-set, is-not-set and changed; a list for -any-of, -all-of and -none-of; {from, to} for between and changed-from-to; points in time as 2026-11-21, 2026-11-21T10:00:00Z or 2h and -3d from now; durations as 30m, 2h, 3d, 1w; "me" for the member who asks',
      ),
  })
  .meta({ id: 'Condition' })
export type Condition = z.infer<typeof condition>

export type Filter = { all: Filter[] } | { any: Filter[] } | { not: Filter } | Condition

const tree: z.ZodType<Filter> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(tree).max(100) }),
      z.strictObject({ any: z.array(tree).max(100) }),
      z.strictObject({ not: tree }),
      condition,
    ]),
  )
  .meta({ id: 'Filter' })

export const deepest = 12
export const mostConditions = 100

/** Looks before the schema does, or a tree of a hundred thousand levels would exhaust the stack of whoever walks it. */
function isBounded(root: unknown): boolean {
  let level: unknown[] = [root]
  let seen = 0
  // An array and the object around it are two levels of JSON.
  for (let depth = 0; level.length; depth++) {
    seen += level.length
    if (depth > deepest * 2 + 4 || seen > mostConditions * 40) return false
    level = level.flatMap((node) => (typeof node === 'object' && node !== null ? Object.values(node) : []))
  }
  return true
}

export const filter = z.preprocess((value, context) => {
  if (isBounded(value)) return value
  context.addIssue({ code: 'custom', message: 'is too deep or too long' })
  return z.NEVER
}, tree)

/** The text form: status:open topic:delivery due:<2h -tag:vip (urgency:high or urgency:urgent) "exact words". */
export const filterText = z
  .string()
  .max(20_000)
  .regex(/^[^\0]*$/)

/** The same in an address, which servers on the way may cut. */
export const filterQuery = filterText.max(4000)

/** One filter in both forms. */
export const bothForms = z.object({ filter: tree, text: z.string() })

const customDetails = z.object({
  noun: noun.describe('Whose field it is: of the conversation, its person or their company'),
  key: z.string(),
  names,
  choices: z.array(fieldChoice).describe('In order, with their names; archived ones among them'),
  currency: z.string().nullable(),
})
export type CustomDetails = z.infer<typeof customDetails>

export const field = z
  .object({
    name: z.string().describe('As in the text form and in a condition'),
    type: z.enum(fieldTypes),
    operators: z.array(operator),
    choices: z.array(z.string()).nullable().describe('All values of a choice, or of tags that can only be these'),
    refersTo: z
      .string()
      .nullable()
      .describe('What a reference names: topic, team, channel, person, company, member, conversation'),
    of: z
      .string()
      .nullable()
      .describe('The noun it is a field of, where that is another: person.language is one of person'),
    groups: z.boolean().describe('It has few values, so lists may be grouped by it'),
    custom: customDetails.nullable().describe('What a screen needs to draw a custom field; null for the others'),
  })
  .meta({ id: 'Field' })
export type FilterField = z.infer<typeof field>

/** How many rows a filter finds; views, segments, groups and filters of the moment are all counted so. */
export const counted = {
  count: z.number().int().nullable().describe('At most 999; null where it could not be counted in time'),
  more: z.boolean().describe('There are more than count, or nobody knows how many'),
  newerAfter: z
    .number()
    .int()
    .optional()
    .describe('There where something has happened since it was counted: milliseconds after which it is counted anew'),
}

/** `position` and `length` in `data` of the problem say where a text cannot be read. */
export const filterContract = endpoints({
  'GET /conversations/fields': {
    summary: 'The fields that a filter over conversations may ask',
    tag: 'Filters and views',
    access: 'conversations.read',
    response: z.object({ items: z.array(field) }),
  },
  'POST /conversations/filter-translations': {
    summary: 'A filter in both forms, out of either; the text as it is written best',
    description:
      'Give `text` or `filter`. What cannot be understood is an invalid-filter problem whose `data` names the `reason`, the `word`, its `position` and `length` in the text (UTF-16 units, from 0) and what was `expected` there.',
    tag: 'Filters and views',
    access: 'conversations.read',
    body: z.union([z.strictObject({ text: filterText }), z.strictObject({ filter })]),
    response: bothForms,
    errors: ['invalid-filter'],
  },
})

/** Why a filter is refused; the `reason` in `data` of an invalid-filter problem. */
export const filterRefusals = [
  'unknown-field',
  'unknown-value',
  'ambiguous-value',
  'missing-value',
  'one-value-only',
  'wrong-operator',
  'not-a-number',
  'not-money',
  'not-a-time',
  'not-a-duration',
  'not-yes-or-no',
  'unclosed-quote',
  'unclosed-group',
  'unexpected',
  'too-deep',
  'too-many',
] as const
export type FilterRefusal = (typeof filterRefusals)[number]
