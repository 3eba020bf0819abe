declare module '../../../platform/db/database.ts' {
  interface Tables {
    todos: {
      workspace_id: string
      id: string
      conversation_id: string
      text: string
      owner_id: string | null
      due_at: Date | null
      by_member_id: string | null
      created_at: Date
      done_at: Date | null
      done_by: string | null
    }
  }
}

export {}
