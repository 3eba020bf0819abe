import type { ConversationLine } from '../../../../contract/conversations.ts'
import type { GivenValues } from '../../../../contract/fields.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { act } from '../acts/actions/act.ts'
import { resolving } from '../acts/rules.ts'
import { fillFields, requireFields } from '../forms/actions/require-fields.ts'
import { refuseUnseen } from '../messages/actions/refuse-unseen.ts'
import { conversationLine } from '../queries.ts'
import { isSettled } from '../rules.ts'
import { categoryOf } from '../statuses/queries.ts'
import { lockConversation } from './lock-conversation.ts'

/** Resolves; saying it twice changes nothing. Refused where the person wrote since `seenSeq`, and without required fields. */
export async function resolve(
  scope: Scope,
  askedId: string,
  input: { seenSeq?: number | undefined; statusId?: string | undefined; fields?: GivenValues | undefined },
): Promise<ConversationLine> {
  const conversation = await lockConversation(scope, askedId)
  const { id } = conversation
  if (input.seenSeq !== undefined) await refuseUnseen(scope, id, input.seenSeq, askedId)
  if (input.statusId && (await categoryOf(scope, input.statusId)) !== 'resolved')
    throw problem('invalid', { errors: [{ path: 'body.statusId', message: 'is of another category than resolved' }] })
  if (isSettled(conversation.status)) return conversationLine(scope, id)
  const filled = await fillFields(scope, conversation, input.fields)
  await requireFields(scope, conversation)
  const told = filled.map(({ type, data = {} }) => ({ type, data }))
  await act(scope, [conversation], resolving({ ...byWhom(scope), statusId: input.statusId }, told))
  return conversationLine(scope, id)
}

/** When, and by which member; a program resolves in nobody's name. */
export const byWhom = ({ now, actor }: Scope) => ({ at: now, by: actor.kind === 'member' ? actor.id : null })
