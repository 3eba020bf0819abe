declare module '../../../platform/db/database.ts' {
  interface Tables {
    ready_reply_uses: {
      workspace_id: string
      id: string
      ready_reply_id: string
      conversation_id: string
      message_id: string | null
      member_id: string | null
      topic_id: string | null
      channel_id: string | null
      team_id: string | null
      language: string | null
      at: Date
      resolved_at: Date | null
      reopened_at: Date | null
    }
  }
}

export {}
