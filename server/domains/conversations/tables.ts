import type { ColumnType, Generated } from 'kysely'
import type { Authenticity } from '../../../contract/authenticity.ts'
import type { Order } from '../../../contract/conversation-orders.ts'
import type { Delivery, Status, Urgency } from '../../../contract/conversations.ts'
import type { Filter } from '../../../contract/filters.ts'
import type { ReplyActions } from '../../../contract/ready-replies.ts'
import type { Column, ViewKind } from '../../../contract/views.ts'
import type { Block } from './blocking/rules.ts'

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

/** The ready-made reply that a draft began with, and what of it goes along. */
export interface DraftUse {
  readyReplyId: string
  actions: ReplyActions
}

export interface Bounce {
  recipient: string | null
  kind: 'hard' | 'soft'
  status: string | null
  reason: string
  at: string
}

/** Where a message that leaves stands now. */
export interface DeliveryChange {
  state: Delivery['state']
  attempts: number
  reason: string | null
  nextAttemptAt: Date | null
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

/** A message that the writer of another had not seen. */
export interface UnseenThen {
  id: string
  seq: number
  author: string | null
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
      status_id: string | null
      urgency: Generated<Urgency>
      person_id: string
      /** For which of the person's companies it is; null: for the main one. */
      company_id: string | null
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
      spam_reason: ColumnType<Block | null, string | null | undefined, string | null>
      snoozed_at: Date | null
      snoozed_until: Date | null
      snoozed_by: string | null
      returned_at: Date | null
      returned_why: 'time' | 'message' | null
      survivor_id: string | null
      created_at: Date
    }
    team_drafts: {
      workspace_id: string
      conversation_id: string
      html: string
      recipients: Json<Recipients>
      attachment_ids: string[]
      seen_seq: number
      version: number
      holder_id: string | null
      started_by: string
      updated_by: string
      updated_at: Date
    }
    team_draft_versions: {
      workspace_id: string
      conversation_id: string
      version: number
      html: string
      member_id: string
      at: Date
    }
    followers: { workspace_id: string; conversation_id: string; member_id: string; at: Date }
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
      snippet: string | null
      html: string
      sanitiser_version: Generated<number>
      outside_pictures: Generated<number>
      from_name: string | null
      from_email: string | null
      recipients: Json<Recipients>
      automatic: Json<Automatic | null> | null
      thread: Json<ThreadReason | null> | null
      authenticity: Json<Authenticity | null> | null
      raw_mail_id: string | null
      unreadable: string | null
      delivery_state: Delivery['state'] | null
      delivery: Json<Omit<Delivery, 'state'> | null> | null
      bounces: ColumnType<Bounce[], string | undefined, string>
      sent_anyway: Json<UnseenThen[] | null> | null
      side_id: string | null
      created_at: Date
    }
    attachments: {
      workspace_id: string
      id: string
      message_id: string | null
      side_message_id: ColumnType<string | null, string | null | undefined, string | null>
      uploaded_by: string | null
      position: Generated<number>
      name: string
      type: string
      size: number
      hash: string
      content_id: string | null
      inline: Generated<boolean>
      ready_made: Generated<boolean>
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
      sort_order: Order
      columns: Column[]
      grouping_by: string | null
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
      ready_use: Json<DraftUse | null> | null
      version: Generated<number>
      updated_at: Date
    }
  }
}
