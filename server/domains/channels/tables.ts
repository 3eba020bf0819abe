import type { ColumnType, Generated, Selectable } from 'kysely'
import type { Tables } from '../../platform/db/database.ts'

export type ChannelRow = Selectable<Tables['channels']>

type Json<T> = ColumnType<T, string, string>

/** Where mail is fetched or handed over, without its secrets. */
export interface ServerSettings {
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  user?: string
  oauth?: { tokenUrl: string; clientId: string }
}
export interface ImapServer extends ServerSettings {
  user: string
  folder: string
}
export interface StoredState {
  part: 'smtp-in' | 'imap' | 'smtp-out'
  ok: boolean
  since: string
  reason: string | null
  /** Key of the advice in locales, so that each reader gets it in their language. */
  advice: string | null
}
export interface Envelope {
  from: string
  to: string[]
  remote: string | null
  /** How the machine at `remote` called itself. */
  helo?: string
  /** Set where only the header was fetched, because the mail is larger than what is taken. */
  tooLarge?: number
}

export type MailSource = 'smtp' | 'imap' | 'http'
export type MailState = 'received' | 'read' | 'unreadable' | 'duplicate' | 'failed'
export type OutboundState = 'queued' | 'sending' | 'sent' | 'delivered' | 'failed'

declare module '../../platform/db/database.ts' {
  interface Tables {
    channels: {
      workspace_id: string
      id: string
      kind: 'email'
      name: string
      address: string
      from_name: string | null
      enabled: Generated<boolean>
      language: 'en' | 'ru' | 'bg' | null
      team_id: string | null
      reply_minutes: number | null
      automatic_reply: Generated<boolean>
      automatic_reply_text: string | null
      signature: string | null
      reopen_kind: Generated<'reopen' | 'new'>
      reopen_days: Generated<number>
      imap: Json<ImapServer | null> | null
      smtp: Json<ServerSettings | null> | null
      dkim: Json<{ domain: string; selector: string } | null> | null
      checked_by: string | null
      secrets: string | null
      states: ColumnType<StoredState[], string | undefined, string>
      removed_at: Date | null
      created_at: Generated<Date>
    }
    channel_addresses: { workspace_id: string; address: string; channel_id: string }
    raw_mails: {
      workspace_id: string
      id: string
      channel_id: string
      source: MailSource
      hash: string
      size: number
      envelope: Json<Envelope>
      state: Generated<MailState>
      reason: string | null
      from_email: string | null
      message_id: string | null
      conversation_id: string | null
      attempts: Generated<number>
      received_at: Date
    }
    mail_ids: {
      workspace_id: string
      mail_id: string
      message_id: string
      conversation_id: string
      fingerprint: string
      /** Given by a relay to a mail of ours, in place of its own. */
      rewritten: Generated<boolean>
      /** The side conversation it belongs to; null in a thread. */
      side_id: ColumnType<string | null, string | null | undefined, string | null>
      at: Date
    }
    imap_cursors: {
      workspace_id: string
      channel_id: string
      folder: string
      uid_validity: string
      last_uid: number
      fetched_at: Date
    }
    outbound: {
      workspace_id: string
      id: string
      message_id: string
      conversation_id: string
      side_id: string | null
      channel_id: string
      mail_id: string
      state: OutboundState
      automatic: Generated<boolean>
      in_reply_to: string | null
      references: ColumnType<string[], string[] | undefined, string[]>
      recipients: ColumnType<string[], string[] | undefined, string[]>
      quote: Generated<boolean>
      attempts: Generated<number>
      claimed_by: string | null
      send_at: Date
      next_attempt_at: Date | null
      reason: string | null
      answer: string | null
      sent_at: Date | null
      /** Addresses of which a server said that they got it. */
      delivered_to: ColumnType<string[], string[] | undefined, string[]>
      delivered_at: Date | null
      created_at: Date
    }
    automatic_replies: { workspace_id: string; address: string; conversation_id: string; at: Date }
  }
}
