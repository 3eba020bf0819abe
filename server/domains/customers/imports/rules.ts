import type { ErrorCode } from '../../../../contract/errors.ts'
import type { FieldValue, GivenValues } from '../../../../contract/fields.ts'
import type { Money } from '../../../../contract/filters.ts'
import type { CsvImport } from '../../../../contract/imports.ts'
import type { Language } from '../../../../contract/shapes.ts'
import { minorUnits, moneyText } from '../../../platform/filters/money.ts'
import type { FieldFault, FieldMessage } from '../../../platform/i18n/field-fault.ts'
import { type AskedField, judge } from '../../fields/index.ts'

export type Noun = CsvImport['noun']

/** What is wrong with a cell or a row: one of the messages that fields are refused with. */
export type Wrong = FieldFault | FieldMessage

/** The same as it is kept; its words are found for whoever reads. `code` is of a problem that names no column. */
export type Trouble = { column: string | null } & (FieldFault | { code: ErrorCode; detail: string | null })

export const troubleOf = (column: string | null, wrong: Wrong): Trouble => ({
  column,
  ...(typeof wrong === 'string' ? { message: wrong } : wrong),
})

/** A custom field, as far as a file has to know it. */
export interface ImportedField extends AskedField {
  names: Partial<Record<Language, string>>
  currency: string | null
}

/** How rows of a noun are read: cells one by one into a draft, which is judged as a whole at the end. */
export interface Reader<Draft> {
  /** What a column may be, beside the custom fields. */
  targets: readonly string[]
  /** Other words that columns are headed with, in small letters. */
  heads: Readonly<Record<string, string>>
  begin(): Draft
  /** Puts a cell into the draft; answers what is wrong with it. */
  take(draft: Draft, target: string, cell: string): Wrong | undefined
  /** What is wrong with the row as a whole. */
  lacks(draft: Draft): Wrong | undefined
}

export const job = 'customers.import'
export const batch = 100
export const mostRows = 100_000

export const targetsOf = (reader: Pick<Reader<never>, 'targets'>, fields: readonly ImportedField[]): string[] => [
  ...reader.targets,
  ...fields.map(({ key }) => `field.${key}`),
]

/** What the names of the columns suggest: an export leads back to where it came from. */
export function suggested(
  columns: readonly string[],
  reader: Pick<Reader<never>, 'targets' | 'heads'>,
  fields: readonly ImportedField[],
): (string | null)[] {
  const targets = targetsOf(reader, fields)
  return columns.map((column) => {
    const word = column.trim().toLowerCase()
    const known = targets.find((target) => target.toLowerCase() === word) ?? reader.heads[word]
    if (known && targets.includes(known)) return known
    const field = fields.find(
      ({ key, names }) => key === word || Object.values(names).some((name) => name?.toLowerCase() === word),
    )
    return field ? `field.${field.key}` : null
  })
}

/** Programs that show tables take what begins with these for a formula; a quote before it keeps it words. */
const formula = /^[=+\-@\t\r]/
export const guarded = (text: string): string => (formula.test(text) ? `'${text}` : text)
const bare = (cell: string): string => cell.trim().replace(/^'(?=[=+\-@\t\r])/, '')

export interface Row<Draft> {
  draft: Draft
  fields: GivenValues
  troubles: Trouble[]
}

/** What a row means with this mapping, or what is wrong with it by column. */
export function readRow<Draft>(
  cells: readonly string[],
  reader: Reader<Draft>,
  {
    columns,
    mapping,
    fields,
  }: { columns: readonly string[]; mapping: readonly (string | null)[]; fields: readonly ImportedField[] },
): Row<Draft> {
  const row: Row<Draft> = { draft: reader.begin(), fields: {}, troubles: [] }
  mapping.forEach((target, index) => {
    const cell = bare(cells[index] ?? '')
    if (target === null || cell === '') return
    const wrong = target.startsWith('field.')
      ? takeField(
          row.fields,
          fields.find(({ key }) => `field.${key}` === target),
          cell,
        )
      : reader.take(row.draft, target, cell)
    if (wrong) row.troubles.push(troubleOf(columns[index] ?? null, wrong))
  })
  const lack = row.troubles.length ? undefined : reader.lacks(row.draft)
  if (lack) row.troubles.push(troubleOf(null, lack))
  return row
}

function takeField(given: GivenValues, field: ImportedField | undefined, cell: string): Wrong | undefined {
  if (!field) return 'leads to no field'
  const value = valueIn(field, cell)
  const judged = judge(field, value)
  if ('message' in judged) return judged
  given[field.key] = value
  return
}

const yes = ['yes', 'true', '1', 'да', 'y']
const no = ['no', 'false', '0', 'нет', 'не', 'n']

export function yesOrNo(cell: string): boolean | undefined {
  const word = cell.toLowerCase()
  return yes.includes(word) ? true : no.includes(word) ? false : undefined
}

/** `21.11.2026` as `2026-11-21`, whatever follows it left out; anything else as it stands. */
export function dayIn(cell: string): string {
  const [, day, month, year] = cell.match(/^(\d{1,2})\.(\d{1,2})\.(\d{4})/) ?? []
  return year ? `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}` : cell
}

/** `1 200,50 BGN`, or without a currency in the one that is usual. */
export function moneyIn(cell: string, usual: string | null): Money | undefined {
  const [, amount = '', currency = usual ?? ''] = cell.match(/^(-?[\d\s]+(?:[.,]\d+)?)\s*([A-Z]{3})?$/) ?? []
  const minor = amount && currency ? minorUnits(amount.replace(/\s/g, '').replace(',', '.'), currency) : undefined
  return minor === undefined ? undefined : { amount: minor, currency }
}

/** A cell as a value of the field's type, or as it stands where it cannot be one: then judging says why. */
function valueIn(field: ImportedField, cell: string): FieldValue {
  switch (field.type) {
    case 'number': {
      const number = Number(cell.replace(/\s/g, '').replace(/,(?=\d+$)/, '.'))
      return Number.isFinite(number) ? number : cell
    }
    case 'choice':
      return choiceIn(field, cell)
    case 'choices':
      return cell.split(/[;,]/).map((each) => choiceIn(field, each.trim()))
    case 'date':
      return dayIn(cell)
    case 'yes-no':
      return yesOrNo(cell) ?? cell
    case 'money':
      return moneyIn(cell, field.currency) ?? cell
    default:
      return cell
  }
}

function choiceIn({ choices }: ImportedField, cell: string): string {
  const word = cell.toLowerCase()
  const found = choices.find(
    ({ key, names }) => key === word || Object.values(names).some((name) => name.toLowerCase() === word),
  )
  return found?.key ?? cell
}

/** A value as it is written into a file, in a way that is read again. */
export function cellOf(value: FieldValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.join('; ')
  if (typeof value === 'object') return moneyText(value).replace(/[A-Z]{3}$/, ' $&')
  return String(value)
}
