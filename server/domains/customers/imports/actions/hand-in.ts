import { parse } from 'csv-parse/sync'
import type { CsvImport } from '../../../../../contract/imports.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { FieldFault, FieldMessage } from '../../../../platform/i18n/field-fault.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { importerOf } from '../../importers/queries.ts'
import { importedFields, importOf } from '../queries.ts'
import { mostRows, type Noun, suggested } from '../rules.ts'
import '../tables.ts'

const invalid = (message: FieldMessage, data?: FieldFault['data']) =>
  problem('invalid', { errors: [{ path: 'body', message, ...(data && { data }) }] })
const atOnce = 2000

/** Keeps the rows of a file; what they become is decided later. Throws invalid for what cannot be read as CSV. */
export async function handIn(scope: Scope, input: { noun: Noun; name: string }, bytes: unknown): Promise<CsvImport> {
  requireAbility(scope, 'workspace.manage')
  const [columns, ...rows] = linesOf(bytes)
  if (!columns || !rows.length) throw invalid('has no rows: a head line and one row at least are needed')
  if (rows.length > mostRows) throw invalid('has more than {{most}} rows; send it in parts', { most: mostRows })
  const fields = await importedFields(scope, input.noun)
  const record = await scope.db
    .insertInto('imports')
    .values({
      workspace_id: scope.workspaceId,
      id: newId(),
      noun: input.noun,
      name: input.name,
      columns,
      mapping: JSON.stringify(suggested(columns, importerOf(input.noun), fields)),
      state: 'waiting',
      total: rows.length,
      actor_kind: scope.actor.kind,
      actor_id: scope.actor.id,
      actor_name: scope.actor.name,
      created_at: scope.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  for (let begin = 0; begin < rows.length; begin += atOnce) {
    await scope.db
      .insertInto('import_rows')
      .values(
        rows.slice(begin, begin + atOnce).map((cells, index) => ({
          workspace_id: scope.workspaceId,
          import_id: record.id,
          number: begin + index + 1,
          cells,
        })),
      )
      .execute()
  }
  return importOf(scope, record)
}

/** What stands most often in the head line: amounts below it may have commas of their own. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const count = (sign: string) => head.split(sign).length
  return [',', ';', '\t'].toSorted((one, other) => count(other) - count(one))[0] ?? ','
}

function linesOf(bytes: unknown): string[][] {
  if (!Buffer.isBuffer(bytes)) throw invalid('is no text/csv')
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    if (text.includes('\0')) throw new Error('has a sign in it that cannot be stored')
    return parse(text, { bom: true, delimiter: delimiterOf(text), relaxColumnCount: true, skipEmptyLines: true })
  } catch (error) {
    if (error instanceof TypeError) throw invalid('is not in UTF-8')
    throw invalid('cannot be read ({{why}})', { why: (error as Error).message })
  }
}
