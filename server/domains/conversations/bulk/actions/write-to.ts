import { problem } from '../../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { markRead } from '../../actions/mark-read.ts'
import { tell } from '../../problems/actions/tell.ts'
import { replyWithUse } from '../../ready-reply-uses/actions/use-ready-reply.ts'
import { fillReadyReply } from '../../ready-reply-uses/queries.ts'
import { abilityFor, type Writing } from '../rules.ts'

/** Writes into one conversation what a member would write by hand, by the same actions. Answers the message. */
export async function writeTo(scope: Scope, id: string, seen: number, act: Writing): Promise<string> {
  requireAbility(scope, abilityFor(act))
  const message = act.kind === 'reply' ? await answer(scope, id, seen, act) : await tell(scope, id, seen, act)
  // Nothing new stood in it, or it had been refused; on a screen reading it is the screen's word.
  if (scope.actor.kind === 'member') await markRead(scope, id, message.seq)
  return message.id
}

async function answer(scope: Scope, id: string, seen: number, act: Writing & { kind: 'reply' }) {
  const filled = await fillReadyReply(scope, id, act.readyReplyId)
  if (!filled.language) throw problem('invalid', { errors: [{ path: 'act.readyReplyId', message: 'has no words' }] })
  const { status: _, ...actions } = filled.actions
  return replyWithUse(scope, id, {
    writtenIn: 'bulk',
    html: filled.html,
    attachmentIds: filled.attachments.map((attachment) => attachment.id),
    seenSeq: seen,
    cc: [],
    bcc: [],
    quote: true,
    sendAnyway: false,
    thenStatus: act.thenStatus,
    use: { readyReplyId: act.readyReplyId, actions },
  })
}
