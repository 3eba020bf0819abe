import { type Selectable, sql } from 'kysely'
import type { Tables } from '../../../../platform/db/database.ts'
import type { Scope } from '../../../../platform/scope.ts'
import type { Columns } from '../rules.ts'
import '../../tables.ts'

export type ConversationRow = Selectable<Tables['conversations']>

/**
 * Gives locked conversations new columns, each its own: one statement for all that change the same ones. Answers them as
 * they are now.
 */
export async function writeColumns(
  scope: Scope,
  wanted: ReadonlyMap<string, Columns>,
): Promise<Map<string, ConversationRow>> {
  const now = new Map<string, ConversationRow>()
  const alike = Map.groupBy(wanted, ([, columns]) => Object.keys(columns).sort().join())
  for (const [names, some] of alike)
    for (const row of await writeSame(scope, names.split(','), some)) now.set(row.id, row)
  // Asked for the plain status of another category, they have been given that one's default.
  const plain = [...wanted].filter(([id, columns]) => columns.status_id === null && now.get(id)?.status_id)
  const again = plain.map(([id]): [string, Columns] => [id, { status_id: null }])
  if (again.length) for (const row of await writeSame(scope, ['status_id'], again)) now.set(row.id, row)
  return now
}

async function writeSame(
  scope: Scope,
  names: readonly string[],
  wanted: readonly [string, Columns][],
): Promise<ConversationRow[]> {
  const values = JSON.stringify(wanted.map(([id, columns]) => ({ id, ...columns })))
  const set = sql.join(names.map((name) => sql`${sql.ref(name)} = v.${sql.ref(name)}`))
  const { rows } = await sql<ConversationRow>`
    update conversations c set ${set} from jsonb_populate_recordset(null::conversations, ${values}::jsonb) v
    where c.workspace_id = ${scope.workspaceId} and c.id = v.id returning c.*`.execute(scope.db)
  return rows
}
