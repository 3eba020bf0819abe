import type { ColumnType, Generated } from 'kysely'
import type { Delivery, Status, Urgency } from '../../../contract/conversations.ts'
import type { Filter } from '../../../contract/filters.ts'
import type { Column, Grouping, ViewKind } from '../../../contract/views.ts'

/** JSON columns: objects when read, text when written. */
type Json<T> = ColumnType<T, string, string>

export interface Address {
  name: string | null
  email: string
}

export interface Recipients {
  to?: Address[]
  cc?: Address[]
  bcc?: Address[]
}

export interface Bounce {
  recipient: string | null
  kind: 'hard' | 'soft'
  status: string | null
  reason: string
  at: string
}

export interface ThreadReason {
  by: 'address' | 'own-message-id' | 'known-message-id' | 'subject-token' | 'new' | 'member'
  reason: string
  possibleMatchId?: string | null
}

export interface Automatic {
  kind: string
  reason: string
}

declare module '../../platform/db/database.ts' {
  interface Tables {
    topics: {
      workspace_id: string
      id: string
      name: string
      parent_id: string | null
      position: Generated<number>
      created_at: Generated<Date>
    }
    conversations: {
      workspace_id: string
      id: string
      number: number
      subject: string
      snippet: Generated<string>
      status: Status
      urgency: Generated<Urgency>
      person_id: string
      channel_id: string | null
      assignee_id: string | null
      team_id: string | null
      topic_id: string | null
      tags: Generated<string[]>
      language: string | null
      seq: Generated<number>
      message_count: Generated<number>
      last_from: Generated<'person' | 'member' | 'system'>
      last_message_at: Date
      attention_at: Date | null
      resolved_at: Date | null
      resolved_by: string | null
      deleted_at: Date | null
      spam_at: Date | null
      created_at: Date
    }
    messages: {
      workspace_id: string
      id: string
      conversation_id: string
      seq: number
      kind: 'inbound' | 'outbound' | 'note' | 'system'
      person_id: string | null
      member_id: string | null
      at: Date
      subject: string | null
      text: string
      html: string
      sanitiser_version: Generated<number>
      outside_pictures: Generated<number>
      from_name: string | null
      from_email: string | null
      recipients: Json<Recipients>
      automatic: Json<Automatic | null> | null
      thread: Json<ThreadReason | null> | null
      raw_mail_id: string | null
      unreadable: string | null
      delivery_state: Delivery['state'] | null
      delivery: Json<Omit<Delivery, 'state'> | null> | null
      bounces: ColumnType<Bounce[], string | undefined, string>
      created_at: Date
    }
    attachments: {
      workspace_id: string
      id: string
      message_id: string | null
      uploaded_by: string | null
      position: Generated<number>
      name: string
      type: string
      size: number
      hash: string
      content_id: string | null
      inline: Generated<boolean>
      created_at: Date
    }
    conversation_channels: { workspace_id: string; id: string; kind: string; name: string; addresses: string[] }
    possible_matches: { workspace_id: string; conversation_id: string; other_id: string }
    views: {
      workspace_id: string
      id: string
      name: string
      kind: ViewKind
      owner_id: string | null
      team_id: string | null
      filter: Json<Filter>
      sort_order: 'newest' | 'oldest' | 'due'
      columns: Column[]
      grouping_by: Grouping | null
      position: Generated<number>
      created_at: Date
      updated_at: Date
    }
    readings: { workspace_id: string; member_id: string; conversation_id: string; seq: number }
    drafts: {
      workspace_id: string
      conversation_id: string
      member_id: string
      kind: 'reply' | 'note'
      html: string
      recipients: Json<Recipients>
      attachment_ids: string[]
      seen_seq: number
      version: Generated<number>
      updated_at: Date
    }
  }
}
