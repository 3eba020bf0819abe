import { newId } from '../../../../platform/db/ids.ts'
import { sideBySide } from '../../../../platform/db/side-by-side.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import type { Platform } from '../../../../platform/platform.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { messageToSend } from '../../../conversations/index.ts'
import { readSideMailId, sideMailId } from '../../side-conversations/rules.ts'
import { ownMailId, readOwnMailId, type ThreadKey } from '../../threading/rules.ts'
import { mailIdsOf } from '../queries.ts'
import { referencesOf, sendingJob } from '../rules.ts'

export interface Queued {
  messageId: string
  channelId: string
  automatic: boolean
  sendAt: Date
  quote: boolean
}

/**
 * Makes the mail of a message: one row and one Message-ID for ever. Asked again for a message that failed, it goes back
 * into the queue under the same id.
 */
export async function queueMail(scope: Scope, platform: Platform, queued: Queued): Promise<void> {
  const message = await messageToSend(scope, queued.messageId)
  // Taken back before anybody heard of it.
  if (!message) return
  const key: ThreadKey = { secret: platform.config.secret, workspaceId: scope.workspaceId }
  const { number, side } = message
  const { mailName } = platform.config
  const sideId = side?.id ?? null
  const mailId = side
    ? sideMailId(key, { number, side: side.number }, message.id, mailName)
    : ownMailId(key, number, message.id, mailName)
  const known = await mailIdsOf(scope, message.conversationId, sideId)
  const isOurs = (id: string) => readOwnMailId(key, id) ?? readSideMailId(key, id)
  const theirs = known.find((id) => !id.rewritten && !isOurs(id.mailId))
  const queueing = scope.db
    .insertInto('outbound')
    .values({
      workspace_id: scope.workspaceId,
      id: newId(),
      message_id: message.id,
      conversation_id: message.conversationId,
      side_id: sideId,
      channel_id: queued.channelId,
      mail_id: mailId,
      state: 'queued',
      automatic: queued.automatic,
      in_reply_to: (theirs ?? known[0])?.mailId ?? null,
      references: referencesOf(known.map((id) => id.mailId).filter((id) => id !== mailId)),
      recipients: [...message.to, ...message.cc, ...message.bcc].map(({ email }) => email.toLowerCase()),
      quote: queued.quote,
      send_at: queued.sendAt,
      created_at: scope.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'message_id'])
        .doUpdateSet({
          state: 'queued',
          attempts: 0,
          send_at: queued.sendAt,
          next_attempt_at: null,
          reason: null,
          claimed_by: null,
          delivered_to: [],
          delivered_at: null,
        })
        .where('outbound.state', '=', 'failed'),
    )
    .execute()
  const knowing = scope.db
    .insertInto('mail_ids')
    .values({
      workspace_id: scope.workspaceId,
      mail_id: mailId,
      message_id: message.id,
      conversation_id: message.conversationId,
      side_id: sideId,
      fingerprint: '',
      at: scope.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sideBySide([queueing, knowing, addSending(scope, message.id, queued.sendAt, 0)])
}

/** Each attempt is a job of its own, so that one which is still running cannot swallow the next. */
export const addSending = (scope: Scope, messageId: string, at: Date, attempt: number): Promise<void> =>
  addJob(
    scope.db,
    sendingJob,
    { workspaceId: scope.workspaceId, messageId },
    { key: `${sendingJob}:${messageId}:${attempt}`, runAt: at },
  )

/** A message that was taken back has nothing left to send. */
export async function forgetMail(scope: Scope, messageId: string): Promise<void> {
  await scope.db
    .deleteFrom('outbound')
    .where('workspace_id', '=', scope.workspaceId)
    .where('message_id', '=', messageId)
    .where('state', '=', 'queued')
    .execute()
  await scope.db
    .deleteFrom('mail_ids')
    .where('workspace_id', '=', scope.workspaceId)
    .where('message_id', '=', messageId)
    .execute()
}
