import type { Noun } from './fields.ts'

const prefixes = {
  conversation: 'field',
  person: 'person',
  company: 'company',
  order: 'order',
} as const satisfies Record<Noun, string>

/** As filters, events and columns call a custom field: `field.depot` of the conversation, `person.plan` and `company.plan` of who wrote, `order.way` of theirs. */
export const fieldName = <Of extends Noun, Key extends string>({ noun, key }: { noun: Of; key: Key }) =>
  `${prefixes[noun]}.${key}` as const
