import type { ColumnType } from 'kysely'
import type { Reply } from '../messages/actions/reply.ts'
import type { Use } from '../ready-reply-uses/actions/use-ready-reply.ts'

/** All of a reply but what is decided when it leaves. */
export type KeptReply = Omit<Reply, 'seenSeq' | 'sendAnyway' | 'unseenSeq'> & { use?: Use | undefined }

declare module '../../../platform/db/database.ts' {
  interface Tables {
    scheduled_replies: {
      workspace_id: string
      id: string
      conversation_id: string
      member_id: string
      reply: ColumnType<KeptReply, string, string>
      seen_seq: number
      send_at: Date
      state: 'waiting' | 'held' | 'sent' | 'cancelled'
      held_reason: string | null
      message_id: string | null
      created_at: Date
    }
  }
}
