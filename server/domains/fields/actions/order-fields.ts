import { sql } from 'kysely'
import type { CustomField, Noun } from '../../../../contract/fields.ts'
import { record } from '../../../platform/events/record.ts'
import { problem } from '../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import { fieldOf, fieldRows } from '../queries.ts'
import { noFieldOf } from '../rules.ts'
import '../tables.ts'

/** Those named first, in their order; the others follow as they were. */
export async function orderFields(scope: Scope, input: { noun: Noun; ids: string[] }): Promise<CustomField[]> {
  requireAbility(scope, 'workspace.manage')
  const rows = await fieldRows(scope, input.noun)
  const known = new Set(rows.map((row) => row.id))
  const strange = input.ids.find((id) => !known.has(id))
  if (strange) {
    const message = noFieldOf[input.noun]
    throw problem('invalid', { errors: [{ path: `body.ids.${input.ids.indexOf(strange)}`, message }] })
  }
  const order = [...new Set([...input.ids, ...rows.map(({ id }) => id)])]
  await scope.db
    .updateTable('fields')
    .set({ position: sql<number>`array_position(${order}::uuid[], id)` })
    .where('workspace_id', '=', scope.workspaceId)
    .where('noun', '=', input.noun)
    .execute()
  const [first] = order
  if (first) {
    await record(scope, {
      type: 'field.changed',
      subject: { kind: 'field', id: first },
      data: { change: 'ordered', noun: input.noun },
    })
  }
  return (await fieldRows(scope, input.noun)).map((row) => fieldOf(scope, row))
}
