import { fieldName } from '../../../../../contract/field-rules.ts'
import type { Column, ViewKind } from '../../../../../contract/views.ts'
import { fieldOf } from '../../../../platform/filters/catalogue.ts'
import { groupsBy } from '../../../../platform/filters/noun.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { FieldMessage } from '../../../../platform/i18n/field-fault.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { fieldRows } from '../../../fields/index.ts'
import { conversations } from '../../filtering/queries.ts'
import { requireSharedChange } from '../../sharing/permissions.ts'
import { isTeam } from '../queries.ts'

export interface Whose {
  kind: ViewKind
  ownerId: string | null
  teamId: string | null
}

const invalid = (path: string, message: FieldMessage) =>
  problem('invalid', { errors: [{ path: `body.${path}`, message }] })

/** Whose a view is to be; refuses a kind that the caller may not make, a team that is not there, an owner who is nobody. */
export async function checkWhose(scope: Scope, whose: Whose): Promise<Whose> {
  if (whose.kind === 'own' && !whose.ownerId) throw invalid('kind', 'only a member has views of their own')
  requireSharedChange(scope, whose)
  if (whose.kind !== 'team') return { ...whose, teamId: null }
  if (!whose.teamId) throw invalid('teamId', 'is missing')
  if (!(await isTeam(scope, whose.teamId))) throw invalid('teamId', 'is no team')
  return whose
}

/** Refuses a field that lists are not grouped by. */
export async function checkGrouping(scope: Scope, name: string | null | undefined): Promise<void> {
  if (!name) return
  const field = fieldOf(await conversations.catalogue(scope), name)
  if (!field || !groupsBy(field)) throw invalid('grouping', 'is no field that lists are grouped by')
}

/** Refuses a column of a custom field that is not there; an archived one may stay where it stands. */
export async function checkColumns(scope: Scope, columns: readonly Column[] | undefined): Promise<void> {
  if (!columns?.some((each) => each.includes('.'))) return
  const known = new Set<string>((await fieldRows(scope)).map(fieldName))
  const unknown = columns.findIndex((each) => each.includes('.') && !known.has(each))
  if (unknown >= 0) throw invalid(`columns.${unknown}`, 'is no custom field')
}
