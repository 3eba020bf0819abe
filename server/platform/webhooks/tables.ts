import type { Generated } from 'kysely'

declare module '../db/database.ts' {
  interface Tables {
    webhooks: {
      workspace_id: string
      id: string
      url: string
      events: string[]
      enabled: Generated<boolean>
      /** Sealed. */
      secret: string
      failing_since: Date | null
      created_at: Generated<Date>
    }
    webhook_deliveries: {
      workspace_id: string
      id: string
      webhook_id: string
      event_position: number
      event_type: string
      state: 'queued' | 'delivered' | 'retrying' | 'failed'
      attempts: Generated<number>
      status: number | null
      answer: string | null
      next_attempt_at: Date | null
      created_at: Generated<Date>
      delivered_at: Date | null
    }
  }
}
