import type { FieldType, Operator } from '../../../contract/filters.ts'
import type { Catalogue, Field } from './catalogue.ts'

const measures: readonly Operator[] = ['is', 'is-not', 'less-than', 'at-most', 'more-than', 'at-least', 'between']
const pointers: readonly Operator[] = ['is', 'is-not', 'is-any-of']

const operatorsOfType: Record<FieldType, readonly Operator[]> = {
  text: ['contains', 'starts-with', 'is', 'is-not', 'is-any-of'],
  choice: pointers,
  number: [...measures, 'is-any-of'],
  money: measures,
  date: ['before', 'after', 'on', 'within-last', 'within-next'],
  boolean: ['is', 'is-not'],
  tags: ['has', 'has-any-of', 'has-all-of', 'has-none-of'],
  member: pointers,
  reference: pointers,
}

const withBeforeAndAfter: readonly FieldType[] = ['choice', 'number', 'boolean', 'member', 'reference']

/** What may be asked of a field, in the order a builder offers it. */
export function operatorsOf<Row>(field: Field<Row>, catalogue: Catalogue<Row>): readonly Operator[] {
  const changes: Operator[] = withBeforeAndAfter.includes(field.type) ? ['changed', 'changed-from-to'] : ['changed']
  return [
    ...(field.operators ?? operatorsOfType[field.type]),
    ...(field.always ? [] : (['is-set', 'is-not-set'] as const)),
    ...(catalogue.changes ? changes : []),
  ]
}
