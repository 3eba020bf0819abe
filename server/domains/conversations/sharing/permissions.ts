import type { ViewKind } from '../../../../contract/views.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Authority } from '../../../platform/scope.ts'

/** A view or a ready-made reply: one's own, a team's, or everybody's. */
interface Shared {
  kind: ViewKind
  ownerId: string | null
}

/** Their own is their owner's; a team's and everybody's are changed by whoever manages the workspace. */
export const mayChangeShared = (authority: Authority, shared: Shared): boolean =>
  shared.kind === 'own'
    ? authority.actor.kind === 'member' && authority.actor.id === shared.ownerId
    : authority.abilities.has('workspace.manage')

/** Throws not-allowed. */
export function requireSharedChange(authority: Authority, shared: Shared): void {
  if (!mayChangeShared(authority, shared)) throw problem('not-allowed')
}
