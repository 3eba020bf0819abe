import type { ConversationLine } from '../../../../contract/conversations.ts'
import { record } from '../../../platform/events/record.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { conversationLine } from '../queries.ts'
import { lockConversation } from './lock-conversation.ts'

export interface Assignment {
  assigneeId?: string | null | undefined
  teamId?: string | null | undefined
}

/** Gives the conversation to a member, a team, both or nobody; what is left out stays. */
export async function assign(scope: Scope, id: string, assignment: Assignment): Promise<ConversationLine> {
  const conversation = await lockConversation(scope, id)
  const assigneeId = assignment.assigneeId === undefined ? conversation.assignee_id : assignment.assigneeId
  const teamId = assignment.teamId === undefined ? conversation.team_id : assignment.teamId
  if (assigneeId && !(await isActiveMember(scope, assigneeId)))
    throw problem('invalid', { errors: [{ path: 'body.assigneeId', message: 'is no active member' }] })
  if (teamId && !(await isTeam(scope, teamId)))
    throw problem('invalid', { errors: [{ path: 'body.teamId', message: 'is no team' }] })
  if (assigneeId !== conversation.assignee_id || teamId !== conversation.team_id) {
    await scope.db
      .updateTable('conversations')
      .set({ assignee_id: assigneeId, team_id: teamId })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .execute()
    await record(scope, {
      type: 'conversation.assigned',
      subject: { kind: 'conversation', id },
      conversationId: id,
      personId: conversation.person_id,
      data: {
        number: conversation.number,
        assigneeId,
        teamId,
        from: { assigneeId: conversation.assignee_id, teamId: conversation.team_id },
      },
    })
  }
  return conversationLine(scope, id)
}

async function isActiveMember(scope: Scope, id: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

async function isTeam(scope: Scope, id: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('teams')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
