import type { ViewKind } from '../../../../../contract/views.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { requireViewChange } from '../permissions.ts'
import { isTeam } from '../queries.ts'

export interface Whose {
  kind: ViewKind
  ownerId: string | null
  teamId: string | null
}

const invalid = (path: string, message: string) => problem('invalid', { errors: [{ path: `body.${path}`, message }] })

/** Whose a view is to be; refuses a kind that the caller may not make, a team that is not there, an owner who is nobody. */
export async function checkWhose(scope: Scope, whose: Whose): Promise<Whose> {
  if (whose.kind === 'own' && !whose.ownerId) throw invalid('kind', 'only a member has views of their own')
  requireViewChange(scope, whose)
  if (whose.kind !== 'team') return { ...whose, teamId: null }
  if (!whose.teamId) throw invalid('teamId', 'is missing')
  if (!(await isTeam(scope, whose.teamId))) throw invalid('teamId', 'is no team')
  return whose
}
