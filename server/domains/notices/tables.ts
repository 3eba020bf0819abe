import type { ColumnType } from 'kysely'
import type { NoticeKind, NoticeSettings } from '../../../contract/notices.ts'

type Json<T> = ColumnType<T, string, string>

declare module '../../platform/db/database.ts' {
  interface Tables {
    notices: {
      workspace_id: string
      id: string
      member_id: string
      position: number
      kind: NoticeKind
      conversation_id: string
      message_id: string | null
      side_id: string | null
      side_message_id: string | null
      seq: number | null
      actor_kind: string
      actor_id: string | null
      snippet: string
      in_product: boolean
      at: Date
      read_at: Date | null
      mail_way: 'now' | 'digest' | null
      mail_at: Date | null
      mailed_at: Date | null
    }
    push_keys: { workspace_id: string; public_key: string; private_key: string; created_at: Date }
    push_subscriptions: {
      workspace_id: string
      id: string
      member_id: string
      endpoint: string
      endpoint_hash: string
      keys: string
      browser: string
      created_at: Date
      last_at: Date | null
      failure: string | null
    }
    notice_settings: {
      workspace_id: string
      member_id: string
      kinds: Json<NoticeSettings['kinds']>
      digest_minutes: number
      quiet: Json<NoticeSettings['quiet']> | null
      updated_at: Date
    }
  }
}
