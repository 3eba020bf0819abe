import type { ViewKind } from '../../../../contract/views.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Authority } from '../../../platform/scope.ts'

/** Their own is their owner's; a team's and everybody's are changed by whoever manages the workspace. */
export const mayChangeView = (authority: Authority, view: { kind: ViewKind; ownerId: string | null }): boolean =>
  view.kind === 'own'
    ? authority.actor.kind === 'member' && authority.actor.id === view.ownerId
    : authority.abilities.has('workspace.manage')

/** Throws not-allowed. */
export function requireViewChange(authority: Authority, view: { kind: ViewKind; ownerId: string | null }): void {
  if (!mayChangeView(authority, view)) throw problem('not-allowed')
}
