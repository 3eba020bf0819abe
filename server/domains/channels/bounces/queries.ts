import { sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

export interface SentMail {
  messageId: string
  conversationId: string
}

const sent = (scope: Scope) =>
  scope.db
    .selectFrom('outbound')
    .select(['message_id as messageId', 'conversation_id as conversationId'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('state', 'in', ['sending', 'sent', 'delivered', 'failed'])

/** Index: outbound_mail_id. */
export async function sentUnderId(scope: Scope, mailIds: readonly string[]): Promise<SentMail | undefined> {
  return mailIds.length ? sent(scope).where('mail_id', 'in', mailIds).limit(1).executeTakeFirst() : undefined
}

export const sentMessage = (scope: Scope, messageId: string): Promise<SentMail | undefined> =>
  sent(scope).where('message_id', '=', messageId).executeTakeFirst()

/** The newest mail to an address since a time, within one conversation where that is known. Index: outbound_recipients. */
export const lastSentTo = (
  scope: Scope,
  recipient: string,
  since: Date,
  conversationNumber: number | null,
): Promise<SentMail | undefined> =>
  sent(scope)
    .where(sql<boolean>`recipients @> array[${recipient.toLowerCase()}]`)
    .where('sent_at', '>=', since)
    .$if(conversationNumber !== null, (query) =>
      query.where('conversation_id', 'in', (inner) =>
        inner
          .selectFrom('conversations')
          .select('id')
          .where('workspace_id', '=', scope.workspaceId)
          .where('number', '=', conversationNumber ?? 0),
      ),
    )
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
