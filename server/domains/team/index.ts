import type { Platform } from '../../platform/platform.ts'
import type { Domain } from '../domain.ts'
import { createTeamJobs } from './jobs.ts'
import { createTeamRoutes } from './routes.ts'

/**
 * Team owns workspaces, members with their roles and profiles, teams and invitations. Who somebody is (passwords,
 * passkeys, sessions) is better-auth's; what they may do in a workspace is decided here, and the session gate asks
 * `findMemberIn`. Domains to the right read a member's profile and add workspaces (the demo does).
 */
export { addMember, addWorkspace } from './actions/add-workspace.ts'
export { onlyAsked } from './permissions.ts'
export { actingMembers, findMemberIn, memberAuthority, memberProfile, workspaceOf } from './queries.ts'
export { faultsOfReaders } from './readers/queries.ts'

export function createTeam(platform: Platform): Domain {
  return { name: 'team', routes: createTeamRoutes(platform), reactions: [], jobs: createTeamJobs(platform) }
}
