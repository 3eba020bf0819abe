import type { ContractKey } from '../../contract/contract.ts'
import { only, type Row, type Smuggled } from './outsider-row.ts'
import type { Ids } from './populate.ts'

const byNumber = (ids: Ids) => ({ number: ids.orderNumber })

export const orders = {
  'GET /orders': {},
  'GET /orders/fields': {},
  'POST /orders/filter-translations': { body: () => ({ text: 'late:yes' }) },
  'GET /orders/count': {},
  'GET /orders/stage-names': {},
  'POST /orders': { body: () => ({ number: 'another' }) },
  'GET /orders/{id}': { params: only('order') },
  'PATCH /orders/{id}': { params: only('order'), body: () => ({ promised: '2027-01-01' }) },
  'DELETE /orders/{id}': { params: only('order') },
  'GET /orders/by-number/{number}': { params: byNumber },
  'PUT /orders/by-number/{number}': { params: byNumber, body: () => ({ promised: '2027-01-02' }), names: true },
  'POST /orders/{id}/stages': { params: only('order'), body: () => ({ name: 'Sent' }) },
  'DELETE /orders/{id}/stages/{stageId}': { params: (ids) => ({ id: ids.order, stageId: ids.stage }) },
  'GET /exports/orders': {},
} satisfies Partial<Record<ContractKey, Row>>

export const smuggledIntoOrders: Smuggled[] = [
  ['DELETE /orders/{id}/stages/{stageId}', (ours, theirs) => ({ params: { id: ours.order, stageId: theirs.stage } })],
  [
    'PATCH /orders/{id}',
    (ours, theirs) => ({ params: { id: ours.order }, body: { recipient: { id: theirs.person } } }),
  ],
  ['PATCH /orders/{id}', (ours, theirs) => ({ params: { id: ours.order }, body: { companyId: theirs.company } })],
  ['POST /orders', (_, theirs) => ({ body: { number: 'smuggled', sender: { id: theirs.person } } })],
]
