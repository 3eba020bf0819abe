import { record } from '../../../../platform/events/record.ts'
import { found, problem as refusal } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { oneMergeAtATime } from '../../merging/actions/lock-for-merging.ts'
import { survivorOf } from '../../merging/queries.ts'
import { countAffected, problemOf } from '../queries.ts'
import { type Linking, whyNotLink } from '../rules.ts'
import '../tables.ts'

/** Makes a conversation part of its problem; saying it twice changes nothing. Throws not-in-this-state with what stands in the way. */
export async function link(scope: Scope, askedId: string, askedProblemId: string): Promise<void> {
  // Two links that ran side by side, or a link and a merge, could make a ring.
  await oneMergeAtATime(scope)
  const conversation = await lockConversation(scope, askedId)
  const child = await linking(scope, conversation.id)
  const parent = await linking(scope, await survivorOf(scope, askedProblemId))
  if (child.problem?.id === parent.id) return
  const reason = whyNotLink(child, parent)
  if (reason) throw refusal('not-in-this-state', { detail: reason })
  await scope.db
    .insertInto('conversation_problems')
    .values({
      workspace_id: scope.workspaceId,
      conversation_id: child.id,
      problem_id: parent.id,
      by_member_id: scope.actor.kind === 'member' ? scope.actor.id : null,
      at: scope.now,
    })
    // Its own link may lead to what was merged into it, and says nothing then.
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'conversation_id']).doUpdateSet({ problem_id: parent.id, at: scope.now }),
    )
    .execute()
  await recordLink(scope, 'conversation.linked', { ...child, person_id: conversation.person_id }, parent)
}

/** It is part of nothing any more, neither by itself nor by what was merged into it. */
export async function unlink(scope: Scope, askedId: string): Promise<void> {
  const conversation = await lockConversation(scope, askedId)
  const was = await problemOf(scope, conversation.id)
  if (!was) return
  await scope.db
    .deleteFrom('conversation_problems')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', 'in', (from) =>
      from
        .selectFrom('conversations')
        .select('id')
        .where('workspace_id', '=', scope.workspaceId)
        .where((where) => where.or([where('id', '=', conversation.id), where('survivor_id', '=', conversation.id)])),
    )
    .execute()
  await recordLink(scope, 'conversation.unlinked', conversation, was)
}

async function linking(scope: Scope, id: string): Promise<Linking> {
  const row = found(
    await scope.db
      .selectFrom('conversations')
      .select(['id', 'number', 'deleted_at', 'spam_at'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  return { ...row, problem: await problemOf(scope, id), affected: (await countAffected(scope, id)).total }
}

/** Of the linked conversation, heard where the problem is: both show it. */
const recordLink = (
  scope: Scope,
  type: 'conversation.linked' | 'conversation.unlinked',
  child: { id: string; number: number; person_id: string },
  parent: { id: string; number: number },
) =>
  record(scope, {
    type,
    subject: { kind: 'conversation', id: child.id },
    conversationId: parent.id,
    personId: child.person_id,
    data: { number: child.number, linkedId: child.id, problemId: parent.id, problemNumber: parent.number },
  })
