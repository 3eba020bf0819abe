import type { Contract } from '../../../../contract/contract.ts'
import { status, type View } from '../../../../contract/conversations.ts'
import type { Parsed } from '../../../../contract/endpoint.ts'
import type { Condition, Filter } from '../../../../contract/filters.ts'
import { type Field, fieldOf } from '../../../platform/filters/catalogue.ts'
import type { Count, CountFilters } from '../../../platform/filters/counting.ts'
import { groupsBy, readFilter, writeFilters } from '../../../platform/filters/noun.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { FieldMessage } from '../../../platform/i18n/field-fault.ts'
import type { Scope } from '../../../platform/scope.ts'
import { conversations } from '../filtering/queries.ts'
import type { FilteredConversation } from '../filtering/rules.ts'
import { isSettled } from '../rules.ts'
import { listTopics } from '../topics/queries.ts'
import { listVisibleViews, readyMadeFilters, viewAsked } from '../views/queries.ts'

type Narrowing = Parsed<Contract['GET /conversations/count']>['query']
type Group = Count & { value: string | null; name: string | null; text: string }

const awake: Filter = { field: 'snoozed', operator: 'is-not-set' }
const unsettled: Filter = {
  all: [{ field: 'status', operator: 'is-any-of', value: status.options.filter((each) => !isSettled(each)) }, awake],
}

/** The standing views as filters, so that counts and headings of them are taken like any others. */
const standing: Record<Exclude<View, 'spam' | 'trash'>, Filter> = {
  open: { all: [{ field: 'status', operator: 'is-any-of', value: ['open', 'waiting-on-us'] }, awake] },
  mine: { all: [{ field: 'assignee', operator: 'is', value: 'me' }, unsettled] },
  unassigned: { all: [{ field: 'assignee', operator: 'is-not-set' }, unsettled] },
  waiting: { all: [{ field: 'status', operator: 'is', value: 'waiting-on-customer' }, awake] },
  resolved: { field: 'status', operator: 'is-any-of', value: ['resolved', 'closed'] },
  snoozed: { field: 'snoozed', operator: 'is-set' },
  all: { all: [] },
}

const refused = (path: string, message: FieldMessage) =>
  problem('invalid', { errors: [{ path: `query.${path}`, message }] })

/** All that narrows a list, as one filter. Spam and the trash are not counted: nobody asks how much of it is about what. */
async function askedFilter(scope: Scope, { view, viewId, filter }: Narrowing): Promise<Filter> {
  if (view === 'spam' || view === 'trash') throw refused('view', 'is not counted by what it holds')
  const narrowed = viewId !== undefined || filter !== undefined
  return {
    all: [
      standing[view ?? (narrowed ? 'all' : 'open')],
      ...(viewId === undefined ? [] : [(await viewAsked(scope, viewId)).filter]),
      ...(filter === undefined ? [] : [await readFilter(conversations, scope, filter)]),
    ],
  }
}

export async function countViews(scope: Scope, count: CountFilters): Promise<(Count & { id: string })[]> {
  const views = [...(await listVisibleViews(scope)), ...(await readyMadeFilters(scope))]
  const counts = await count(
    scope,
    views.map(({ filter }) => filter),
  )
  return views.map(({ id }, index) => ({ id, ...(counts[index] as Count) }))
}

export async function countAsked(scope: Scope, asked: Narrowing, count: CountFilters): Promise<Count> {
  const [found] = await count(scope, [await askedFilter(scope, asked)])
  return found as Count
}

/** The headings in the order of their field's values, without those that hold nothing. */
export async function groupsAsked(
  scope: Scope,
  { grouping, ...asked }: Narrowing & { grouping: string },
  count: CountFilters,
): Promise<Group[]> {
  const field = fieldOf(await conversations.catalogue(scope), grouping)
  if (!field || !groupsBy(field)) throw refused('grouping', 'is no field that lists are grouped by')
  const whole = await askedFilter(scope, asked)
  const values = await valuesOf(scope, field)
  const conditions = values.map(({ value }) => conditionOf(field.name, value))
  const texts = await writeFilters(conversations, scope, conditions)
  const counts = await count(
    scope,
    conditions.map((condition) => ({ all: [whole, condition] })),
  )
  return values
    .map((value, index) => ({ ...value, text: texts[index] ?? '', ...(counts[index] as Count) }))
    .filter((group) => group.count !== 0)
}

const conditionOf = (field: string, value: string | null): Condition =>
  value === null ? { field, operator: 'is-not-set' } : { field, operator: 'is', value }

/** What presses most stands first. */
const fromTheTop = ['urgency']
const mostGroups = 200

async function valuesOf(
  scope: Scope,
  field: Field<FilteredConversation>,
): Promise<{ value: string | null; name: string | null }[]> {
  const none = field.always ? [] : [{ value: null, name: null }]
  if (field.choices) {
    const choices = fromTheTop.includes(field.name) ? field.choices.toReversed() : field.choices
    return [...choices.map((value) => ({ value, name: null })), ...none]
  }
  const named = await namedBy(scope, field.refersTo ?? '')
  return [...named.slice(0, mostGroups), ...none]
}

/** A topic stands with all below it under the one at the top of its tree. */
async function namedBy(scope: Scope, refersTo: string): Promise<{ value: string; name: string }[]> {
  if (refersTo === 'topic') {
    const topics = await listTopics(scope)
    return topics.filter(({ parentId }) => parentId === null).map(({ id, name }) => ({ value: id, name }))
  }
  const found = (await conversations.finders[refersTo]?.(scope, [], 'ids')) ?? []
  return found
    .map(({ id, words }) => ({ value: id, name: words[0] ?? id }))
    .toSorted((one, other) => one.name.localeCompare(other.name))
}
