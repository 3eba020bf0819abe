import type { ColumnType, Generated } from 'kysely'
import type { Ability } from '../../../../contract/abilities.ts'
import type { BulkRow, BulkRun, RunAct, Selection } from '../../../../contract/bulk.ts'
import type { FieldFault } from '../../../platform/i18n/field-fault.ts'
import type { Changes } from './rules.ts'

declare module '../../../platform/db/database.ts' {
  interface Tables {
    bulk_runs: {
      workspace_id: string
      id: string
      act: ColumnType<RunAct, string, never>
      selection: ColumnType<Selection | null, string | null, never>
      state: BulkRun['state']
      actor_kind: 'member' | 'key'
      actor_id: string
      actor_name: string
      abilities: Ability[]
      collected_to: string | null
      total: Generated<number>
      done: Generated<number>
      unchanged: Generated<number>
      refused: Generated<number>
      undone: Generated<number>
      left: Generated<number>
      created_at: Date
      finished_at: Date | null
    }
    bulk_rows: {
      workspace_id: string
      run_id: string
      conversation_id: string
      seq: number
      state: Generated<BulkRow['state']>
      reason: string | null
      detail: string | null
      fault: ColumnType<FieldFault | null, string | null | undefined, string | null>
      changes: ColumnType<Changes | null, string | null, string | null>
      message_id: string | null
    }
  }
}
