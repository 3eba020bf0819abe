import { type RawBuilder, sql } from 'kysely'
import { Temporal } from 'temporal-polyfill'
import type { CustomFieldType, FieldChoice, FieldValue, Names, Noun } from '../../../../contract/fields.ts'
import type { FieldType } from '../../../../contract/filters.ts'
import type { Bound, Field, Probe, Sql, Value } from '../../../platform/filters/catalogue.ts'
import { column, moneyColumns } from '../../../platform/filters/columns.ts'

/** What a filter has to know of a custom field. */
export interface AskedField {
  id: string
  key: string
  type: CustomFieldType
  choices: readonly FieldChoice[]
  noun: Noun
  names: Names
  currency: string | null
  archived_at: Date | null
}

export interface Around {
  workspaceId: string
  /** Where a date begins. */
  timeZone: string
  /** All ids of the one person that an id stands for: they may have been merged. */
  samePerson: (id: string) => readonly string[]
}

type Range = Extract<Probe, { kind: 'range' }>

const typeOf: Record<CustomFieldType, FieldType> = {
  text: 'text',
  number: 'number',
  choice: 'choice',
  choices: 'tags',
  date: 'date',
  'yes-no': 'boolean',
  money: 'money',
  person: 'reference',
  member: 'member',
}

/** The part of a filter's field that is the same for every noun; who has the values joins `holds`, `fails` and `read`. */
export const described = <Row>(
  field: AskedField,
  around: Around,
): Pick<Field<Row>, 'type' | 'choices' | 'refersTo' | 'within' | 'custom' | 'archived'> => ({
  type: typeOf[field.type],
  custom: {
    noun: field.noun,
    key: field.key,
    names: field.names,
    choices: [...field.choices],
    currency: field.currency,
  },
  archived: field.archived_at !== null,
  ...(field.choices.length ? { choices: field.choices.map(({ key }) => key) } : {}),
  ...(field.type === 'person' || field.type === 'member' ? { refersTo: field.type } : {}),
  ...(field.type === 'person' ? { within: around.samePerson } : {}),
})

/**
 * True where the thing whose id `entity` is has a value that the probe holds for. Each comparison has its index; the
 * planner chooses between it and the primary key, by which it looks into the things that another index has found.
 */
export function hasValue(field: AskedField, around: Around, entity: RawBuilder<unknown>, probe: Probe): Sql {
  const { workspaceId } = around
  const exists = (which: Sql) =>
    sql<boolean>`exists (select from field_values v where v.workspace_id = ${workspaceId} and v.field_id = ${field.id}
      and v.entity_id = ${entity} and ${which})`
  if (field.type === 'text' && probe.kind === 'contains')
    return sql`${entity} in (select entities_with_field_text(${workspaceId}, ${field.id}, ${probe.text}))`
  if (field.type === 'choices' && probe.kind === 'all-of') {
    const each = probe.values.map((value) => exists(sql`v.choice = ${value}`))
    return each.length ? sql`(${sql.join(each, sql` and `)})` : sql`true`
  }
  return exists(value(field, around, probe))
}

/** A select of the ids, as `id`, of whatever has such a value; with any of several choices one may stand there twice. */
export function whichHaveValue(field: AskedField, around: Around, probe: Probe): RawBuilder<unknown> {
  const { workspaceId } = around
  if (field.type === 'text' && probe.kind === 'contains')
    return sql`select found.id from entities_with_field_text(${workspaceId}, ${field.id}, ${probe.text}) found (id)`
  return sql`select v.entity_id as id from field_values v
    where v.workspace_id = ${workspaceId} and v.field_id = ${field.id} and ${value(field, around, probe)}`
}

/** What is asked of one of `field_values v`; of several choices any may be it. */
function value({ type }: AskedField, { timeZone }: Around, probe: Probe): Sql {
  switch (type) {
    case 'text':
      return text(probe)
    case 'choices':
      return probe.kind === 'set'
        ? sql`v.choice is not null`
        : column('choice', sql`v.choice`)({ kind: 'equal', values: 'values' in probe ? probe.values : [] })
    case 'choice':
      return column('choice', sql`v.choice`)(probe)
    case 'number':
      return number(probe)
    case 'date':
      return probe.kind === 'range' ? days(probe, timeZone) : column('date', sql`v.day`)(probe)
    case 'yes-no':
      return column('boolean', sql`v.yes`)(probe)
    case 'money':
      return moneyColumns(sql`v.amount`, sql`v.currency`)(probe)
    default:
      return column('reference', sql`v.reference`)(probe)
  }
}

/** The folded text is a column, so what `column` would fold itself is compared as it stands. */
function text(probe: Probe): Sql {
  switch (probe.kind) {
    case 'set':
      return sql`v.folded is not null`
    case 'begins':
      return sql`starts_with(v.folded, ${probe.text}::text)`
    default:
      return column('choice', sql`v.folded`)(probe)
  }
}

const told = (value: number | Date): RawBuilder<unknown> => sql`${Number(value)}::float8`

function number(probe: Probe): Sql {
  if (probe.kind === 'equal') return sql`v.number = any(${probe.values}::float8[])`
  return probe.kind === 'range' ? between(sql`v.number`, probe, told) : sql`v.number is not null`
}

function between(
  value: RawBuilder<unknown>,
  { from, to }: Range,
  written: (value: number | Date) => RawBuilder<unknown>,
): Sql {
  const bounds = [
    ...(from ? [sql`${value} ${sql.raw(from.inclusive ? '>=' : '>')} ${written(from.value)}`] : []),
    ...(to ? [sql`${value} ${sql.raw(to.inclusive ? '<=' : '<')} ${written(to.value)}`] : []),
  ]
  return bounds.length ? sql`(${sql.join(bounds, sql` and `)})` : sql`${value} is not null`
}

/** Bounds are points in time, a date is the beginning of its day: asked as days, so that the index on days can answer. */
function days({ from, to }: Range, timeZone: string): Sql {
  const day = (bound: Bound | null, begins: boolean) => {
    if (!bound) return []
    const { date, isBeginning } = dayAt(Number(bound.value), timeZone)
    // A day that begins at the bound itself is in where the bound is; every other day of the bound began before it.
    const sign = begins ? (isBeginning && bound.inclusive ? '>=' : '>') : isBeginning && !bound.inclusive ? '<' : '<='
    return [sql`v.day ${sql.raw(sign)} ${date}::date`]
  }
  const bounds = [...day(from, true), ...day(to, false)]
  return bounds.length ? sql`(${sql.join(bounds, sql` and `)})` : sql`v.day is not null`
}

function dayAt(moment: number, timeZone: string): { date: string; isBeginning: boolean } {
  const date = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate()
  return { date: date.toString(), isBeginning: beginningOf(date, timeZone) === moment }
}

const beginningOf = (date: Temporal.PlainDate, timeZone: string): number =>
  date.toZonedDateTime(timeZone).epochMilliseconds

/** A value as the predicate compares it. */
export function compared(type: CustomFieldType, value: FieldValue | undefined, timeZone: string): Value {
  if (type !== 'date' || typeof value !== 'string') return value
  return new Date(beginningOf(Temporal.PlainDate.from(value), timeZone))
}
