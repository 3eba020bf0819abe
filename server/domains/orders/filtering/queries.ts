import type { Field } from '../../../platform/filters/catalogue.ts'
import type { Noun } from '../../../platform/filters/noun.ts'
import type { Scope } from '../../../platform/scope.ts'
import { findCompanies, findMembers, findPeople, samePeople } from '../../customers/index.ts'
import { fieldRows } from '../../fields/index.ts'
import { timeZoneOf } from '../zone/queries.ts'
import { type FilteredOrder, orderFields, ordersOfPerson, orderText } from './rules.ts'

/** Orders as filters see them; bare words look where the search field looks. */
export const orders: Noun<FilteredOrder> = {
  catalogue: async (scope, known) => {
    const { workspaceId, now } = scope
    const custom = await fieldRows(scope, 'order')
    const names = ['sender', 'recipient', ...custom.map(({ key }) => `field.${key}`)]
    const people = await samePeople(
      scope,
      names.flatMap((name) => [...(known?.ids.get(name) ?? [])]),
    )
    const around = {
      workspaceId,
      now,
      timeZone: known?.timeZone ?? 'UTC',
      samePerson: (id: string) => people.get(id) ?? [id],
    }
    return { fields: [...orderFields(around, custom), orderText(workspaceId)], words: 'text' }
  },
  finders: { company: findCompanies, member: findMembers, person: findPeople },
}

/** What people, and conversations with them, can be asked about their orders. */
export async function fieldsForPeople(scope: Scope): Promise<Field<never>[]> {
  const { workspaceId, now } = scope
  const custom = await fieldRows(scope, 'order')
  const timeZone = custom.some(({ type }) => type === 'date') ? await timeZoneOf(scope) : 'UTC'
  return ordersOfPerson({ workspaceId, now, timeZone, samePerson: (id) => [id] }, custom)
}
