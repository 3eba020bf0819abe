import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '../../../../../contract/abilities.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { FieldMessage } from '../../../../platform/i18n/field-fault.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { requireTeams } from '../../actions/join-teams.ts'
import { invitationDays } from '../../rules.ts'
import { invitationOf } from '../queries.ts'

export const invitationMail = 'team.invitation-mail'

/** The database knows a token only by this, so that reading it lets nobody in. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url')

/**
 * Invites an address. `sealed` turns the token into what may be kept (for the mail, and for the answer to the same
 * request sent twice). Throws already-exists for a member, and for somebody with an open invitation.
 */
export async function invite(
  scope: Scope,
  input: { email: string; role: Role; teamIds: string[] },
  sealed: (token: string) => string,
) {
  requireAbility(scope, 'members.manage')
  await requireTeams(scope, input.teamIds)
  const member = await scope.db
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('email', '=', input.email)
    .where('active', '=', true)
    .executeTakeFirst()
  if (member) throw taken('is a member already')
  await scope.db
    .deleteFrom('invitations')
    .where('workspace_id', '=', scope.workspaceId)
    .where('email', '=', input.email)
    .where('accepted_at', 'is', null)
    .where('expires_at', '<=', scope.now)
    .execute()
  const id = newId()
  const token = randomBytes(32).toString('base64url')
  const { numInsertedOrUpdatedRows } = await scope.db
    .insertInto('invitations')
    .values({
      workspace_id: scope.workspaceId,
      id,
      email: input.email,
      role: input.role,
      team_ids: input.teamIds,
      token_hash: tokenHash(token),
      invited_by: scope.actor.kind === 'member' ? scope.actor.id : null,
      expires_at: new Date(scope.now.getTime() + invitationDays * 86_400_000),
      created_at: scope.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) throw taken('has an open invitation already')
  await record(scope, { type: 'member.invited', subject: { kind: 'invitation', id }, data: { role: input.role } })
  await addJob(scope.db, invitationMail, { workspaceId: scope.workspaceId, invitationId: id, token: sealed(token) })
  return { ...(await invitationOf(scope, id)), token: sealed(token) }
}

const taken = (message: FieldMessage) => problem('already-exists', { errors: [{ path: 'body.email', message }] })

export async function withdrawInvitation(scope: Scope, id: string): Promise<void> {
  requireAbility(scope, 'members.manage')
  found(
    await scope.db
      .deleteFrom('invitations')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .where('accepted_at', 'is', null)
      .returning('id')
      .executeTakeFirst(),
  )
}
