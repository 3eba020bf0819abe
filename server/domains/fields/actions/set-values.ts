import { sql } from 'kysely'
import type { FieldValue, GivenValues, Noun } from '../../../../contract/fields.ts'
import { type FieldProblem, problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { mayEdit } from '../permissions.ts'
import { type FieldRow, openFields, valuesOf } from '../queries.ts'
import { judge, noFieldOf, type Part, valueFrom } from '../rules.ts'
import '../tables.ts'

/** By the name of the field in filters (`field.depot`): what it was and what it is. */
export type FieldChanges = Record<string, { from: FieldValue | null; to: FieldValue | null }>

/**
 * Sets values of one thing, which the caller has locked; answers what changed, for the caller's event. Throws invalid with a
 * path for each value that does not fit, not-allowed where a field is not theirs to change.
 */
export async function setValues(
  scope: Scope,
  noun: Noun,
  entityId: string,
  given: GivenValues,
  path = 'body.fields',
): Promise<FieldChanges> {
  const keys = Object.keys(given)
  if (!keys.length) return {}
  const fields = new Map((await openFields(scope, noun)).map((row) => [row.key, row]))
  const before = (await valuesOf(scope, [entityId], keys)).get(entityId) ?? {}
  const wrong: FieldProblem[] = []
  const wanted: { field: FieldRow; parts: Part[]; from: FieldValue | null; to: FieldValue | null }[] = []
  for (const [key, value] of Object.entries(given)) {
    const field = fields.get(key)
    const at = `${path}.${key}`
    if (!field) {
      wrong.push({ path: at, message: noFieldOf[noun] })
      continue
    }
    const from = before[key] ?? null
    const judged = judge(
      field,
      value,
      [from].flat().filter((each) => typeof each === 'string'),
    )
    if ('message' in judged) wrong.push({ path: at, ...judged })
    else if (!(await isThere(scope, field, judged.parts)))
      wrong.push({ path: at, message: field.type === 'person' ? 'is no person' : 'is no member' })
    else wanted.push({ field, parts: judged.parts, from, to: valueFrom(field.type, judged.parts) })
  }
  if (wrong.length) throw problem('invalid', { errors: wrong })
  const changed = wanted.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
  const closed = changed.filter(({ field }) => !mayEdit(scope, field.editing))
  if (closed.length) {
    const errors = closed.map(({ field }) => ({
      path: `${path}.${field.key}`,
      message: 'is not yours to change' as const,
    }))
    throw problem('not-allowed', { errors })
  }
  await write(scope, entityId, changed)
  return Object.fromEntries(changed.map(({ field, from, to }) => [`field.${field.key}`, { from, to }]))
}

async function write(
  scope: Scope,
  entityId: string,
  changed: readonly { field: FieldRow; parts: readonly Part[] }[],
): Promise<void> {
  if (!changed.length) return
  await scope.db
    .deleteFrom('field_values')
    .where('workspace_id', '=', scope.workspaceId)
    .where('entity_id', '=', entityId)
    .where(
      'field_id',
      'in',
      changed.map(({ field }) => field.id),
    )
    .execute()
  const rows = changed.flatMap(({ field, parts }) =>
    parts.map((part, index) => ({
      workspace_id: scope.workspaceId,
      entity_id: entityId,
      field_id: field.id,
      part: index,
      words: part.words ?? null,
      choice: part.choice ?? null,
      number: part.number ?? null,
      day: part.day ?? null,
      yes: part.yes ?? null,
      amount: part.amount ?? null,
      currency: part.currency ?? null,
      reference: part.reference ?? null,
    })),
  )
  if (rows.length) await scope.db.insertInto('field_values').values(rows).execute()
}

/** People and members live right of here; of them it is only asked whether they are there. */
async function isThere(scope: Scope, field: FieldRow, parts: readonly Part[]): Promise<boolean> {
  const id = parts[0]?.reference
  if (!id) return true
  const table = field.type === 'person' ? sql`people` : sql`members`
  const { rows } = await sql`select from ${table} where workspace_id = ${scope.workspaceId} and id = ${id}`.execute(
    scope.db,
  )
  return rows.length > 0
}
