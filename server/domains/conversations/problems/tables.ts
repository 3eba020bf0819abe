declare module '../../../platform/db/database.ts' {
  interface Tables {
    conversation_problems: {
      workspace_id: string
      conversation_id: string
      problem_id: string
      by_member_id: string | null
      at: Date
    }
  }
}

export {}
