import type { ConversationLine } from '../../../../contract/conversations.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { faultsOfReaders } from '../../team/index.ts'
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
export async function requireAssignable(scope: Scope, assignment: Assignment, within = 'body'): Promise<void> {
  const { assigneeId, teamId } = assignment
  const asked = [
    ...(assigneeId ? [{ kind: 'member' as const, id: assigneeId, path: `${within}.assigneeId` }] : []),
    ...(teamId ? [{ kind: 'team' as const, id: teamId, path: `${within}.teamId` }] : []),
  ]
  const faults = await faultsOfReaders(scope, asked)
  const errors = asked.flatMap(({ path }, index) => {
    const message = faults[index]
    return message ? [{ path, message }] : []
  })
  if (errors.length) throw problem('invalid', { errors })
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
