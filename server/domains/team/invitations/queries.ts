import type { Db } from '../../../platform/db/database.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

const invitationRows = (scope: Scope) =>
  scope.db
    .selectFrom('invitations')
    .leftJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'invitations.workspace_id')
        .onRef('members.id', '=', 'invitations.invited_by'),
    )
    .select([
      'invitations.id',
      'invitations.email',
      'invitations.role',
      'invitations.team_ids as teamIds',
      'members.name as inviter',
      'invitations.expires_at as expiresAt',
      'invitations.created_at as createdAt',
    ])
    .where('invitations.workspace_id', '=', scope.workspaceId)
    .where('invitations.accepted_at', 'is', null)

type InvitationRow = Awaited<ReturnType<ReturnType<typeof invitationRows>['executeTakeFirstOrThrow']>>

const asInvitation = ({ inviter, expiresAt, createdAt, ...row }: InvitationRow) => ({
  ...row,
  invitedBy: inviter ?? '',
  expiresAt: expiresAt.toISOString(),
  createdAt: createdAt.toISOString(),
})

export async function invitationsOf(scope: Scope) {
  const rows = await invitationRows(scope)
    .where('invitations.expires_at', '>', scope.now)
    .orderBy('invitations.created_at', 'desc')
    .execute()
  return rows.map(asInvitation)
}

export const invitationOf = async (scope: Scope, id: string) =>
  asInvitation(found(await invitationRows(scope).where('invitations.id', '=', id).executeTakeFirst()))

/** By its token, before anybody is known to be in the workspace: reads as the system. */
export const openInvitation = (db: Db, hash: string, now: Date) =>
  db
    .selectFrom('invitations')
    .innerJoin('workspaces', 'workspaces.id', 'invitations.workspace_id')
    .leftJoin('members', (join) =>
      join
        .onRef('members.workspace_id', '=', 'invitations.workspace_id')
        .onRef('members.id', '=', 'invitations.invited_by'),
    )
    .select([
      'invitations.workspace_id as workspaceId',
      'workspaces.name as workspaceName',
      'workspaces.language',
      'invitations.email',
      'invitations.role',
      'invitations.team_ids as teamIds',
      'members.name as invitedBy',
    ])
    .where('invitations.token_hash', '=', hash)
    .where('invitations.accepted_at', 'is', null)
    .where('invitations.expires_at', '>', now)
    .executeTakeFirst()
