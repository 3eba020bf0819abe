import { addJob } from '../../../../platform/jobs/add-job.ts'
import { type Authority, everyAbility, type Scope, type Scopes, systemAuthority } from '../../../../platform/scope.ts'
import { importerOf } from '../../importers/queries.ts'
import { importedFields } from '../queries.ts'
import { batch, job, readRow } from '../rules.ts'
import { takeOver } from './take-over.ts'
import '../tables.ts'

/**
 * The next rows, in one transaction that also says how far it is: a process that dies loses none and takes none twice. The
 * rest is left to the next job.
 */
export async function goOn(scopes: Scopes, workspaceId: string, importId: string): Promise<void> {
  const record = await scopes.read(systemAuthority(workspaceId), (scope) =>
    scope.db
      .selectFrom('imports')
      .select(['actor_kind', 'actor_id', 'actor_name'])
      .where('workspace_id', '=', workspaceId)
      .where('id', '=', importId)
      .executeTakeFirst(),
  )
  if (!record) return
  const actor = { kind: record.actor_kind, id: record.actor_id, name: record.actor_name } as Authority['actor']
  await scopes.write({ workspaceId, actor, abilities: everyAbility }, (scope) => step(scope, importId))
}

async function step(scope: Scope, importId: string): Promise<void> {
  const record = await scope.db
    .selectFrom('imports')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  if (record?.state !== 'running') return
  const fields = await importedFields(scope, record.noun)
  const importer = importerOf(record.noun)
  const rows = await scope.db
    .selectFrom('import_rows')
    .select(['number', 'cells'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', importId)
    .where('outcome', 'is', null)
    .orderBy('number')
    .limit(batch)
    .execute()
  const counts = { created: record.created, changed: record.changed, failed: record.failed }
  for (const { number, cells } of rows) {
    const row = readRow(cells, importer, { ...record, fields })
    const taken = row.troubles.length
      ? ({ outcome: 'failed', troubles: row.troubles, entityId: null } as const)
      : await takeOver(scope, importer, row)
    counts[taken.outcome ?? 'failed']++
    await scope.db
      .updateTable('import_rows')
      .set({ outcome: taken.outcome, troubles: JSON.stringify(taken.troubles), entity_id: taken.entityId })
      .where('workspace_id', '=', scope.workspaceId)
      .where('import_id', '=', importId)
      .where('number', '=', number)
      .execute()
  }
  const done = record.done + rows.length
  const isDone = rows.length < batch
  await scope.db
    .updateTable('imports')
    .set({ ...counts, done, state: isDone ? 'done' : 'running' })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', importId)
    .execute()
  if (!isDone)
    await addJob(scope.db, job, { workspaceId: scope.workspaceId, importId }, { key: `import:${importId}:${done}` })
}
