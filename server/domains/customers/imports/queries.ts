import type { Selectable } from 'kysely'
import type { CsvImport, ImportRow } from '../../../../contract/imports.ts'
import type { Language } from '../../../../contract/shapes.ts'
import { decodeCursor, paged } from '../../../platform/db/cursor.ts'
import type { Tables } from '../../../platform/db/database.ts'
import { fieldWords } from '../../../platform/http/field-words.ts'
import { found } from '../../../platform/http/problem.ts'
import { translator } from '../../../platform/i18n/i18n.ts'
import type { Scope } from '../../../platform/scope.ts'
import { fieldRows } from '../../fields/index.ts'
import { importerOf } from '../importers/queries.ts'
import { type ImportedField, type Noun, readRow, type Trouble, targetsOf } from './rules.ts'
import './tables.ts'

export type ImportRecord = Selectable<Tables['imports']>

export const importedFields = async (scope: Scope, noun: Noun): Promise<ImportedField[]> =>
  (await fieldRows(scope, noun)).filter((row) => row.archived_at === null)

export async function importOf(scope: Scope, row: ImportRecord): Promise<CsvImport> {
  const { id, noun, name, columns, mapping, state, total, done, created, changed, failed } = row
  const targets = targetsOf(importerOf(noun), await importedFields(scope, noun))
  const counts = { total, done, created, changed, failed }
  return { id, noun, name, columns, mapping, targets, state, ...counts, createdAt: row.created_at.toISOString() }
}

export async function listImports(scope: Scope): Promise<CsvImport[]> {
  const rows = await scope.db
    .selectFrom('imports')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()
  return Promise.all(rows.map((row) => importOf(scope, row)))
}

/** Throws not-found. */
export const importRecord = async (scope: Scope, id: string): Promise<ImportRecord> =>
  found(
    await scope.db
      .selectFrom('imports')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )

export async function importRows(
  scope: Scope,
  id: string,
  query: { cursor?: string; limit: number; outcome?: 'created' | 'changed' | 'failed' },
  language: Language,
): Promise<{ items: ImportRow[]; next: string | null }> {
  await importRecord(scope, id)
  const after = query.cursor ? Number(decodeCursor(query.cursor, 1)[0]) : 0
  const rows = await scope.db
    .selectFrom('import_rows')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', id)
    .where('number', '>', after)
    .$if(query.outcome !== undefined, (q) => q.where('outcome', '=', query.outcome ?? 'failed'))
    .orderBy('number')
    .limit(query.limit + 1)
    .execute()
  const page = paged(rows, query.limit, (row) => [row.number])
  return {
    next: page.next,
    items: page.items.map(({ number, cells, outcome, troubles, entity_id }) => ({
      number,
      cells,
      outcome,
      troubles: troubles.map((trouble) => inWords(language, trouble)),
      entityId: entity_id,
    })),
  }
}

/** In the language of whoever reads; what is only known in English beside a code is for those who read it. */
function inWords(language: Language, trouble: Trouble): ImportRow['troubles'][number] {
  const { column } = trouble
  if ('message' in trouble) return { column, message: fieldWords(language, trouble) }
  const title = translator(language)(`errors:${trouble.code}.title`)
  return { column, message: language === 'en' && trouble.detail ? trouble.detail : title }
}

const shown = 20

/** The first rows, those that are wrong before the others, and how many of all are wrong. Nothing is written. */
export async function previewOf(
  scope: Scope,
  id: string,
  mapping: (string | null)[],
  language: Language,
): Promise<{ items: ImportRow[]; failing: number }> {
  const { noun, columns } = await importRecord(scope, id)
  const importer = importerOf(noun)
  const fields = await importedFields(scope, noun)
  const rows = await scope.db
    .selectFrom('import_rows')
    .select(['number', 'cells'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('import_id', '=', id)
    .orderBy('number')
    .execute()
  const judged = rows.map(({ number, cells }): ImportRow => {
    const { troubles } = readRow(cells, importer, { columns, mapping, fields })
    const told = troubles.map((trouble) => inWords(language, trouble))
    return { number, cells, outcome: null, troubles: told, entityId: null }
  })
  const wrong = judged.filter(({ troubles }) => troubles.length)
  const right = judged.filter(({ troubles }) => !troubles.length)
  return { items: [...wrong.slice(0, shown / 2), ...right].slice(0, shown), failing: wrong.length }
}
