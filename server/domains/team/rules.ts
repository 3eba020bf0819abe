import type { Role } from '../../../contract/abilities.ts'

/** How long an invitation can be accepted. */
export const invitationDays = 7

export interface MemberChange {
  role?: Role
  active?: boolean
}

/** Would the workspace be left without an active admin? `otherAdmins`: active admins beside this member. */
export function leavesNobodyInCharge(
  member: { role: Role; active: boolean },
  change: MemberChange,
  otherAdmins: number,
): boolean {
  const isAdmin = member.active && member.role === 'admin'
  const staysAdmin = (change.active ?? member.active) && (change.role ?? member.role) === 'admin'
  return isAdmin && !staysAdmin && otherAdmins === 0
}
