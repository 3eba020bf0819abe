import type { ScheduledReply } from '../../../../../contract/scheduling.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { discardDraft } from '../../drafts/actions/save-draft.ts'
import { refuseUnseen } from '../../messages/actions/refuse-unseen.ts'
import { readWritten, takeFiles } from '../../messages/actions/written.ts'
import { visibleReadyReply } from '../../ready-replies/queries.ts'
import { lockScheduled, oneScheduled } from '../queries.ts'
import { faultOfTime, scheduledJob } from '../rules.ts'
import type { KeptReply } from '../tables.ts'

type Input = KeptReply & { seenSeq: number; sendAt: string }

/** Keeps a reply for later. What would refuse it now refuses it now, and not at night when nobody is there. */
export async function schedule(scope: Scope, conversationId: string, input: Input): Promise<ScheduledReply> {
  if (scope.actor.kind !== 'member') throw problem('not-allowed')
  const { seenSeq, sendAt, ...reply } = input
  const conversation = await lockConversation(scope, conversationId)
  checkTime(scope, sendAt)
  if (conversation.deleted_at || !conversation.channel_id) throw problem('not-in-this-state')
  await refuseUnseen(scope, conversation.id, seenSeq, conversationId)
  const files = await takeFiles(scope, input.attachmentIds)
  const written = readWritten(input.html, files)
  if (!written) throw problem('invalid', { errors: [{ path: 'body.html', message: 'says nothing' }] })
  if (input.use) await visibleReadyReply(scope, input.use.readyReplyId)
  const id = newId()
  await scope.db
    .insertInto('scheduled_replies')
    .values({
      workspace_id: scope.workspaceId,
      id,
      conversation_id: conversationId,
      member_id: scope.actor.id,
      reply: JSON.stringify({ ...reply, html: written.html, attachmentIds: files.map((file) => file.id) }),
      seen_seq: seenSeq,
      send_at: new Date(sendAt),
      state: 'waiting',
      held_reason: null,
      message_id: null,
      created_at: scope.now,
    })
    .execute()
  await wakeAt(scope, id, sendAt)
  await discardDraft(scope, conversationId, 'reply')
  await tell(scope, id, conversationId, { change: 'scheduled', sendAt })
  return oneScheduled(scope, id)
}

/** Another time. Whoever says so has read what `seenSeq` says, so one that was held waits again. */
export async function reschedule(
  scope: Scope,
  id: string,
  input: { sendAt: string; seenSeq: number },
): Promise<ScheduledReply> {
  const row = await lockScheduled(scope, id)
  checkTime(scope, input.sendAt)
  const conversation = await lockConversation(scope, row.conversation_id)
  await refuseUnseen(scope, conversation.id, input.seenSeq, row.conversation_id)
  await scope.db
    .updateTable('scheduled_replies')
    .set({ send_at: new Date(input.sendAt), seen_seq: input.seenSeq, state: 'waiting', held_reason: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  await wakeAt(scope, id, input.sendAt)
  await tell(scope, id, row.conversation_id, { change: 'rescheduled', sendAt: input.sendAt })
  return oneScheduled(scope, id)
}

function checkTime(scope: Scope, sendAt: string): void {
  const fault = faultOfTime(new Date(sendAt), scope.now)
  if (fault) throw problem('invalid', { errors: [{ path: 'body.sendAt', message: fault }] })
}

/** One job a reply: a new time takes the place of the old. */
const wakeAt = (scope: Scope, id: string, sendAt: string): Promise<void> =>
  addJob(
    scope.db,
    scheduledJob,
    { workspaceId: scope.workspaceId, id },
    { key: `scheduled:${id}`, runAt: new Date(sendAt) },
  )

export const tell = (scope: Scope, id: string, conversationId: string, data: Record<string, unknown>): Promise<void> =>
  record(scope, { type: 'reply.scheduled', subject: { kind: 'scheduled-reply', id }, conversationId, data })
