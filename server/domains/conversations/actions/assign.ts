import type { ConversationLine } from '../../../../contract/conversations.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { act } from '../acts/actions/act.ts'
import { type Assignment, assigning } from '../acts/rules.ts'
import { conversationLine } from '../queries.ts'
import { lockConversation } from './lock-conversation.ts'

/** As asked by hand: with `fromAssigneeId`, whose it was when the caller decided; left out, whosever it is. */
export interface AskedAssignment extends Assignment {
  fromAssigneeId?: string | null | undefined
}

/** Gives the conversation to a member, a team, both or nobody; what is left out stays. */
export async function assign(scope: Scope, askedId: string, assignment: AskedAssignment): Promise<ConversationLine> {
  const conversation = await lockConversation(scope, askedId)
  await refuseTaken(scope, conversation.assignee_id, assignment)
  await requireAssignable(scope, assignment)
  await act(scope, [conversation], assigning(assignment))
  return conversationLine(scope, conversation.id)
}

/** Throws invalid for whom nothing can be given to. */
export async function requireAssignable(scope: Scope, { assigneeId, teamId }: Assignment): Promise<void> {
  if (assigneeId && !(await isActiveMember(scope, assigneeId)))
    throw problem('invalid', { errors: [{ path: 'body.assigneeId', message: 'is no active member' }] })
  if (teamId && !(await isTeam(scope, teamId)))
    throw problem('invalid', { errors: [{ path: 'body.teamId', message: 'is no team' }] })
}

/** Of two who take a conversation at once one is told that the other was faster, and whose it is. */
async function refuseTaken(
  scope: Scope,
  now: string | null,
  { assigneeId, fromAssigneeId }: AskedAssignment,
): Promise<void> {
  if (fromAssigneeId === undefined || now === fromAssigneeId || now === assigneeId) return
  const assignee = await scope.db
    .selectFrom('members')
    .select(['id', 'name', 'avatar'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', now)
    .executeTakeFirst()
  throw problem('conflict', { data: { assignee: assignee ?? null } })
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
