import { type Condition, type Filter, mostConditions } from '../../../contract/filters.ts'
import type { Asking, Catalogue, Field, Probe } from './catalogue.ts'
import { fieldOf } from './catalogue.ts'
import { operatorsOf } from './operators.ts'
import { probeOf } from './probe.ts'
import { refuse } from './refuse.ts'

export interface BoundLeaf<Row> {
  field: Field<Row>
  probe: Probe
  negated: boolean
}

/** What a record was is asked of rules alone. */
export interface BoundChange<Row> {
  field: Field<Row>
  from: Probe | 'unset' | null
  to: Probe | 'unset' | null
  negated: boolean
}

/**
 * A filter held against its catalogue, in negation normal form: only leaves are negated. That is what makes the rule on
 * missing values one rule: SQL may answer null for "does not hold", because nothing above a leaf is ever turned around.
 */
export type BoundFilter<Row> =
  | { all: BoundFilter<Row>[] }
  | { any: BoundFilter<Row>[] }
  | { leaf: BoundLeaf<Row> }
  | { change: BoundChange<Row> }

/** Throws invalid-filter, with the path in the tree, for a field, operator or value that is not of the catalogue. */
export function bindFilter<Row>(filter: Filter, catalogue: Catalogue<Row>, asking: Asking): BoundFilter<Row> {
  let conditions = 0
  const bind = (node: Filter, path: string, negated: boolean): BoundFilter<Row> => {
    if ('all' in node || 'any' in node) {
      const [kind, parts] = 'all' in node ? (['all', node.all] as const) : (['any', node.any] as const)
      const bound = parts.map((part, index) => bind(part, join(path, kind, index), negated))
      return (kind === 'all') === !negated ? { all: bound } : { any: bound }
    }
    if ('not' in node) return bind(node.not, join(path, 'not'), !negated)
    if (++conditions > mostConditions) throw refuse('too-many', { word: '', path })
    return bindCondition(node, catalogue, asking, path, negated)
  }
  return bind(filter, '', false)
}

const join = (...parts: (string | number)[]): string => parts.filter((part) => part !== '').join('.')

function bindCondition<Row>(
  condition: Condition,
  catalogue: Catalogue<Row>,
  asking: Asking,
  path: string,
  negated: boolean,
): BoundFilter<Row> {
  const field = fieldOf(catalogue, condition.field)
  if (!field) {
    const expected = catalogue.fields.map(({ name }) => name)
    throw refuse('unknown-field', { word: condition.field, path: join(path, 'field'), expected })
  }
  const allowed = operatorsOf(field, catalogue)
  if (!allowed.includes(condition.operator))
    throw refuse('wrong-operator', { word: condition.operator, path: join(path, 'operator'), expected: allowed })
  const asked = probeOf(condition, field, asking, join(path, 'value'))
  if ('change' in asked) return { change: { field, ...asked.change, negated } }
  return { leaf: positive({ field, probe: asked.probe, negated: negated !== asked.negated }) }
}

/** Where a choice is always made, none of some is one of the others: that an index can be asked. */
function positive<Row>(leaf: BoundLeaf<Row>): BoundLeaf<Row> {
  const { field, probe, negated } = leaf
  if (!negated || !field.always || !field.choices || probe.kind !== 'equal') return leaf
  const values = field.choices.filter((choice) => !probe.values.includes(choice))
  return { field, probe: { kind: 'equal', values }, negated: false }
}
