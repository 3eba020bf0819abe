import type { Condition, Filter, Pair, Scalar } from '../../../../contract/filters.ts'
import { type Catalogue, type Field, fieldOf } from '../catalogue.ts'
import { foldTag } from '../fold.ts'
import { moneyText } from '../money.ts'
import type { Names } from '../names.ts'
import { normal } from '../normal.ts'
import { isId } from '../probe.ts'

/** The text of a tree that its catalogue accepts. `parse` and `build` make the same tree of it, in normal form. */
export function print<Row>(filter: Filter, catalogue: Catalogue<Row>, names: Names): string {
  const written = (node: Filter): string => {
    if ('all' in node) return node.all.map(inner).join(' ')
    if ('any' in node) return node.any.map(inner).join(' or ')
    if ('not' in node) return `-${inner(node.not)}`
    return conditionText(node, catalogue, names)
  }
  const inner = (node: Filter): string => ('all' in node || 'any' in node ? `(${written(node)})` : written(node))
  return written(normal(filter))
}

function conditionText<Row>(condition: Condition, catalogue: Catalogue<Row>, names: Names): string {
  const field = fieldOf(catalogue, condition.field)
  if (!field) throw new Error(`${condition.field} is no field`)
  const { operator, value } = condition
  const one = (scalar: Scalar | null | undefined) => valueText(scalar ?? '', field, names)
  const single = value as Scalar
  const list = (sign: string) => (value as Scalar[]).map(one).join(sign)
  const exact = field.type === 'text' ? '=' : ''
  const term = (text: string) => `${field.name}:${text}`

  switch (operator) {
    case 'is':
      return term(exact + one(single))
    case 'is-not':
      return `-${term(exact + one(single))}`
    case 'is-any-of':
      return term(exact + list(','))
    case 'contains':
      return field.name === catalogue.words ? wordText(String(value)) : term(one(single))
    case 'starts-with':
      return term(`${one(single)}*`)
    case 'less-than':
    case 'before':
      return term(`<${one(single)}`)
    case 'more-than':
    case 'after':
      return term(`>${one(single)}`)
    case 'at-most':
      return term(`<=${one(single)}`)
    case 'at-least':
      return term(`>=${one(single)}`)
    case 'between':
      return term(`${one((value as Pair).from)}..${one((value as Pair).to)}`)
    case 'on':
    case 'has':
      return term(one(single))
    case 'within-last':
      return term(`last-${one(single)}`)
    case 'within-next':
      return term(`next-${one(single)}`)
    case 'has-any-of':
      return term(list(','))
    case 'has-all-of':
      return term(list('+'))
    case 'has-none-of':
      return `-${term(list(','))}`
    case 'is-set':
      return term('any')
    case 'is-not-set':
      return term('none')
    case 'changed':
      return term('changed')
    case 'changed-from-to': {
      const side = (part: Pair['from']) => (part === undefined ? 'any' : part === null ? 'none' : one(part))
      return term(`${side((value as Pair).from)}->${side((value as Pair).to)}`)
    }
  }
}

const reserved = /^(?:none|any|me|changed|and|or|not|(?:last|next)-.*)$/i
const plain = /^[\p{L}\p{N}](?:[\p{L}\p{N}_@/#]|[.-](?=[\p{L}\p{N}_@/#]))*$/u

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
const wordText = (text: string): string => (plain.test(text) && !reserved.test(text) ? text : quoted(text))

function valueText<Row>(value: Scalar, field: Field<Row>, names: Names): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object') return moneyText(value)
  if (field.type === 'date' || (field.type === 'member' && value === 'me')) return value
  if (field.type === 'tags') return wordText(foldTag(value))
  if (field.type !== 'member' && field.type !== 'reference') return wordText(value)
  const id = value.toLowerCase()
  const name = names.wordOf(field.name, id)
  // Only a name that leads back is written.
  return name && !isId(name) && names.idOf(field.name, name) === id ? wordText(name) : id
}
