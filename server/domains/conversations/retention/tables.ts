import type { Generated } from 'kysely'

declare module '../../../platform/db/database.ts' {
  interface Tables {
    retention_rules: {
      workspace_id: string
      trash_days: number | null
      spam_days: number | null
      resolved_months: number | null
      raw_mail: boolean
      erased: Generated<number>
      erased_at: Date | null
      changed_at: Date
    }
  }
}
