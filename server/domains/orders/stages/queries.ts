import type { Scope } from '../../../platform/scope.ts'
import { inOrder, type Stage } from '../rules.ts'
import '../tables.ts'

/** By order, the earliest first. */
export async function stagesOf(scope: Scope, orderIds: readonly string[]): Promise<Map<string, Stage[]>> {
  const rows = await scope.db
    .selectFrom('order_stages')
    .select(['order_id', 'id', 'name', 'at', 'settles'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('order_id', 'in', orderIds)
    .execute()
  const byOrder = Map.groupBy(rows, ({ order_id }) => order_id)
  return new Map(
    [...byOrder].map(([orderId, its]) => [
      orderId,
      inOrder(its).map(({ id, name, at, settles }) => ({ id, name, at, settles })),
    ]),
  )
}

const most = 200

export const stageNames = (scope: Scope): Promise<{ name: string; settles: boolean }[]> =>
  scope.db
    .selectFrom('order_stage_names')
    .select(['name', 'settles'])
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('since')
    .orderBy('folded')
    .limit(most)
    .execute()
