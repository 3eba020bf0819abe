import { sql } from 'kysely'
import { found, problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { type OrderRow, rowsOf } from '../queries.ts'
import '../tables.ts'

/** The order under its row lock. Throws not-found; precondition-failed where If-Match names another state than this. */
export async function lockOrder(scope: Scope, id: string): Promise<OrderRow> {
  return asExpected(scope, found(await rowsOf(scope).where('id', '=', id).forUpdate().executeTakeFirst()))
}

export async function lockByNumber(scope: Scope, number: string): Promise<OrderRow | null> {
  const row = await rowsOf(scope)
    .where('folded_number', '=', sql<string>`lower(${number})`)
    .forUpdate()
    .executeTakeFirst()
  return row ? asExpected(scope, row) : null
}

function asExpected(scope: Scope, row: OrderRow): OrderRow {
  if (scope.expected !== null && scope.expected !== row.seq)
    throw problem('precondition-failed', { data: { seq: row.seq, seenSeq: scope.expected } })
  return row
}
