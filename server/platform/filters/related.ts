import type { Field, Sql } from './catalogue.ts'

interface Relation {
  /** What stands before the dot: `person` in `person.language`. */
  of: string
  /** Rows whose related one fulfils the condition. */
  holds(condition: Sql): Sql
  /** Rows whose related one does not fulfil it, asked row by row: the list of all others would be long. */
  fails(condition: Sql): Sql
}

/** The fields of another noun as fields of one that points at it. A record does not hold them, so rules cannot ask them. */
export const relatedFields = <Row>(fields: readonly Field<never>[], relation: Relation): Field<Row>[] =>
  fields.map(({ read: _read, fails: _fails, holds, ...field }) => ({
    ...field,
    name: `${relation.of}.${field.name}`,
    of: field.of ?? relation.of,
    holds: (probe) => relation.holds(holds(probe)),
    fails: (probe) => relation.fails(holds(probe)),
  }))
