import type { RawBuilder } from 'kysely'
import type { CustomDetails, FieldType, Money, Operator } from '../../../contract/filters.ts'

/** What a field of a plain record holds. Null, undefined, an empty text and an empty list all mean: not set. */
export type Value = string | number | boolean | Date | Money | readonly string[] | null | undefined

export interface Bound {
  value: number | Date
  inclusive: boolean
}

/**
 * What a condition asks of a value, once now, me and the time zone are known. SQL and the predicate both answer probes and
 * nothing else, so what they must agree on is this short list. A probe of a value that is not set fails; its negation holds.
 */
export type Probe =
  | { kind: 'set' }
  | { kind: 'equal'; values: readonly (string | number | boolean)[] }
  | { kind: 'contains' | 'begins'; text: string }
  | { kind: 'range'; from: Bound | null; to: Bound | null; currency: string | null }
  | { kind: 'any-of' | 'all-of'; values: readonly string[] }

export type Sql = RawBuilder<boolean>

/** Rows named from elsewhere: `of` is what a row is named by, `ids` a select of those it may be, as `id`. */
export interface Few {
  of: RawBuilder<unknown>
  ids: RawBuilder<unknown>
}

/** One field of a noun: its name and type, and how it reads in SQL and from a plain record. */
export interface Field<Row> {
  name: string
  type: FieldType
  /** Every value of a choice, or of tags that can only be these. */
  choices?: readonly string[]
  /** What the ids of a reference name. */
  refersTo?: string
  /** The noun it is really a field of, where that is another: `person.language` of a conversation is a person's. */
  of?: string
  /** What a screen needs to draw a field that the workspace made. */
  custom?: CustomDetails
  /** Still understood where it was saved, and not offered any more. */
  archived?: boolean
  /** A value is always there, so is-set is not offered. */
  always?: boolean
  /** Any number of values at once, a condition holds where it does of one of them; lists cannot stand under such. */
  several?: boolean
  /** For a tree: the ids that a named one stands for, itself among them. */
  within?: (id: string) => readonly string[]
  /** Its value is another one for each member. */
  personal?: boolean
  /** The operators, where they are fewer than the type's. */
  operators?: readonly Operator[]
  /** SQL that is true where the probe holds, and false or null where it does not. */
  holds(probe: Probe): Sql
  /** SQL that is true where the probe does not hold; left out, it is what `holds` is not. */
  fails?(probe: Probe): Sql
  /**
   * The same as `holds`, asked of one row at a time and never by a join: for a list that goes through rows in its order until
   * a page is full. There where `holds` would have PostgreSQL look for everything that it is true of.
   */
  each?(probe: Probe): Sql
  /** Beside `each`: exactly what `holds` is true of, found from its own side; tried in case it is little. */
  few?(probe: Probe): Few | undefined
  /** Left out where a record does not hold it: such a field cannot stand in a rule. */
  read?(row: Row): Value
}

export interface Catalogue<Row> {
  fields: readonly Field<Row>[]
  /** The field that bare words ask. */
  words?: string
  /** Rules see what a record was before; only there may a condition ask what changed. */
  changes?: boolean
}

/** What a filter means depends on who asks, when and where. */
export interface Asking {
  now: Date
  /** IANA name; a date without a time is a day there. */
  timeZone: string
  /** Null where no member asks: then `me` is nobody. */
  memberId: string | null
}

export const fieldOf = <Row>(catalogue: Catalogue<Row>, name: string): Field<Row> | undefined =>
  catalogue.fields.find((field) => field.name === name.toLowerCase())
