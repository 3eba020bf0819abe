import { sql } from 'kysely'
import type { SendingFailure } from '../../../../platform/mail/sending/failure.ts'
import type { HandedOver } from '../../../../platform/mail/sending/relay.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { recordBounce, setDelivery } from '../../../conversations/index.ts'
import { noteState } from '../../connections/actions/note-state.ts'
import { learnIds } from '../../threading/actions/learn-ids.ts'
import { idsInAnswer } from '../../threading/rules.ts'
import { nextAttempt } from '../rules.ts'
import type { ClaimedMail } from './claim-mail.ts'
import { addSending } from './queue-mail.ts'

/** The relay has it. Recipients it refused while it took others are noted as bounces of the message. */
export async function noteSent(scope: Scope, { outbound, channel }: ClaimedMail, handed: HandedOver): Promise<void> {
  const { state } = await scope.db
    .updateTable('outbound')
    .set({
      // A quick relay has reported that it arrived before its own yes was noted.
      state: sql<'sent' | 'delivered'>`case when delivered_at is null then 'sent' else 'delivered' end`,
      answer: handed.answer,
      reason: null,
      sent_at: scope.now,
      claimed_by: null,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('message_id', '=', outbound.message_id)
    .returning('state')
    .executeTakeFirstOrThrow()
  await setDelivery(scope, outbound.message_id, {
    state,
    attempts: outbound.attempts,
    reason: null,
    nextAttemptAt: null,
  })
  const given = { mailId: outbound.mail_id, addresses: outbound.recipients }
  const sent = { messageId: outbound.message_id, conversationId: outbound.conversation_id, sideId: outbound.side_id }
  await learnIds(scope, sent, idsInAnswer(handed.answer, given))
  for (const { recipient, status, words } of handed.refused) {
    const kind = status >= 500 ? 'hard' : 'soft'
    const code = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1] ?? null
    await recordBounce(scope, outbound.message_id, { recipient, kind, status: code, reason: words, at: scope.now })
  }
  if (channel?.states.some(({ part, ok }) => part === 'smtp-out' && !ok)) {
    await noteState(scope, channel.id, { part: 'smtp-out', ok: true, reason: null, advice: null })
  }
}

/** The relay has it not: tried again later, or failed with its words. */
export async function noteFailed(
  scope: Scope,
  { outbound, channel }: ClaimedMail,
  { failure, advice }: { failure: SendingFailure; advice: string | null },
): Promise<void> {
  const again = failure.kind === 'permanent' ? null : nextAttempt(outbound.attempts, outbound.send_at, scope.now)
  const state = again ? 'queued' : 'failed'
  await scope.db
    .updateTable('outbound')
    .set({ state, reason: failure.words, next_attempt_at: again, claimed_by: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('message_id', '=', outbound.message_id)
    .execute()
  await setDelivery(scope, outbound.message_id, {
    state,
    attempts: outbound.attempts,
    reason: failure.words,
    nextAttemptAt: again,
  })
  if (again) await addSending(scope, outbound.message_id, again, outbound.attempts)
  if (channel && (failure.kind === 'settings' || advice === 'no-relay')) {
    await noteState(scope, channel.id, { part: 'smtp-out', ok: false, reason: failure.words, advice })
  }
}
