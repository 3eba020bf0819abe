import type { ColumnType, Generated } from 'kysely'
import type { ReplyActions } from '../../../../contract/ready-replies.ts'
import type { ViewKind } from '../../../../contract/views.ts'

declare module '../../../platform/db/database.ts' {
  interface Tables {
    reply_folders: { workspace_id: string; id: string; name: string; position: Generated<number> }
    ready_replies: {
      workspace_id: string
      id: string
      name: string
      kind: ViewKind
      owner_id: string | null
      team_id: string | null
      folder_id: string | null
      topic_ids: string[]
      actions: ColumnType<ReplyActions, string, string>
      created_at: Date
      updated_at: Date
    }
    ready_reply_variants: {
      workspace_id: string
      ready_reply_id: string
      language: string
      html: string
      text: string
      attachment_ids: string[]
    }
  }
}
