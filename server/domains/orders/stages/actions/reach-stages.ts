import { sql } from 'kysely'
import type { GivenStage } from '../../../../../contract/orders.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { fold } from '../../../../platform/filters/fold.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { isAhead, isKnown, type Stage } from '../../rules.ts'
import { stagesOf } from '../queries.ts'
import '../../tables.ts'

/**
 * Adds those of the stages that the order does not know yet; the order must be locked. Answers them and all it has now.
 * Throws invalid for a time that has not come.
 */
export async function reachStages(
  scope: Scope,
  orderId: string,
  told: readonly GivenStage[],
  path: (index: number) => string,
): Promise<{ reached: Stage[]; all: Stage[] }> {
  const all = (await stagesOf(scope, [orderId])).get(orderId) ?? []
  const reached: Stage[] = []
  for (const [index, { name, at, settles }] of told.entries()) {
    const time = at ? new Date(at) : null
    if (time && isAhead(time, scope.now))
      throw problem('invalid', { errors: [{ path: path(index), message: 'has not come yet' }] })
    if (isKnown(all, { name, at: time })) continue
    const known = await usedName(scope, name)
    const stage = { id: newId(), name, at: time ?? scope.now, settles: settles ?? known?.settles ?? false }
    if (known?.settles !== stage.settles) await keepName(scope, stage)
    all.push(stage)
    reached.push(stage)
  }
  if (reached.length) {
    const rows = reached.map((stage) => ({ workspace_id: scope.workspaceId, order_id: orderId, ...stage }))
    await scope.db.insertInto('order_stages').values(rows).execute()
  }
  return { reached, all }
}

const usedName = (scope: Scope, name: string) =>
  scope.db
    .selectFrom('order_stage_names')
    .select('settles')
    .where('workspace_id', '=', scope.workspaceId)
    .where('folded', '=', fold(name))
    .executeTakeFirst()

/** Only where it is new or means something else now, so that orders that come at once do not wait for each other. */
const keepName = (scope: Scope, { name, settles }: Stage) =>
  scope.db
    .insertInto('order_stage_names')
    .values({ workspace_id: scope.workspaceId, folded: fold(name), name, settles, since: scope.now })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'folded']).doUpdateSet({ settles: sql<boolean>`excluded.settles` }),
    )
    .execute()
