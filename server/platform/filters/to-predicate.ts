import type { BoundChange, BoundFilter } from './bind.ts'
import type { Bound, Field, Probe, Value } from './catalogue.ts'
import { fold } from './fold.ts'

/**
 * Does the filter hold for a record? `before` is what the record was, for rules; without it nothing has changed. A field
 * that records do not hold throws: its catalogue must not offer it to rules.
 */
export function filterHolds<Row>(filter: BoundFilter<Row>, row: Row, before?: Row): boolean {
  if ('all' in filter) return filter.all.every((part) => filterHolds(part, row, before))
  if ('any' in filter) return filter.any.some((part) => filterHolds(part, row, before))
  if ('change' in filter) return changed(filter.change, row, before) !== filter.change.negated
  const { field, probe, negated } = filter.leaf
  return probeHolds(probe, compared(field, row)) !== negated
}

function changed<Row>({ field, from, to }: BoundChange<Row>, row: Row, before: Row | undefined): boolean {
  if (before === undefined) return false
  const [was, is] = [compared(field, before), compared(field, row)]
  return !isSame(was, is) && side(from, was) && side(to, is)
}

/** The value of a record as probes compare it: texts folded, all else as it is. */
function compared<Row>(field: Field<Row>, row: Row): Value {
  if (!field.read) throw new Error(`${field.name} cannot be read from a record`)
  const value = field.read(row)
  return field.type === 'text' && typeof value === 'string' ? fold(value) : value
}

function side(probe: Probe | 'unset' | null, value: Value): boolean {
  if (probe === null) return true
  return probe === 'unset' ? !isSet(value) : probeHolds(probe, value)
}

const isSame = (one: Value, other: Value): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

const isSet = (value: Value): boolean =>
  value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)

function probeHolds(probe: Probe, value: Value): boolean {
  if (value === null || value === undefined) return false
  switch (probe.kind) {
    case 'set':
      return isSet(value)
    case 'equal':
      return [value].flat().some((each) => probe.values.includes(each as string | number | boolean))
    case 'contains':
      return typeof value === 'string' && value.includes(probe.text)
    case 'begins':
      return typeof value === 'string' && value.startsWith(probe.text)
    case 'range':
      return inRange(probe, value)
    case 'any-of':
      return Array.isArray(value) && probe.values.some((each) => value.includes(each))
    case 'all-of':
      return Array.isArray(value) && probe.values.every((each) => value.includes(each))
  }
}

function inRange({ from, to, currency }: Extract<Probe, { kind: 'range' }>, value: Value): boolean {
  if (currency !== null && !(typeof value === 'object' && value && 'currency' in value && value.currency === currency))
    return false
  const measured = measure(value)
  return (
    measured !== null &&
    (!from || measured > bound(from) || (from.inclusive && measured === bound(from))) &&
    (!to || measured < bound(to) || (to.inclusive && measured === bound(to)))
  )
}

const bound = ({ value }: Bound): number => Number(value)

function measure(value: Value): number | null {
  if (typeof value === 'number') return value
  if (value instanceof Date) return value.getTime()
  return typeof value === 'object' && value && 'amount' in value ? value.amount : null
}
