import type { CsvImport } from '../../../../../contract/imports.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { FieldFault } from '../../../../platform/i18n/field-fault.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { importerOf } from '../../importers/queries.ts'
import { type ImportRecord, importedFields, importOf, importRecord } from '../queries.ts'
import { job, targetsOf } from '../rules.ts'
import '../tables.ts'

/** Begins, or goes on where it was stopped. Throws not-in-this-state for one that is done. */
export async function runImport(scope: Scope, id: string, mapping: (string | null)[]): Promise<CsvImport> {
  requireAbility(scope, 'workspace.manage')
  const before = await importRecord(scope, id)
  if (before.state === 'done') throw problem('not-in-this-state', { detail: 'It is done; hand the file in again.' })
  const targets = targetsOf(importerOf(before.noun), await importedFields(scope, before.noun))
  const strange = mapping.find((target) => target !== null && !targets.includes(target))
  if (strange !== undefined || mapping.length !== before.columns.length) {
    const fault: FieldFault = strange
      ? { message: '{{word}} is none of {{known}}', data: { word: strange, known: targets.join(', ') } }
      : { message: 'one for each of {{count}} columns is needed', data: { count: before.columns.length } }
    throw problem('invalid', { errors: [{ path: 'body.mapping', ...fault }] })
  }
  const record = await setState(scope, id, { state: 'running', mapping: JSON.stringify(mapping) })
  await addJob(scope.db, job, { workspaceId: scope.workspaceId, importId: id }, { key: `import:${id}` })
  return importOf(scope, record)
}

/** What was taken over stays; the rest waits for another run. */
export async function stopImport(scope: Scope, id: string): Promise<CsvImport> {
  requireAbility(scope, 'workspace.manage')
  const { state } = await importRecord(scope, id)
  return importOf(
    scope,
    state === 'running' ? await setState(scope, id, { state: 'stopped' }) : await importRecord(scope, id),
  )
}

const setState = async (
  scope: Scope,
  id: string,
  change: { state: CsvImport['state']; mapping?: string },
): Promise<ImportRecord> =>
  found(
    await scope.db
      .updateTable('imports')
      .set(change)
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst(),
  )
