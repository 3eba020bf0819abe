import type { UpdateAct } from '../../../../../contract/bulk.ts'
import type { Message } from '../../../../../contract/conversations.ts'
import { problem } from '../../../../platform/http/problem.ts'
import { sanitise } from '../../../../platform/mail/reading/html/sanitise.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { reply } from '../../messages/actions/reply.ts'
import { surroundingsOf } from '../../placeholders/queries.ts'
import { filled } from '../../ready-reply-uses/queries.ts'
import { isAffectedBy } from '../queries.ts'

/** Writes an update into one conversation with the problem, as a reply by hand. Answers the message. */
export async function tell(scope: Scope, askedId: string, seenSeq: number, act: UpdateAct): Promise<Message> {
  const conversation = await lockConversation(scope, askedId)
  const { id } = conversation
  if (!(await isAffectedBy(scope, id, act.problemId)))
    throw problem('not-in-this-state', { detail: 'It is not part of this problem any more.' })
  if (conversation.spam_at) throw problem('not-in-this-state', { detail: 'It is spam; take it back first.' })
  const around = await surroundingsOf(scope, id)
  const variant = act.variants.find(({ language }) => language === around.tongue.language)
  const language = variant?.language ?? around.workspaceLanguage
  const { html, missing } = filled(sanitise(variant?.html ?? act.html), around, language)
  if (missing.length)
    throw problem('invalid', {
      errors: [
        {
          path: 'body.html',
          message: 'still misses a value: {{names}}',
          data: { names: missing.map(({ placeholder }) => placeholder).join(', ') },
        },
      ],
    })
  return reply(scope, askedId, {
    writtenIn: 'bulk',
    html,
    attachmentIds: act.attachmentIds ?? [],
    seenSeq,
    cc: [],
    bcc: [],
    quote: true,
    sendAnyway: false,
    thenStatus: act.thenStatus,
  })
}
