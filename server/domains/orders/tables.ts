import type { ColumnType, Generated } from 'kysely'

declare module '../../platform/db/database.ts' {
  interface Tables {
    orders: {
      workspace_id: string
      id: string
      number: string
      folded_number: Generated<string>
      amount: number | null
      currency: string | null
      sender_id: string | null
      recipient_id: string | null
      company_id: string | null
      promised_day: ColumnType<string | null, string | null, string | null>
      promised_at: Date | null
      tracking_number: string | null
      folded_tracking: Generated<string | null>
      tracking_url: string | null
      invoice_number: string | null
      invoice_url: string | null
      stage: string | null
      folded_stage: Generated<string | null>
      stage_at: Date | null
      settled_at: Date | null
      seq: Generated<number>
      placed_at: Date
      created_at: Date
    }
    order_stages: {
      workspace_id: string
      order_id: string
      id: string
      name: string
      at: Date
      settles: boolean
    }
    order_stage_names: { workspace_id: string; folded: string; name: string; settles: boolean; since: Date }
  }
}
