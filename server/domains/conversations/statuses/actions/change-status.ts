import type { Contract } from '../../../../../contract/contract.ts'
import type { Parsed } from '../../../../../contract/endpoint.ts'
import type { OwnStatus } from '../../../../../contract/statuses.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { lockStatus, statusOf } from '../queries.ts'
import { endDefault } from './end-default.ts'
import '../tables.ts'

type Input = Parsed<Contract['PATCH /statuses/{id}']>['body']

/** Key and category stay: what programs call it, and what all the conversations that have it are. */
export async function changeStatus(scope: Scope, id: string, input: Input): Promise<OwnStatus> {
  requireAbility(scope, 'workspace.manage')
  const before = await lockStatus(scope, id)
  if (input.isDefault && before.archived_at)
    throw problem('not-in-this-state', { detail: 'It is archived; take it back first.' })
  const fields = Object.keys(input)
  if (!fields.length) return statusOf(before)
  if (input.isDefault) await endDefault(scope, before.category)
  const row = await scope.db
    .updateTable('statuses')
    .set({
      ...(input.names ? { names: JSON.stringify(input.names) } : {}),
      ...(input.colour === undefined ? {} : { colour: input.colour }),
      ...(input.icon === undefined ? {} : { icon: input.icon }),
      ...(input.isDefault === undefined ? {} : { is_default: input.isDefault }),
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(scope, {
    type: 'status.changed',
    subject: { kind: 'status', id },
    data: { change: 'changed', key: row.key, category: row.category, fields },
  })
  return statusOf(row)
}
