import type { Generated } from 'kysely'

declare module '../../../platform/db/database.ts' {
  interface Tables {
    blocked_senders: {
      workspace_id: string
      id: string
      kind: 'address' | 'domain'
      value: string
      member_id: string | null
      kept: Generated<number>
      last_at: Date | null
      created_at: Date
    }
  }
}
