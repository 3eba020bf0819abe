import type { ConversationLine, Status, Urgency } from '../../../../contract/conversations.ts'
import { record } from '../../../platform/events/record.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { conversationLine } from '../queries.ts'
import { isSettled, tidyTags } from '../rules.ts'
import { lockConversation } from './lock-conversation.ts'

export interface ConversationChange {
  subject?: string | undefined
  urgency?: Urgency | undefined
  topicId?: string | null | undefined
  tags?: string[] | undefined
  status?: Exclude<Status, 'resolved'> | undefined
}

/** Changes what a member can set by hand. The event says for each field what it was and what it is. */
export async function change(scope: Scope, id: string, input: ConversationChange): Promise<ConversationLine> {
  const before = await lockConversation(scope, id)
  if (input.topicId) await requireTopic(scope, input.topicId)
  const wanted = {
    subject: input.subject,
    urgency: input.urgency,
    topic_id: input.topicId,
    tags: input.tags && tidyTags(input.tags),
    status: input.status,
  }
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (field) => wanted[field] !== undefined && JSON.stringify(wanted[field]) !== JSON.stringify(before[field]),
  )
  if (changed.length) {
    const opened = changed.includes('status') && isSettled(before.status) && !isSettled(wanted.status ?? before.status)
    await scope.db
      .updateTable('conversations')
      .set({
        ...Object.fromEntries(changed.map((field) => [field, wanted[field]])),
        ...(opened ? { resolved_at: null, resolved_by: null } : {}),
      })
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .execute()
    await record(scope, {
      type: 'conversation.changed',
      subject: { kind: 'conversation', id },
      conversationId: id,
      personId: before.person_id,
      data: {
        number: before.number,
        changes: Object.fromEntries(changed.map((field) => [field, { from: before[field], to: wanted[field] }])),
      },
    })
  }
  return conversationLine(scope, id)
}

async function requireTopic(scope: Scope, id: string): Promise<void> {
  const row = await scope.db
    .selectFrom('topics')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw problem('invalid', { errors: [{ path: 'body.topicId', message: 'is no topic' }] })
}
