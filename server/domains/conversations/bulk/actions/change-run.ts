import type { BulkRun } from '../../../../../contract/bulk.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { dropUpdateFiles } from '../../problems/actions/keep-files.ts'
import { type RunRow, runOf, visibleRun } from '../queries.ts'
import { abilityFor, bulkJob } from '../rules.ts'

/** What is done stays; the batch that runs now comes to its end. */
export async function stopRun(scope: Scope, id: string): Promise<BulkRun> {
  const run = await lockRun(scope, id)
  if (run.state === 'stopped') return runOf(scope, run)
  if (!['collecting', 'running', 'undoing'].includes(run.state)) throw problem('not-in-this-state')
  return runOf(scope, await setState(scope, run, 'stopped'))
}

/** Once undone, a run cannot be done again: whoever wants that starts another, and sees it happen. */
export async function undoRun(scope: Scope, id: string): Promise<BulkRun> {
  const run = await lockRun(scope, id)
  if (run.state === 'undoing') return runOf(scope, run)
  if (!['stopped', 'finished'].includes(run.state) || run.done === 0) throw problem('not-in-this-state')
  requireAbility(scope, abilityFor(run.act))
  const undoing = await setState(scope, run, 'undoing')
  await addJob(scope.db, bulkJob, { workspaceId: scope.workspaceId, runId: id }, { key: `bulk:${id}` })
  return runOf(scope, undoing)
}

export async function setState(scope: Scope, run: RunRow, state: BulkRun['state']): Promise<RunRow> {
  const isOver = ['stopped', 'finished', 'undone'].includes(state)
  const row = await scope.db
    .updateTable('bulk_runs')
    .set({ state, finished_at: isOver ? scope.now : null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', run.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (isOver && run.act.kind === 'update') await dropUpdateFiles(scope, run.act.attachmentIds ?? [])
  await record(scope, {
    type: 'bulk-run.changed',
    subject: { kind: 'bulk-run', id: run.id },
    data: { state, act: run.act.kind },
  })
  return row
}

async function lockRun(scope: Scope, id: string): Promise<RunRow> {
  await visibleRun(scope, id)
  return scope.db
    .selectFrom('bulk_runs')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}
