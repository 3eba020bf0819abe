import { record } from '../../../../platform/events/record.ts'
import { translator } from '../../../../platform/i18n/i18n.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { addMessage } from '../../actions/add-message.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'

type Locked = Awaited<ReturnType<typeof lockConversation>>

/** The time has come: on top again, and the thread says why. Nothing where it was taken back or put off meanwhile. */
export async function wake(scope: Scope, id: string): Promise<void> {
  const conversation = await lockConversation(scope, id)
  if (!conversation.snoozed_until || conversation.snoozed_until > scope.now) return
  await addMessage(scope, conversation, {
    kind: 'system',
    at: scope.now,
    text: await whyBack(scope, conversation),
    html: '',
  })
  await comeBack(scope, conversation, 'time')
}

/** Ends the snooze of a locked conversation and says why; for whoever hears the customer as well. */
export async function comeBack(
  scope: Scope,
  conversation: Pick<Locked, 'id' | 'number' | 'person_id' | 'snoozed_by'>,
  why: 'time' | 'message',
): Promise<void> {
  await scope.db
    .updateTable('conversations')
    .set({ snoozed_at: null, snoozed_until: null, snoozed_by: null, returned_at: scope.now, returned_why: why })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', conversation.id)
    .execute()
  await record(scope, {
    type: 'conversation.returned',
    subject: { kind: 'conversation', id: conversation.id },
    conversationId: conversation.id,
    personId: conversation.person_id,
    data: { number: conversation.number, why, snoozedBy: conversation.snoozed_by },
  })
}

/** In the workspace's language, as everything that Kept writes into a thread. */
async function whyBack(scope: Scope, { snoozed_by }: Locked): Promise<string> {
  const workspace = await scope.db
    .selectFrom('workspaces')
    .select('language')
    .where('id', '=', scope.workspaceId)
    .executeTakeFirst()
  const member = await scope.db
    .selectFrom('members')
    .select('name')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', snoozed_by)
    .executeTakeFirst()
  const t = translator(workspace?.language ?? 'en')
  return member ? t('server:snooze.over-by', { name: member.name }) : t('server:snooze.over')
}
