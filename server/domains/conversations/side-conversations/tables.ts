import type { ColumnType, Generated } from 'kysely'
import type { Authenticity } from '../../../../contract/authenticity.ts'
import type { Delivery } from '../../../../contract/conversations.ts'
import type { SideConversation, SideMessage } from '../../../../contract/side-conversations.ts'
import type { Automatic, Bounce, Recipients } from '../tables.ts'

/** JSON columns: objects when read, text when written. */
type Json<T> = ColumnType<T, string, string>
type JsonWithDefault<T> = ColumnType<T, string | undefined, string>

declare module '../../../platform/db/database.ts' {
  interface Tables {
    side_conversations: {
      workspace_id: string
      id: string
      conversation_id: string
      number: number
      /** A team is asked, or by a channel somebody outside. */
      team_id: string | null
      channel_id: string | null
      owner_id: string | null
      asked_by: string | null
      subject: string
      recipients: JsonWithDefault<Recipients>
      participants: Generated<string[]>
      state: SideConversation['state']
      due_at: Date
      seq: Generated<number>
      created_at: Date
      done_at: Date | null
      done_by: string | null
    }
    side_messages: {
      workspace_id: string
      side_id: string
      seq: number
      id: string
      member_id: string | null
      from_name: string | null
      from_email: string | null
      from_asked: boolean
      recipients: JsonWithDefault<Recipients>
      html: string
      text: string
      quoted_html: string | null
      sanitiser_version: number
      outside_pictures: Generated<number>
      automatic: Json<Automatic | null> | null
      authenticity: Json<Authenticity | null> | null
      doubt: SideMessage['doubt']
      raw_mail_id: string | null
      unreadable: string | null
      delivery_state: Delivery['state'] | null
      delivery: Json<Omit<Delivery, 'state'> | null> | null
      bounces: JsonWithDefault<Bounce[]>
      at: Date
    }
  }
}
