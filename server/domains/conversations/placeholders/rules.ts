import { Temporal } from 'temporal-polyfill'
import type { CustomFieldType, FieldChoice, FieldValue, Names, Noun } from '../../../../contract/fields.ts'
import type { Placeholder } from '../../../platform/templates/placeholders.ts'

/** What a ready-made reply may ask for; the words for people stand in locales (readyReplies.placeholder). */
export const catalogue: readonly Placeholder[] = [
  { name: 'person.name', type: 'text', example: 'Ana Petrova' },
  { name: 'person.first_name', type: 'text', example: 'Ana' },
  { name: 'person.last_name', type: 'text', example: 'Petrova' },
  { name: 'person.email', type: 'text', example: 'ana@customer.example' },
  { name: 'person.phone', type: 'text', example: '+359 88 123 4567' },
  { name: 'person.city', type: 'text', example: 'София' },
  { name: 'company.name', type: 'text', example: 'Lipa Books' },
  { name: 'conversation.number', type: 'number', example: '1042' },
  { name: 'conversation.subject', type: 'text', example: 'Where is my parcel?' },
  { name: 'conversation.topic', type: 'text', example: 'Late delivery' },
  { name: 'conversation.created', type: 'date', example: '2026-11-19T09:12:00Z' },
  { name: 'order.number', type: 'text', example: 'PL-204517' },
  { name: 'order.stage', type: 'text', example: 'Out for delivery' },
  { name: 'order.promised', type: 'date', example: '2026-11-25T12:00:00Z' },
  { name: 'order.tracking_url', type: 'text', example: 'https://polet.example/track/204517' },
  { name: 'member.name', type: 'text', example: 'Vera Ilieva' },
  { name: 'member.first_name', type: 'text', example: 'Vera' },
  { name: 'member.email', type: 'text', example: 'vera@polet.example' },
  { name: 'team.name', type: 'text', example: 'Delivery' },
  { name: 'channel.name', type: 'text', example: 'Support' },
  { name: 'channel.address', type: 'text', example: 'help@polet.example' },
  { name: 'workspace.name', type: 'text', example: 'Polet' },
]

/** What a template has to know of a custom field. */
export interface AskedField {
  noun: Noun
  key: string
  type: CustomFieldType
  names: Names
  choices: readonly FieldChoice[]
}

/** A custom field as templates call it: `person.fields.plan`. */
export const fieldPlaceholder = ({ noun, key }: Pick<AskedField, 'noun' | 'key'>): string => `${noun}.fields.${key}`

const exampleOf: Partial<Record<CustomFieldType, Pick<Placeholder, 'type' | 'example'>>> = {
  number: { type: 'number', example: '2.5' },
  date: { type: 'date', example: '2026-11-19' },
  'yes-no': { type: 'yes-no', example: 'yes' },
  money: { type: 'text', example: '€12.50' },
  person: { type: 'text', example: 'Ana Petrova' },
  member: { type: 'text', example: 'Vera Ilieva' },
}

export const fieldCatalogue = (fields: readonly AskedField[]) =>
  fields.map((field) => {
    const example = nameIn(field.choices[0]?.names ?? field.names, 'en')
    return {
      name: fieldPlaceholder(field),
      ...(exampleOf[field.type] ?? { type: 'text' as const, example }),
      field: { noun: field.noun, names: field.names },
    }
  })

/**
 * A value as a template is given it. What people read (the name of a choice, money, somebody) is words of the language; numbers,
 * days and yes or no stay what they are, so that a template can count with them and ask them.
 */
export function factOf(
  { type, choices }: AskedField,
  value: FieldValue,
  language: string,
  named: ReadonlyMap<string, string>,
): unknown {
  if (type === 'choice' || type === 'choices') {
    const chosen = [value].flat().map((key) => {
      const choice = choices.find((each) => each.key === key)
      return choice ? nameIn(choice.names, language) : String(key)
    })
    return chosen.join(', ')
  }
  if (type === 'person' || type === 'member') return named.get(String(value)) ?? null
  return typeof value === 'object' && !Array.isArray(value) ? moneyIn(value, language) : value
}

const nameIn = (names: Partial<Names>, language: string): string =>
  names[language as keyof Names] ?? names.en ?? Object.values(names).find(Boolean) ?? ''

function moneyIn({ amount, currency }: { amount: number; currency: string }, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
/** A day that was promised as a point in time that is on that day for the reader; a point in time as it is. */
export const atNoon = (promised: string, timeZone: string): string =>
  promised.length > 10
    ? promised
    : Temporal.PlainDate.from(promised).toZonedDateTime({ timeZone, plainTime: '12:00' }).toInstant().toString()

/**
 * The name to call somebody by, out of a whole one: "Petrova, Ana" is turned round, titles are left out. Empty where the name
 * is an address or a single initial, so that a template falls back on its default.
 */
export function partsOfName(name: string | null): { first: string; last: string } {
  const bare = (name ?? '').replace(/\s+/g, ' ').trim()
  if (!bare || bare.includes('@')) return { first: '', last: '' }
  const turned = /^([^,]+), ([^,]+)$/.exec(bare)
  const words = (turned ? `${turned[2]} ${turned[1]}` : bare)
    .split(' ')
    .filter((word) => !/^(mr|mrs|ms|dr|prof|г-н|г-жа|д-р|проф)\.?$/i.test(word))
  const [first = '', ...rest] = words
  return { first: /^\p{L}\.?$/u.test(first) ? '' : first, last: rest.at(-1) ?? '' }
}

export interface Choice<V> {
  variant: V | null
  /** There are words, but not in this language. */
  isOther: boolean
}

/** The words in the person's language; else in the workspace's, else the first there are. */
export function chooseVariant<V extends { language: string }>(
  variants: readonly V[],
  wanted: string,
  fallback: string,
): Choice<V> {
  const exact = variants.find(({ language }) => language === wanted)
  if (exact) return { variant: exact, isOther: false }
  const other = variants.find(({ language }) => language === fallback) ?? variants[0] ?? null
  return { variant: other, isOther: other !== null }
}
