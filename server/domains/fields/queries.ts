import type { Selectable } from 'kysely'
import { type CustomField, customField, type FieldValues, type Noun } from '../../../contract/fields.ts'
import type { Tables } from '../../platform/db/database.ts'
import { found } from '../../platform/http/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { mayEdit } from './permissions.ts'
import { type Part, valueFrom } from './rules.ts'
import './tables.ts'

export type FieldRow = Selectable<Tables['fields']>

/** In their order, over all nouns or of one. */
export async function fieldRows(scope: Scope, noun?: Noun): Promise<FieldRow[]> {
  const rows = await scope.db
    .selectFrom('fields')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .$if(noun !== undefined, (q) => q.where('noun', '=', noun ?? 'conversation'))
    .execute()
  const order = customField.shape.noun.options
  return rows.sort(
    (a, b) =>
      order.indexOf(a.noun) - order.indexOf(b.noun) ||
      a.position - b.position ||
      a.created_at.getTime() - b.created_at.getTime() ||
      (a.id < b.id ? -1 : 1),
  )
}

/** Those that are asked for today. */
export const openFields = async (scope: Scope, noun?: Noun): Promise<FieldRow[]> =>
  (await fieldRows(scope, noun)).filter((row) => row.archived_at === null)

export async function listFields(scope: Scope, query: { noun?: Noun; archived?: boolean }): Promise<CustomField[]> {
  const rows = query.archived ? await fieldRows(scope, query.noun) : await openFields(scope, query.noun)
  return rows.map((row) => fieldOf(scope, row))
}

/** Throws not-found; the row is locked, so that two changes of one field follow each other. */
export const lockField = async (scope: Scope, id: string): Promise<FieldRow> =>
  found(
    await scope.db
      .selectFrom('fields')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )

export const fieldOf = (scope: Scope, row: FieldRow): CustomField => ({
  id: row.id,
  noun: row.noun,
  key: row.key,
  type: row.type,
  names: row.names,
  descriptions: row.descriptions,
  choices: row.choices,
  currency: row.currency,
  editing: row.editing,
  position: row.position,
  archivedAt: row.archived_at?.toISOString() ?? null,
  abilities: { edit: mayEdit(scope, row.editing) },
})

/**
 * The values of things, by id and key; of fields that are not archived, or of those named. By the primary key. Answers an
 * entry for each id.
 */
export async function valuesOf(
  scope: Scope,
  ids: readonly string[],
  keys?: readonly string[],
): Promise<Map<string, FieldValues>> {
  const values = new Map<string, FieldValues>(ids.map((id) => [id, {}]))
  if (!ids.length || keys?.length === 0) return values
  const rows = await scope.db
    .selectFrom('field_values as v')
    .innerJoin('fields as f', (join) =>
      join.onRef('f.id', '=', 'v.field_id').on('f.workspace_id', '=', scope.workspaceId),
    )
    .select(['v.entity_id', 'f.key', 'f.type', 'v.words', 'v.choice', 'v.number', 'v.yes', 'v.amount', 'v.currency'])
    .select((eb) => [eb.cast<string | null>('v.day', 'text').as('day'), 'v.reference'])
    .where('v.workspace_id', '=', scope.workspaceId)
    .where('v.entity_id', 'in', ids)
    .where('f.archived_at', 'is', null)
    .$if(keys !== undefined, (q) => q.where('f.key', 'in', keys ?? []))
    .orderBy('v.part')
    .execute()
  const parts = Map.groupBy(rows, (row) => `${row.entity_id} ${row.key}`)
  for (const its of parts.values()) {
    const [row] = its
    if (!row) continue
    const value = valueFrom(row.type, its.map(partOf))
    if (value !== null) Object.assign(values.get(row.entity_id) ?? {}, { [row.key]: value })
  }
  return values
}

type Stored = { [Name in keyof Part]-?: Part[Name] | null }

const partOf = (row: Stored): Part => ({
  ...(row.words === null ? {} : { words: row.words }),
  ...(row.choice === null ? {} : { choice: row.choice }),
  ...(row.number === null ? {} : { number: row.number }),
  ...(row.day === null ? {} : { day: row.day }),
  ...(row.yes === null ? {} : { yes: row.yes }),
  ...(row.amount === null || row.currency === null ? {} : { amount: row.amount, currency: row.currency }),
  ...(row.reference === null ? {} : { reference: row.reference }),
})
