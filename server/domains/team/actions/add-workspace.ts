import type { Role } from '../../../../contract/abilities.ts'
import type { Language } from '../../../../contract/shapes.ts'
import { newId } from '../../../platform/db/ids.ts'
import { record } from '../../../platform/events/record.ts'
import type { Scope } from '../../../platform/scope.ts'

export interface NewWorkspace {
  name: string
  language: Language
  timeZone: string
  demo: boolean
}

/** Makes the workspace of `scope`, whose id the caller has chosen. Needs the system role: nobody is in it yet. */
export async function addWorkspace(scope: Scope, workspace: NewWorkspace): Promise<void> {
  await scope.db
    .insertInto('workspaces')
    .values({
      id: scope.workspaceId,
      name: workspace.name,
      language: workspace.language,
      time_zone: workspace.timeZone,
      demo: workspace.demo,
      created_at: scope.now,
    })
    .execute()
  await record(scope, {
    type: 'workspace.created',
    subject: { kind: 'workspace', id: scope.workspaceId },
    data: { name: workspace.name },
  })
}

export interface NewMember {
  userId: string
  name: string
  email: string
  role: Role
  language: Language
  timeZone: string
}

/** Makes a user a member of the workspace of `scope`. */
export async function addMember(scope: Scope, member: NewMember): Promise<string> {
  const id = newId()
  await scope.db
    .insertInto('members')
    .values({
      workspace_id: scope.workspaceId,
      id,
      user_id: member.userId,
      name: member.name,
      email: member.email.toLowerCase(),
      role: member.role,
      language: member.language,
      time_zone: member.timeZone,
      created_at: scope.now,
    })
    .execute()
  await record(scope, {
    type: 'member.joined',
    subject: { kind: 'member', id },
    data: { name: member.name, role: member.role },
  })
  return id
}
