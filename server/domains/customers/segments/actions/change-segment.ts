import type { Contract } from '../../../../../contract/contract.ts'
import type { Parsed } from '../../../../../contract/endpoint.ts'
import type { Segment } from '../../../../../contract/segments.ts'
import { record } from '../../../../platform/events/record.ts'
import { checkFilter, memberOf, readFilter } from '../../../../platform/filters/noun.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { people } from '../../filtering/queries.ts'
import { requireSegmentChange } from '../permissions.ts'
import { segmentsOf, visibleSegment } from '../queries.ts'

type Input = Parsed<Contract['PATCH /segments/{id}']>['body']

export async function changeSegment(scope: Scope, id: string, input: Input): Promise<Segment> {
  const before = await visibleSegment(scope, id)
  requireSegmentChange(scope, { kind: before.kind, ownerId: before.owner_id })
  const kind = input.kind ?? before.kind
  // Made somebody's own, it belongs to whoever makes it so.
  const ownerId = kind === 'own' && before.kind !== 'own' ? memberOf(scope) : before.owner_id
  if (kind === 'own' && !ownerId)
    throw problem('invalid', { errors: [{ path: 'body.kind', message: 'only a member has segments of their own' }] })
  requireSegmentChange(scope, { kind, ownerId })
  const row = await scope.db
    .updateTable('segments')
    .set({
      name: input.name,
      kind,
      owner_id: ownerId,
      filter: await wantedFilter(scope, input),
      position: input.position,
      updated_at: scope.now,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(scope, {
    type: 'segment.changed',
    subject: { kind: 'segment', id },
    data: { change: 'changed', kind, ...(kind === 'own' ? {} : { name: row.name }) },
  })
  const [segment] = await segmentsOf(scope, [row])
  return segment as Segment
}

async function wantedFilter(scope: Scope, input: Input): Promise<string | undefined> {
  if (input.filter) return JSON.stringify(await checkFilter(people, scope, input.filter))
  return input.text === undefined ? undefined : JSON.stringify(await readFilter(people, scope, input.text))
}
