import { z } from 'zod'
import { key } from './fields.ts'

/** A custom field of the conversation, its person or their company, as filters call it. */
export const fieldColumn = z.templateLiteral([z.enum(['field', 'person', 'company']), '.', key])
export type FieldColumn = z.infer<typeof fieldColumn>
export const mostFieldColumns = 12

export const askedFields = z
  .string()
  .max(600)
  .regex(
    /^(field|person|company)\.[a-z][a-z0-9-]*(,(field|person|company)\.[a-z][a-z0-9-]*){0,11}$/,
    'is up to twelve names of custom fields with commas between, as in field.depot,person.plan',
  )
