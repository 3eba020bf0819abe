import { addJob } from '../../../../platform/jobs/add-job.ts'
import { type Authority, type Scope, type Scopes, systemAuthority } from '../../../../platform/scope.ts'
import { memberAuthority } from '../../../team/index.ts'
import type { RunRow } from '../queries.ts'
import { batchesAJob, bulkJob } from '../rules.ts'
import { setState } from './change-run.ts'
import { collect } from './collect.ts'
import { runBatch } from './run-batch.ts'
import { undoBatch } from './undo-batch.ts'
import '../tables.ts'

/**
 * Takes a run some batches further and leaves the rest to the next job. Each batch is a transaction that also says how far
 * the run is, so a process that dies loses none and does none twice.
 */
export async function goOn(scopes: Scopes, workspaceId: string, runId: string): Promise<void> {
  for (let done = 0; done < batchesAJob; done++) {
    const authority = await authorityOf(scopes, workspaceId, runId)
    if (!authority) return
    const more = await scopes.write(authority, (scope) => step(scope, runId))
    if (!more) return
    // Requests of people who wait for an answer come first.
    await new Promise((rest) => setImmediate(rest))
  }
  await scopes.write(systemAuthority(workspaceId), (scope) =>
    addJob(scope.db, bulkJob, { workspaceId, runId }, { key: `bulk:${runId}` }),
  )
}

/** Whoever asked, with what they may do today; a member who has left acts no more, and the run stops. */
async function authorityOf(scopes: Scopes, workspaceId: string, runId: string): Promise<Authority | null> {
  return scopes.write(systemAuthority(workspaceId), async (scope) => {
    const run = await findRun(scope, runId)
    if (!run) return null
    const actor = { kind: run.actor_kind, id: run.actor_id, name: run.actor_name }
    if (run.actor_kind === 'key') return { workspaceId, actor, abilities: new Set(run.abilities) }
    const authority = await memberAuthority(scope, run.actor_id)
    if (!authority) await setState(scope, run, 'stopped')
    return authority
  })
}

/** One batch of what the run is at; false where it is at an end. */
async function step(scope: Scope, runId: string): Promise<boolean> {
  const run = await findRun(scope, runId)
  if (!run) return false
  if (run.state === 'collecting') {
    await collect(scope, run)
    return true
  }
  if (run.state === 'running') {
    if (await runBatch(scope, run)) return true
    await setState(scope, run, 'finished')
  }
  if (run.state === 'undoing') {
    if (await undoBatch(scope, run)) return true
    await setState(scope, run, 'undone')
  }
  return false
}

/** Locked: stopping waits for the batch, and two jobs of one run follow each other. */
const findRun = (scope: Scope, id: string): Promise<RunRow | undefined> =>
  scope.db
    .selectFrom('bulk_runs')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
