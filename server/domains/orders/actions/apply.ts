import type { GivenOrder } from '../../../../contract/orders.ts'
import { unlessTaken } from '../../../platform/db/unless-taken.ts'
import { type NewEvent, record } from '../../../platform/events/record.ts'
import type { Scope } from '../../../platform/scope.ts'
import { setValues } from '../../fields/index.ts'
import { type OrderRow, rowsOf } from '../queries.ts'
import { aboutWhom, inOrder, promiseOf, type Stage, standing } from '../rules.ts'
import { reachStages } from '../stages/actions/reach-stages.ts'
import { resolveGiven } from './resolve-given.ts'
import '../tables.ts'

export type Given = GivenOrder & { number?: string | undefined }

/** What an order has of its own, as events tell it: by the name the API gives it. */
const told = (row: OrderRow): Record<string, unknown> => ({
  number: row.number,
  amount: row.amount === null ? null : { amount: row.amount, currency: row.currency },
  promised: promiseOf(row.promised_day, row.promised_at),
  senderId: row.sender_id,
  recipientId: row.recipient_id,
  companyId: row.company_id,
  trackingNumber: row.tracking_number,
  trackingUrl: row.tracking_url,
  invoiceNumber: row.invoice_number,
  invoiceUrl: row.invoice_url,
  placedAt: row.placed_at.toISOString(),
})

/**
 * Makes a locked order what is given, as far as it is not so already, and tells what changed. One that was made in this
 * transaction tells that it is there. Nothing new is nothing that happened: the same call twice changes nothing.
 */
export async function apply(
  scope: Scope,
  before: OrderRow,
  given: Given,
  { isNew }: { isNew: boolean },
): Promise<void> {
  const { stages = [], fields = {}, ...columns } = given
  const wanted = await resolveGiven(scope, columns, before)
  const fieldChanges = await setValues(scope, 'order', before.id, fields)
  const { reached, all } = await reachStages(scope, before.id, stages, (index) => `body.stages.${index}.at`)
  const after = await write(scope, before, { ...wanted, ...(reached.length ? standing(all) : {}) })
  const changes = { ...changesBetween(told(before), told(after)), ...fieldChanges }
  if (!isNew && !Object.keys(changes).length && !reached.length) return
  if (!isNew) await grow(scope, before)
  await record(
    scope,
    ...(isNew || Object.keys(changes).length ? [eventOf(after, isNew, changes)] : []),
    ...reached.map((stage) => stageReached(after, stage, all)),
  )
}

function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>) {
  const names = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  return Object.fromEntries(names.map((name) => [name, { from: before[name], to: after[name] }]))
}

async function write(scope: Scope, before: OrderRow, wanted: Partial<OrderRow>): Promise<OrderRow> {
  const changed = Object.entries(wanted).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof OrderRow]),
  )
  if (!changed.length) return before
  const update = scope.db
    .updateTable('orders')
    .set(Object.fromEntries(changed))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', before.id)
    .execute()
  await unlessTaken(update, 'body.number')
  return rowsOf(scope).where('id', '=', before.id).executeTakeFirstOrThrow()
}

export const grow = (scope: Scope, { id, seq }: OrderRow) =>
  scope.db
    .updateTable('orders')
    .set({ seq: seq + 1 })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()

const eventOf = (row: OrderRow, isNew: boolean, changes: Record<string, unknown>): NewEvent => ({
  type: isNew ? 'order.created' : 'order.changed',
  subject: { kind: 'order', id: row.id },
  ...aboutWhom(row),
  data: isNew ? { ...told(row), stage: row.stage } : { number: row.number, changes },
})

/** It happened when the stage was reached, which may be before it was told. */
const stageReached = (row: OrderRow, stage: Stage, all: readonly Stage[]): NewEvent => ({
  type: 'order.stage-reached',
  subject: { kind: 'order', id: row.id },
  ...aboutWhom(row),
  at: stage.at,
  data: {
    number: row.number,
    stageId: stage.id,
    stage: stage.name,
    settles: stage.settles,
    current: inOrder(all).at(-1)?.id === stage.id,
    promised: promiseOf(row.promised_day, row.promised_at),
  },
})
