import type { SegmentKind } from '../../../../contract/segments.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Authority } from '../../../platform/scope.ts'

/** Their own is their owner's; everybody's are changed by whoever manages the workspace. */
export const mayChangeSegment = (
  authority: Authority,
  segment: { kind: SegmentKind; ownerId: string | null },
): boolean =>
  segment.kind === 'own'
    ? authority.actor.kind === 'member' && authority.actor.id === segment.ownerId
    : authority.abilities.has('workspace.manage')

/** Throws not-allowed. */
export function requireSegmentChange(
  authority: Authority,
  segment: { kind: SegmentKind; ownerId: string | null },
): void {
  if (!mayChangeSegment(authority, segment)) throw problem('not-allowed')
}
