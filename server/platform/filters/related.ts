import { type RawBuilder, sql } from 'kysely'
import type { Field, Sql } from './catalogue.ts'

interface Relation {
  /** What stands before the dot: `person` in `person.language`. */
  of: string
  /** What a row names its related one by. */
  key: RawBuilder<unknown>
  /** A select of the keys, as `id`, whose related one fulfils the condition. */
  ids(condition: Sql): RawBuilder<unknown>
  /** Rows whose related one does not fulfil it, asked row by row: the list of all others would be long. */
  fails(condition: Sql): Sql
  /** Whether the one related to a row fulfils it, as a value: no join can be made of that. */
  each(condition: Sql): Sql
}

/** The fields of another noun as fields of one that points at it. A record does not hold them, so rules cannot ask them. */
export const relatedFields = <Row>(fields: readonly Field<never>[], relation: Relation): Field<Row>[] =>
  fields.map(({ read: _read, fails: _fails, few: _few, holds, each = holds, ...field }) => ({
    ...field,
    name: `${relation.of}.${field.name}`,
    of: field.of ?? relation.of,
    holds: (probe) => sql`${relation.key} in (${relation.ids(holds(probe))})`,
    fails: (probe) => relation.fails(holds(probe)),
    each: (probe) => relation.each(each(probe)),
    few: (probe) => ({ of: relation.key, ids: relation.ids(holds(probe)) }),
  }))
