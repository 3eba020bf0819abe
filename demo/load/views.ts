import type { Filter } from '../../contract/filters.ts'
import { DAY } from '../calendar.ts'
import type { Carrier } from '../company.ts'
import { idAt } from '../ids.ts'
import { random, seedFor } from '../random.ts'
import type { Put } from './tables.ts'

const unsettled: Filter = {
  field: 'status',
  operator: 'is-any-of',
  value: ['open', 'waiting-on-us', 'waiting-on-customer'],
}
const ofUs: Filter = { field: 'status', operator: 'is-any-of', value: ['open', 'waiting-on-us'] }
const COLUMNS = ['person', 'subject', 'topic', 'assignee', 'updated']

/** What a carrier looks at every morning, everybody's. */
const SAVED: readonly { name: string; filter: Filter; order: 'newest' | 'due'; grouping: string | null }[] = [
  {
    name: 'Burning',
    filter: { all: [ofUs, { field: 'urgency', operator: 'is-any-of', value: ['high', 'urgent'] }] },
    order: 'due',
    grouping: null,
  },
  {
    name: 'Call back',
    filter: { all: [ofUs, { field: 'tag', operator: 'is', value: 'call-back' }] },
    order: 'due',
    grouping: null,
  },
  {
    name: 'Money back',
    filter: { all: [unsettled, { field: 'tag', operator: 'is', value: 'refund' }] },
    order: 'due',
    grouping: 'assignee',
  },
]

/** The shared views of the house. Their ids follow from when it was founded. */
export function putViews(put: Put, carrier: Carrier): void {
  const began = carrier.foundedAt.getTime() + 31 * DAY
  for (const [position, { name, filter, order, grouping }] of SAVED.entries())
    put('views', {
      workspace_id: carrier.id,
      id: idAt(began + position * 1000, random(seedFor(1, 27, position))),
      name,
      kind: 'shared',
      owner_id: carrier.members[0]?.id ?? null,
      filter: { ...filter },
      sort_order: order,
      columns: COLUMNS,
      grouping_by: grouping,
      position,
      created_at: new Date(began),
      updated_at: new Date(began),
    })
}
