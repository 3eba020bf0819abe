import { sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'
import type { AnsweredBefore } from './rules.ts'
import '../tables.ts'

const day = 24 * 60 * 60 * 1000

/** Index: automatic_replies_recent. */
export async function answeredBefore(scope: Scope, address: string, conversationId: string): Promise<AnsweredBefore> {
  const row = await scope.db
    .selectFrom('automatic_replies')
    .select([
      sql<number>`count(*)::int`.as('toSender'),
      sql<number>`(count(*) filter (where conversation_id = ${conversationId}))::int`.as('inConversation'),
    ])
    .where('workspace_id', '=', scope.workspaceId)
    .where('address', '=', address)
    .where('at', '>', new Date(scope.now.getTime() - day))
    .executeTakeFirst()
  return row ?? { toSender: 0, inConversation: 0 }
}

/** Who began a conversation by writing, and in which language they are spoken to. */
export const firstWriter = (scope: Scope, conversationId: string) =>
  scope.db
    .selectFrom('messages')
    .innerJoin('conversations', (join) =>
      join
        .onRef('conversations.workspace_id', '=', 'messages.workspace_id')
        .onRef('conversations.id', '=', 'messages.conversation_id'),
    )
    .innerJoin('people', (join) =>
      join
        .onRef('people.workspace_id', '=', 'conversations.workspace_id')
        .onRef('people.id', '=', 'conversations.person_id'),
    )
    .select([
      'messages.from_email',
      'messages.from_name',
      'conversations.number',
      sql<string | null>`coalesce(people.language, conversations.language)`.as('language'),
    ])
    .where('messages.workspace_id', '=', scope.workspaceId)
    .where('messages.conversation_id', '=', conversationId)
    .where('messages.kind', '=', 'inbound')
    .orderBy('messages.seq')
    .limit(1)
    .executeTakeFirst()
