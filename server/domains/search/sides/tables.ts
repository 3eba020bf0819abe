declare module '../../../platform/db/database.ts' {
  interface Tables {
    search_side_documents: { workspace_id: string; side_id: string; at: Date; lexemes: string }
  }
}

export {}
