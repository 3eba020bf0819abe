import type { Message } from '../../../../../contract/conversations.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { memberProfile } from '../../../team/index.ts'
import { addMessage } from '../../actions/add-message.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import type { Address } from '../../tables.ts'
import { defaultRecipients } from '../../thread/queries.ts'
import { oneMessage } from '../queries.ts'
import { newestUnseen } from './refuse-unseen.ts'
import { attach, readWritten, takeFiles } from './written.ts'

export interface Reply {
  html: string
  attachmentIds: string[]
  seenSeq: number
  to?: Address[] | undefined
  cc: Address[]
  bcc: Address[]
  quote: boolean
  sendAnyway: boolean
  thenStatus: 'open' | 'waiting-on-customer' | 'waiting-on-us' | 'resolved'
}

/**
 * Answers the person. Under the conversation's lock it is known what is newest, so a reply of somebody who has not seen it
 * is refused on every path; `sendAnyway` goes ahead and is recorded. The message waits for the writer's undo seconds.
 */
export async function reply(scope: Scope, id: string, input: Reply): Promise<Message> {
  const conversation = await lockConversation(scope, id)
  if (conversation.deleted_at)
    throw problem('not-in-this-state', { detail: 'The conversation is in the trash; restore it first.' })
  if (!conversation.channel_id)
    throw problem('not-in-this-state', { detail: 'The conversation has no channel to answer by.' })
  const unseen = await newestUnseen(scope, id, input.seenSeq)
  if (unseen !== null && !input.sendAnyway)
    throw problem('unseen-message', { data: { seq: unseen, seenSeq: input.seenSeq } })

  const files = await takeFiles(scope, input.attachmentIds)
  const written = readWritten(input.html, files)
  if (!written) throw problem('invalid', { errors: [{ path: 'body.html', message: 'says nothing' }] })
  const to = input.to ?? (await defaultRecipients(scope, id)).to
  if (!to.length) throw problem('invalid', { errors: [{ path: 'body.to', message: 'nobody to send it to' }] })

  const memberId = scope.actor.kind === 'member' ? scope.actor.id : null
  const undoSeconds = memberId ? (await memberProfile(scope, memberId)).undoSeconds : 0
  const sendAt = new Date(scope.now.getTime() + undoSeconds * 1000)
  const resolved = input.thenStatus === 'resolved'
  const message = await addMessage(
    scope,
    conversation,
    {
      kind: 'outbound',
      at: scope.now,
      memberId,
      subject: conversation.subject,
      ...written,
      recipients: { to, cc: input.cc, bcc: input.bcc },
      delivery: { state: 'waiting', sendAt: sendAt.toISOString(), attempts: 0, reason: null, nextAttemptAt: null },
    },
    { status: input.thenStatus, resolvedAt: resolved ? scope.now : null, resolvedBy: resolved ? memberId : null },
  )
  await attach(scope, message.id, written.html, files)
  await dropDraft(scope, id, memberId)
  const about = { conversationId: id, personId: conversation.person_id, seq: message.seq }
  const subject = { kind: 'message', id: message.id }
  await record(
    scope,
    {
      type: 'message.queued',
      subject,
      ...about,
      data: {
        messageId: message.id,
        channelId: conversation.channel_id,
        automatic: false,
        sendAt: sendAt.toISOString(),
        quote: input.quote,
        number: conversation.number,
      },
    },
    ...(unseen === null
      ? []
      : [
          {
            type: 'message.sent-anyway' as const,
            subject,
            ...about,
            data: { unseenSeq: unseen, seenSeq: input.seenSeq, number: conversation.number },
          },
        ]),
    ...(resolved && conversation.status !== 'resolved'
      ? [
          {
            type: 'conversation.resolved' as const,
            subject: { kind: 'conversation', id },
            ...about,
            data: { number: conversation.number, from: conversation.status },
          },
        ]
      : []),
  )
  return oneMessage(scope, message.id)
}

async function dropDraft(scope: Scope, conversationId: string, memberId: string | null): Promise<void> {
  if (!memberId) return
  await scope.db
    .deleteFrom('drafts')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', memberId)
    .where('kind', '=', 'reply')
    .execute()
}
