import { sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'
import { readSideMailId, type SideName } from '../side-conversations/rules.ts'
import { formsOf, readOwnMailId, type ThreadKey } from '../threading/rules.ts'
import '../tables.ts'

export interface SentMail {
  messageId: string
  conversationId: string
  sideId: string | null
}

const sent = (scope: Scope) =>
  scope.db
    .selectFrom('outbound')
    .select(['message_id as messageId', 'conversation_id as conversationId', 'side_id as sideId'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('state', 'in', ['sending', 'sent', 'delivered', 'failed'])

/** Index: outbound_mail_id. */
async function sentUnderId(scope: Scope, mailIds: readonly string[]): Promise<SentMail | undefined> {
  return mailIds.length ? sent(scope).where('mail_id', 'in', mailIds).limit(1).executeTakeFirst() : undefined
}

/** Index: the primary key. */
async function sentUnderRewrittenId(scope: Scope, mailIds: readonly string[]): Promise<SentMail | undefined> {
  if (!mailIds.length) return undefined
  const known = await scope.db
    .selectFrom('mail_ids')
    .select('message_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('mail_id', 'in', mailIds)
    .where('rewritten', '=', true)
    .limit(1)
    .executeTakeFirst()
  return known && sentMessage(scope, known.message_id)
}

const sentMessage = (scope: Scope, messageId: string): Promise<SentMail | undefined> =>
  sent(scope).where('message_id', '=', messageId).executeTakeFirst()

/** The mail that bears one of these ids, or whose message one of them names under our hash. */
export async function sentUnderAnyOf(
  scope: Scope,
  key: ThreadKey,
  ids: readonly string[],
): Promise<SentMail | undefined> {
  const forms = ids.flatMap(formsOf)
  const byId = (await sentUnderId(scope, forms)) ?? (await sentUnderRewrittenId(scope, forms))
  if (byId) return byId
  for (const id of ids) {
    const own = readOwnMailId(key, id) ?? readSideMailId(key, id)
    const message = own && (await sentMessage(scope, own.messageId))
    if (message) return message
  }
  return undefined
}

/**
 * The newest mail to an address since a time, within one thread or side conversation where that is known. Index:
 * outbound_recipients.
 */
export const lastSentTo = (
  scope: Scope,
  recipient: string,
  since: Date,
  within: { number: number } | SideName | null,
): Promise<SentMail | undefined> =>
  sent(scope)
    .where(sql<boolean>`recipients @> array[${recipient.toLowerCase()}]`)
    .where('sent_at', '>=', since)
    .$if(within !== null, (query) =>
      query
        .where('conversation_id', 'in', (inner) =>
          inner
            .selectFrom('conversations')
            .select('id')
            .where('workspace_id', '=', scope.workspaceId)
            .where('number', '=', within?.number ?? 0),
        )
        .where('side_id', 'is not distinct from', (inner) =>
          inner
            .selectFrom('side_conversations')
            .select('id')
            .where('workspace_id', '=', scope.workspaceId)
            .whereRef('side_conversations.conversation_id', '=', 'outbound.conversation_id')
            .where('number', '=', within && 'side' in within ? within.side : 0),
        ),
    )
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
