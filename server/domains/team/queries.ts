import { sql } from 'kysely'
import type { Member, Profile, Session, Team, Workspace } from '../../../contract/team.ts'
import type { Database, Db } from '../../platform/db/database.ts'
import type { FindMember } from '../../platform/http/gate.ts'
import { found, problem } from '../../platform/http/problem.ts'
import type { Authority, Scope } from '../../platform/scope.ts'
import { abilitiesOf } from './permissions.ts'
import './tables.ts'

const seenEvery = 5 * 60_000

/**
 * Who a user is in a workspace: the one of their session, or, where they have none there (any more), the one they were
 * in last. Null for a user who is no active member anywhere. Crosses workspaces, so it reads as the system.
 */
export const findMemberIn =
  (database: Database): FindMember =>
  async (userId, workspaceId) => {
    const member = await database.system
      .selectFrom('members')
      .select(['workspace_id', 'id', 'name', 'role', 'last_seen_at'])
      .where('user_id', '=', userId)
      .where('active', '=', true)
      .orderBy(sql`workspace_id is not distinct from ${workspaceId}::uuid`, 'desc')
      .orderBy(sql`last_seen_at desc nulls last`)
      .orderBy('created_at')
      .limit(1)
      .executeTakeFirst()
    if (!member) return null
    if (!member.last_seen_at || Date.now() - member.last_seen_at.getTime() > seenEvery) await markSeen(database, member)
    return {
      workspaceId: member.workspace_id,
      actor: { kind: 'member', id: member.id, name: member.name },
      abilities: new Set(abilitiesOf[member.role]),
    }
  }

const markSeen = (database: Database, member: { workspace_id: string; id: string }) =>
  database.system
    .updateTable('members')
    .set({ last_seen_at: new Date() })
    .where('workspace_id', '=', member.workspace_id)
    .where('id', '=', member.id)
    .execute()

/** What a member may do today, for work that is done in their name later; null for one who has left. */
export async function memberAuthority(scope: Scope, id: string): Promise<Authority | null> {
  const member = await scope.db
    .selectFrom('members')
    .select(['id', 'name', 'role'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!member) return null
  return {
    workspaceId: scope.workspaceId,
    actor: { kind: 'member', id: member.id, name: member.name },
    abilities: new Set(abilitiesOf[member.role]),
  }
}

/** True until somebody has made a workspace of their own; the demo's invented members do not count. */
export async function needsSetup(db: Db): Promise<boolean> {
  const member = await db
    .selectFrom('members')
    .innerJoin('workspaces', 'workspaces.id', 'members.workspace_id')
    .select('members.id')
    .where('workspaces.demo', '=', false)
    .limit(1)
    .executeTakeFirst()
  return !member
}

export const demoAdmin = (db: Db) =>
  db
    .selectFrom('members')
    .innerJoin('workspaces', 'workspaces.id', 'members.workspace_id')
    .select(['members.user_id as userId', 'members.workspace_id as workspaceId'])
    .where('workspaces.demo', '=', true)
    .where('members.role', '=', 'admin')
    .where('members.active', '=', true)
    .orderBy('members.created_at')
    .limit(1)
    .executeTakeFirst()

/** Throws not-allowed for a user who is no active member of the workspace. */
export async function sessionOf(db: Db, userId: string, workspaceId: string): Promise<Session> {
  const user = found(
    await db
      .selectFrom('auth_users')
      .select(['id', 'name', 'email', 'twoFactorEnabled'])
      .where('id', '=', userId)
      .executeTakeFirst(),
  )
  const workspaces = await db
    .selectFrom('members')
    .innerJoin('workspaces', 'workspaces.id', 'members.workspace_id')
    .select(['workspaces.id', 'workspaces.name', 'members.id as memberId'])
    .where('members.user_id', '=', userId)
    .where('members.active', '=', true)
    .orderBy('workspaces.name')
    .execute()
  const here = workspaces.find((each) => each.id === workspaceId)
  if (!here) throw problem('not-allowed')
  const profile = await profileOf(db, workspaceId, here.memberId)
  return {
    user: { id: user.id, name: profile.member.name, email: user.email, twoFactor: user.twoFactorEnabled ?? false },
    workspace: await workspaceOf(db, workspaceId),
    workspaces: workspaces.map(({ id, name }) => ({ id, name })),
    profile,
    abilities: [...abilitiesOf[profile.member.role]],
  }
}

export async function workspaceOf(db: Db, workspaceId: string): Promise<Workspace> {
  const row = found(await db.selectFrom('workspaces').selectAll().where('id', '=', workspaceId).executeTakeFirst())
  return {
    id: row.id,
    name: row.name,
    language: row.language,
    timeZone: row.time_zone,
    demo: row.demo,
    createdAt: row.created_at.toISOString(),
  }
}

const memberRows = (db: Db, workspaceId: string) =>
  db
    .selectFrom('members')
    .selectAll()
    .select(
      sql<string[]>`array(select team_id from team_members
        where team_members.workspace_id = members.workspace_id and member_id = members.id)`.as('team_ids'),
    )
    .where('workspace_id', '=', workspaceId)

type MemberRow = Awaited<ReturnType<ReturnType<typeof memberRows>['executeTakeFirstOrThrow']>>

const asMember = (row: MemberRow): Member => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  avatar: row.avatar,
  teamIds: row.team_ids,
  away: row.away,
  active: row.active,
  lastSeenAt: row.last_seen_at?.toISOString() ?? null,
  createdAt: row.created_at.toISOString(),
})

export async function profileOf(db: Db, workspaceId: string, memberId: string): Promise<Profile> {
  const row = found(await memberRows(db, workspaceId).where('id', '=', memberId).executeTakeFirst())
  return {
    member: asMember(row),
    language: row.language,
    theme: row.theme,
    timeZone: row.time_zone,
    signature: row.signature,
    undoSeconds: row.undo_seconds,
  }
}

export async function membersOf(scope: Scope): Promise<Member[]> {
  const rows = await memberRows(scope.db, scope.workspaceId).orderBy('active', 'desc').orderBy('name').execute()
  return rows.map(asMember)
}

export async function memberOf(scope: Scope, memberId: string): Promise<Member> {
  const row = await memberRows(scope.db, scope.workspaceId).where('id', '=', memberId).executeTakeFirst()
  return asMember(found(row))
}

/** What a reply needs of the member who writes it. Throws not-found. */
export async function memberProfile(scope: Scope, memberId: string) {
  return found(
    await scope.db
      .selectFrom('members')
      .select(['id', 'name', 'email', 'signature', 'undo_seconds as undoSeconds', 'language'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', memberId)
      .executeTakeFirst(),
  )
}

/** Everybody active, as who they act; for a receiver that has to find out whose words it holds. */
export async function actingMembers(scope: Scope) {
  const rows = await scope.db
    .selectFrom('members')
    .select(['id', 'name', 'email', 'role'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('active', '=', true)
    .execute()
  return rows.map(({ role, ...member }) => ({ ...member, abilities: new Set(abilitiesOf[role]) }))
}

const teamRows = (scope: Scope) =>
  scope.db
    .selectFrom('teams')
    .selectAll()
    .select(
      sql<string[]>`array(select member_id from team_members
        where team_members.workspace_id = teams.workspace_id and team_id = teams.id)`.as('member_ids'),
    )
    .where('workspace_id', '=', scope.workspaceId)

const asTeam = (row: { id: string; name: string; member_ids: string[]; created_at: Date }): Team => ({
  id: row.id,
  name: row.name,
  memberIds: row.member_ids,
  createdAt: row.created_at.toISOString(),
})

export const teamsOf = async (scope: Scope): Promise<Team[]> =>
  (await teamRows(scope).orderBy('name').execute()).map(asTeam)

export const teamOf = async (scope: Scope, teamId: string): Promise<Team> =>
  asTeam(found(await teamRows(scope).where('id', '=', teamId).executeTakeFirst()))

/** Throws not-found for a workspace that the user is not (any more) in. */
export async function requireMembership(db: Db, userId: string, workspaceId: string): Promise<void> {
  found(
    await db
      .selectFrom('members')
      .select('id')
      .where('user_id', '=', userId)
      .where('workspace_id', '=', workspaceId)
      .where('active', '=', true)
      .executeTakeFirst(),
  )
}
