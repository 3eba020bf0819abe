import { sql } from 'kysely'
import type { BulkRow } from '../../../../../contract/bulk.ts'
import type { FieldFault } from '../../../../platform/i18n/field-fault.ts'
import type { Scope } from '../../../../platform/scope.ts'
import type { Changes } from '../rules.ts'
import '../tables.ts'

export interface SettledRow {
  id: string
  state: BulkRow['state']
  reason: string | null
  detail: string | null
  fault?: FieldFault | null
  changes: Changes | null
  messageId: string | null
}

/** Writes down what became of these, and counts it in the run. */
export async function settleRows(scope: Scope, runId: string, rows: readonly SettledRow[]): Promise<void> {
  if (!rows.length) return
  await sql`
    update bulk_rows r set state = v.state, reason = v.reason, detail = v.detail, fault = v.fault, changes = v.changes, message_id = v."messageId"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, state text, reason text, detail text, fault jsonb, changes jsonb, "messageId" uuid)
    where r.workspace_id = ${scope.workspaceId} and r.run_id = ${runId} and r.conversation_id = v.id`.execute(scope.db)
  const count = (state: BulkRow['state']) => rows.filter((row) => row.state === state).length
  await scope.db
    .updateTable('bulk_runs')
    .set((eb) => ({
      done: eb('done', '+', count('done')),
      unchanged: eb('unchanged', '+', count('unchanged')),
      refused: eb('refused', '+', count('refused')),
      undone: eb('undone', '+', count('undone')),
      left: eb('left', '+', count('left')),
    }))
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', runId)
    .execute()
}
