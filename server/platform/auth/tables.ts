import type { Generated } from 'kysely'

declare module '../db/database.ts' {
  interface Tables {
    api_keys: {
      workspace_id: string
      id: string
      auth_key_id: string
      name: string
      start: string
      scopes: string[]
      created_by: string | null
      expires_at: Date | null
      created_at: Generated<Date>
    }
  }
}
