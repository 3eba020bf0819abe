import type { ConversationLine } from '../../../../../contract/conversations.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { conversationLine } from '../../queries.ts'
import { isSettled } from '../../rules.ts'
import { refusedUntil, wakingJob } from '../rules.ts'

/** Out of the lists until a time, or until the customer writes (`until` null). A later word replaces an earlier one. */
export async function snooze(scope: Scope, askedId: string, until: Date | null): Promise<ConversationLine> {
  const conversation = await lockConversation(scope, askedId)
  const { id } = conversation
  const refused = refusedUntil(until, scope.now)
  if (refused) throw problem('invalid', { errors: [{ path: 'body.until', message: refused }] })
  if (isSettled(conversation.status) || conversation.deleted_at || conversation.spam_at)
    throw problem('not-in-this-state', { detail: 'Nothing waits in it.' })
  await scope.db
    .updateTable('conversations')
    .set({
      snoozed_at: scope.now,
      snoozed_until: until,
      snoozed_by: scope.actor.kind === 'member' ? scope.actor.id : null,
      returned_at: null,
      returned_why: null,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  if (until) await addWaking(scope, id, until)
  await record(scope, {
    type: 'conversation.snoozed',
    subject: { kind: 'conversation', id },
    conversationId: id,
    personId: conversation.person_id,
    data: { number: conversation.number, until: until?.toISOString() ?? null },
  })
  return conversationLine(scope, id)
}

export const addWaking = (scope: Scope, id: string, at: Date): Promise<void> =>
  addJob(
    scope.db,
    wakingJob,
    { workspaceId: scope.workspaceId, conversationId: id },
    { key: `${wakingJob}:${id}`, runAt: at },
  )

/** Back into the lists now, where it was; saying it twice changes nothing. */
export async function unsnooze(scope: Scope, askedId: string): Promise<ConversationLine> {
  const conversation = await lockConversation(scope, askedId)
  const { id } = conversation
  if (conversation.snoozed_at) {
    await scope.db
      .updateTable('conversations')
      .set({ snoozed_at: null, snoozed_until: null, snoozed_by: null })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .execute()
    await record(scope, {
      type: 'conversation.unsnoozed',
      subject: { kind: 'conversation', id },
      conversationId: id,
      personId: conversation.person_id,
      data: { number: conversation.number },
    })
  }
  return conversationLine(scope, id)
}
