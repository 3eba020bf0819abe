import type { CustomFieldType, FieldChoice, FieldValue, Names, Noun } from '../../../contract/fields.ts'
import type { FieldFault, FieldMessage } from '../../platform/i18n/field-fault.ts'

/** What a value has to fit: the field, as far as it decides that. */
export interface Shape {
  type: CustomFieldType
  choices: readonly FieldChoice[]
}

/** A value as it is stored: one row each, a column for each way of comparing. */
export interface Part {
  words?: string
  choice?: string
  number?: number
  day?: string
  yes?: boolean
  amount?: number
  currency?: string
  reference?: string
}

export type Judged = { parts: Part[] } | FieldFault

const longest = 500
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const wrong = (message: FieldMessage, data?: FieldFault['data']): Judged => ({ message, ...(data && { data }) })
const right = (...parts: Part[]): Judged => ({ parts })

/**
 * What a value is stored as, or what is wrong with it. No parts: it is empty. `kept` are choices it has already: those may
 * stay although they were archived meanwhile.
 */
export function judge({ type, choices }: Shape, value: FieldValue | null, kept: readonly string[] = []): Judged {
  if (value === null || value === '' || (Array.isArray(value) && !value.length)) return right()
  switch (type) {
    case 'text':
      return text(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? right({ number: value + 0 }) : wrong('is no number')
    case 'choice':
      return typeof value === 'string' ? chosen(choices, [value], kept) : wrong('is no choice')
    case 'choices':
      return Array.isArray(value) ? chosen(choices, value, kept) : wrong('is no list of choices')
    case 'date':
      return typeof value === 'string' && isDay(value) ? right({ day: value }) : wrong('is no date, as in 2026-11-21')
    case 'yes-no':
      return typeof value === 'boolean' ? right({ yes: value }) : wrong('is neither true nor false')
    case 'money':
      return typeof value === 'object' && !Array.isArray(value) && Number.isSafeInteger(value.amount)
        ? right({ amount: value.amount + 0, currency: value.currency })
        : wrong('is no money, as in {"amount": 1250, "currency": "EUR"} for 12.50 euro')
    case 'person':
    case 'member':
      return typeof value === 'string' && uuid.test(value)
        ? right({ reference: value.toLowerCase() })
        : wrong(type === 'person' ? 'is no id of a person' : 'is no id of a member')
  }
}

function text(value: FieldValue): Judged {
  if (typeof value !== 'string') return wrong('is no text')
  const trimmed = value.trim()
  if (trimmed.length > longest) return wrong('is longer than {{most}} characters', { most: longest })
  if (trimmed.includes('\0')) return wrong('has a sign in it that cannot be stored')
  return trimmed ? right({ words: trimmed }) : right()
}

function chosen(choices: readonly FieldChoice[], keys: readonly string[], kept: readonly string[]): Judged {
  const unknown = keys.find((key) => !choices.some((choice) => choice.key === key && isOpen(choice, kept)))
  if (unknown !== undefined) {
    const known = choices.filter((choice) => !choice.archived).map((choice) => choice.key)
    return wrong('{{word}} is none of {{known}}', {
      word: JSON.stringify(unknown),
      known: known.slice(0, 20).join(', ') || '–',
    })
  }
  // In the order of the field, each once: two lists of the same choices are the same value.
  return right(...choices.filter(({ key }) => keys.includes(key)).map(({ key }) => ({ choice: key })))
}

const isOpen = (choice: FieldChoice, kept: readonly string[]): boolean => !choice.archived || kept.includes(choice.key)

/** Years of four digits, and no 31st of a short month. */
function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

/** The value that parts are. */
export function valueFrom(type: CustomFieldType, parts: readonly Part[]): FieldValue | null {
  const [first] = parts
  if (!first) return null
  switch (type) {
    case 'text':
      return first.words ?? null
    case 'number':
      return first.number ?? null
    case 'choice':
      return first.choice ?? null
    case 'choices':
      return parts.flatMap(({ choice }) => choice ?? [])
    case 'date':
      return first.day ?? null
    case 'yes-no':
      return first.yes ?? null
    case 'money':
      return first.amount === undefined ? null : { amount: first.amount, currency: first.currency ?? '' }
    default:
      return first.reference ?? null
  }
}

const cyrillic: Record<string, string> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:h ц:ts ч:ch ш:sh щ:sht ъ:a ы:y ь: э:e ю:yu я:ya'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

/** Said of a key that is no field of theirs. */
export const noFieldOf: Record<Noun, FieldMessage> = {
  conversation: 'is no field of a conversation',
  person: 'is no field of a person',
  company: 'is no field of a company',
  order: 'is no field of an order',
}

/** A key out of a name: `Parcel number` and `Номер посылки` give parcel-number and nomer-posylki; never one of `taken`. */
export function keyFrom(names: Names, taken: readonly string[]): string {
  const name = names.en ?? names.bg ?? names.ru ?? ''
  const latin = [...name.normalize('NFC').toLowerCase()]
    .map((letter) => cyrillic[letter] ?? letter.normalize('NFD'))
    .join('')
  const plain = latin.replace(/[\u0300-\u036f]/g, '').replace(/[^a-z0-9]+/g, '-')
  const base =
    plain
      .replace(/^[^a-z]+|-+$/g, '')
      .slice(0, 34)
      .replace(/-+$/, '') || 'field'
  for (let number = 1; ; number++) {
    const wanted = number === 1 ? base : `${base}-${number}`
    if (!taken.includes(wanted)) return wanted
  }
}
