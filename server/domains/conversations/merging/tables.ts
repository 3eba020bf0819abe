declare module '../../../platform/db/database.ts' {
  interface Tables {
    conversation_merges: {
      workspace_id: string
      id: string
      survivor_id: string
      merged_id: string
      seq: number
      by_member_id: string | null
      at: Date
      undone_at: Date | null
      undone_by: string | null
      of_split: string | null
    }
  }
}

export {}
