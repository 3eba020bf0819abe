import type { Contract } from '../../../../../contract/contract.ts'
import type { Parsed } from '../../../../../contract/endpoint.ts'
import type { Segment } from '../../../../../contract/segments.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { checkFilter, memberOf, readFilter } from '../../../../platform/filters/noun.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { people } from '../../filtering/queries.ts'
import { requireSegmentChange } from '../permissions.ts'
import { segmentsOf } from '../queries.ts'

type Input = Parsed<Contract['POST /segments']>['body']

export async function addSegment(scope: Scope, input: Input): Promise<Segment> {
  const kind = input.kind ?? 'own'
  const ownerId = memberOf(scope)
  if (kind === 'own' && !ownerId)
    throw problem('invalid', { errors: [{ path: 'body.kind', message: 'only a member has segments of their own' }] })
  requireSegmentChange(scope, { kind, ownerId })
  const filter = input.filter
    ? await checkFilter(people, scope, input.filter)
    : await readFilter(people, scope, input.text ?? '')
  const row = await scope.db
    .insertInto('segments')
    .values({
      workspace_id: scope.workspaceId,
      id: newId(),
      name: input.name,
      kind,
      owner_id: ownerId,
      filter: JSON.stringify(filter),
      position: input.position ?? 0,
      created_at: scope.now,
      updated_at: scope.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(scope, {
    type: 'segment.changed',
    subject: { kind: 'segment', id: row.id },
    // The log is read by many; what somebody calls a segment of their own is their affair.
    data: { change: 'added', kind, ...(kind === 'own' ? {} : { name: row.name }) },
  })
  const [segment] = await segmentsOf(scope, [row])
  return segment as Segment
}
