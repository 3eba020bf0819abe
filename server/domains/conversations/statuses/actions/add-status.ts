import type { Contract } from '../../../../../contract/contract.ts'
import type { Parsed } from '../../../../../contract/endpoint.ts'
import type { OwnStatus } from '../../../../../contract/statuses.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { unlessTaken } from '../../../../platform/db/unless-taken.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { keyFrom } from '../../../fields/index.ts'
import { listStatuses, statusOf } from '../queries.ts'
import { endDefault } from './end-default.ts'
import '../tables.ts'

type Input = Parsed<Contract['POST /statuses']>['body']

const most = 100

export async function addStatus(scope: Scope, input: Input): Promise<OwnStatus> {
  requireAbility(scope, 'workspace.manage')
  const others = await listStatuses(scope)
  if (others.length >= most)
    throw problem('invalid', { errors: [{ path: 'body', message: 'there are {{most}} already', data: { most } }] })
  if (input.isDefault) await endDefault(scope, input.category)
  const keys = others.map(({ key }) => key)
  const row = await unlessTaken(
    scope.db
      .insertInto('statuses')
      .values({
        workspace_id: scope.workspaceId,
        id: newId(),
        key: input.key ?? keyFrom(input.names, keys),
        category: input.category,
        names: JSON.stringify(input.names),
        colour: input.colour,
        icon: input.icon,
        position: others.length,
        is_default: input.isDefault,
        created_at: scope.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow(),
    'body.key',
  )
  await record(scope, {
    type: 'status.changed',
    subject: { kind: 'status', id: row.id },
    data: { change: 'added', key: row.key, category: row.category },
  })
  return statusOf(row)
}
