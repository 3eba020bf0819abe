import { sql } from 'kysely'
import type { Platform } from '../../../platform/platform.ts'
import type { Scope } from '../../../platform/scope.ts'
import { findChannel } from '../queries.ts'
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

const remembered = 5000

/**
 * Does a channel answer by itself? Asked for each conversation that begins, and almost always no: so the answer is
 * remembered for five seconds, and forgotten at once when a channel changes.
 */
export function createAnswering({ bus }: Pick<Platform, 'bus'>) {
  const known = new Map<string, { answers: boolean; until: number }>()
  bus.subscribe((topic) => topic === 'channels' && known.clear())
  return async (scope: Scope, channelId: string): Promise<boolean> => {
    const last = known.get(channelId)
    if (last && last.until > Date.now()) return last.answers
    const channel = await findChannel(scope, channelId)
    const answers = Boolean(channel?.enabled && channel.automatic_reply)
    known.set(channelId, { answers, until: Date.now() + remembered })
    return answers
  }
}
