import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { at, id, idParams, language } from './shapes.ts'

/** What may have custom fields. */
export const noun = z.enum(['conversation', 'person', 'company', 'order'])
export type Noun = z.infer<typeof noun>

export const customFieldType = z.enum([
  'text',
  'number',
  'choice',
  'choices',
  'date',
  'yes-no',
  'money',
  'person',
  'member',
])
export type CustomFieldType = z.infer<typeof customFieldType>

export const editing = z
  .enum(['everybody', 'managers', 'admins', 'programs'])
  .describe('Who may change values: everybody who may write, only managers and admins, only admins, only API keys')
export type Editing = z.infer<typeof editing>

export const colour = z.enum(['gray', 'teal', 'blue', 'violet', 'amber', 'red'])
export type Colour = z.infer<typeof colour>

// PostgreSQL stores no NUL.
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !text.includes('\0'))

/** A name in one or more of the languages; where one is missing another is shown. */
export const names = z
  .partialRecord(language, words(120))
  .refine((given) => Object.keys(given).length > 0, 'is needed in one language at least')
export type Names = z.infer<typeof names>

export const key = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'is small letters, digits and dashes, as in parcel-number')

export const fieldChoice = z
  .object({ key, names, colour: colour.nullable(), archived: z.boolean() })
  .meta({ id: 'FieldChoice' })
export type FieldChoice = z.infer<typeof fieldChoice>

export const currency = z.string().regex(/^[A-Z]{3}$/, 'is three capital letters, as in EUR')

export const customField = z
  .object({
    id,
    noun,
    key: key.describe('How programs and filters call it; does not change'),
    type: customFieldType,
    names,
    descriptions: z.partialRecord(language, z.string()),
    choices: z.array(fieldChoice).describe('In order; of choice and choices'),
    currency: currency.nullable().describe('The currency money is asked in unless another is given'),
    editing,
    position: z.number().int(),
    archivedAt: at.nullable(),
    abilities: z.object({ edit: z.boolean().describe('May I change its values?') }),
  })
  .meta({ id: 'CustomField' })
export type CustomField = z.infer<typeof customField>

export const money = z.object({ amount: z.number().int().describe('In minor units: cents'), currency })

/** By type: text, number, key of a choice, list of keys, 2026-11-21, true or false, money, id of a person or a member. */
export const fieldValue = z.union([z.string(), z.number(), z.boolean(), money, z.array(z.string())])
export type FieldValue = z.infer<typeof fieldValue>

/** By the key of the field. What is empty is left out. */
export const fieldValues = z.record(z.string(), fieldValue).meta({ id: 'FieldValues' })
export type FieldValues = z.infer<typeof fieldValues>

/** Values to set, by the key of the field; null empties it. The field's type decides what is valid. */
export const givenValues = z
  .record(z.string().max(40), fieldValue.nullable())
  .refine((given) => Object.keys(given).length <= 200, 'is too long')
export type GivenValues = z.infer<typeof givenValues>

const givenChoice = z.object({
  key: key.optional().describe('Of a choice that is there; made of its name where it is new'),
  names,
  colour: colour.nullable().default(null),
  archived: z.boolean().default(false),
})

const descriptions = z.partialRecord(language, z.string().trim().max(500))

export const fieldsContract = endpoints({
  'GET /fields': {
    summary: 'Custom fields in their order',
    tag: 'Custom fields',
    access: 'workspace.read',
    query: z.object({
      noun: noun.optional(),
      archived: z.stringbool().optional().describe('Those that were archived, too'),
    }),
    response: z.object({ items: z.array(customField) }),
  },
  'POST /fields': {
    summary: 'Add a custom field',
    tag: 'Custom fields',
    access: 'workspace.manage',
    body: z.object({
      noun,
      type: customFieldType,
      names,
      key: key.optional().describe('Made of the name where it is left out'),
      descriptions: descriptions.default({}),
      choices: z.array(givenChoice).max(500).default([]),
      currency: currency.nullable().default(null),
      editing: editing.default('everybody'),
    }),
    response: customField,
    status: 201,
    errors: ['already-exists'],
  },
  'PATCH /fields/{id}': {
    summary: 'Change names, description, choices, currency or who may edit',
    description:
      '`choices` is the whole list in its order; one that is left out is archived. Key and type do not change.',
    tag: 'Custom fields',
    access: 'workspace.manage',
    params: idParams,
    body: z
      .object({ names, descriptions, choices: z.array(givenChoice).max(500), currency: currency.nullable(), editing })
      .partial(),
    response: customField,
  },
  'PUT /fields/order': {
    summary: 'Put the fields of a noun into an order; those not named follow',
    tag: 'Custom fields',
    access: 'workspace.manage',
    body: z.object({ noun, ids: z.array(id).max(500) }),
    response: z.object({ items: z.array(customField) }),
  },
  'PUT /fields/{id}/archival': {
    summary: 'Archive: nobody is asked for it any more, its values are kept',
    tag: 'Custom fields',
    access: 'workspace.manage',
    params: idParams,
    response: customField,
  },
  'DELETE /fields/{id}/archival': {
    summary: 'Take an archived field back, with its values',
    tag: 'Custom fields',
    access: 'workspace.manage',
    params: idParams,
    response: customField,
  },
})
