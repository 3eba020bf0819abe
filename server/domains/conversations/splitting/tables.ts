declare module '../../../platform/db/database.ts' {
  interface Tables {
    conversation_splits: {
      workspace_id: string
      id: string
      from_id: string
      to_id: string
      by_member_id: string | null
      at: Date
      undone_at: Date | null
      undone_by: string | null
    }
    split_messages: { workspace_id: string; split_id: string; message_id: string; home_id: string; seq: number }
  }
}

export {}
