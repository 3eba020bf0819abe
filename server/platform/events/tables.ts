import type { ColumnType, Generated } from 'kysely'
import type { EventType } from '../../../contract/events.ts'

export interface EventRow {
  workspace_id: string
  position: Generated<number>
  tx: Generated<number>
  type: EventType
  at: Date
  actor_kind: 'member' | 'person' | 'key' | 'system'
  actor_id: string | null
  subject_kind: string
  subject_id: string
  conversation_id: string | null
  person_id: string | null
  other_person_id: string | null
  seq: number | null
  data: ColumnType<Record<string, unknown>, string, never>
}

declare module '../db/database.ts' {
  interface Tables {
    events: EventRow
    readers: { name: string; tx: number; position: number }
  }
}
