import type { Generated } from 'kysely'

declare module '../../platform/db/database.ts' {
  interface Tables {
    search_documents: { workspace_id: string; conversation_id: string; block: number; at: Date; lexemes: string }
    search_words: { workspace_id: string; word: string; sound: string; uses: number }
    search_progress: {
      workspace_id: string
      version: number
      newest_block: Generated<number>
      newest_count: Generated<number>
      oldest_block: Generated<number>
      oldest_count: Generated<number>
      filled_to: string | null
      filled: Generated<boolean>
      indexed_at: Date | null
    }
  }
}
