import type { Ability } from '../../../contract/abilities.ts'
import type { Editing } from '../../../contract/fields.ts'
import type { Authority } from '../../platform/scope.ts'

/** Beyond the right to write the thing itself, which whoever changes it asks for. */
const needs: Record<Exclude<Editing, 'programs'>, Ability | null> = {
  everybody: null,
  managers: 'workspace.manage',
  admins: 'members.manage',
}

/** May they change values of a field? Kept itself may. */
export function mayEdit(authority: Authority, editing: Editing): boolean {
  if (authority.actor.kind === 'system') return true
  if (editing === 'programs') return authority.actor.kind === 'key'
  const ability = needs[editing]
  return ability === null || authority.abilities.has(ability)
}
