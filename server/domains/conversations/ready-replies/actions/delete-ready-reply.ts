import { record } from '../../../../platform/events/record.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { requireSharedChange } from '../../sharing/permissions.ts'
import { visibleReadyReply } from '../queries.ts'

export async function deleteReadyReply(scope: Scope, id: string): Promise<void> {
  const reply = await visibleReadyReply(scope, id)
  requireSharedChange(scope, { kind: reply.kind, ownerId: reply.owner_id })
  await scope.db
    .deleteFrom('ready_replies')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  await record(scope, {
    type: 'ready-reply.changed',
    subject: { kind: 'ready-reply', id },
    data: { change: 'deleted', kind: reply.kind, ...(reply.kind === 'own' ? {} : { name: reply.name }) },
  })
}

/** Replies of a team that is gone belong to nobody, so they go with it; the log of the team says why. */
export async function deleteRepliesOfTeam(scope: Scope, teamId: string): Promise<void> {
  await scope.db
    .deleteFrom('ready_replies')
    .where('workspace_id', '=', scope.workspaceId)
    .where('team_id', '=', teamId)
    .execute()
}
