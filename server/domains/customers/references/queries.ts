import { sql } from 'kysely'
import type { z } from 'zod'
import type { personRef } from '../../../../contract/shapes.ts'
import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

type PersonRef = z.infer<typeof personRef>

/** By id, each as the one they stand for today: of a merged person, the survivor at the end of the chain. */
export async function personRefs(scope: Scope, ids: readonly string[]): Promise<Map<string, PersonRef>> {
  if (!ids.length) return new Map()
  const { rows } = await sql<PersonRef & { asked: string }>`
    with recursive up as (
      select id as asked, id, merged_into_id from people where workspace_id = ${scope.workspaceId} and id = any(${ids}::uuid[])
      union all
      select up.asked, p.id, p.merged_into_id from up join people p on p.workspace_id = ${scope.workspaceId} and p.id = up.merged_into_id
    )
    select up.asked, p.id, p.name, (select i.value from identities i where i.workspace_id = ${scope.workspaceId} and i.person_id = p.id
      and i.kind = 'email' order by i.is_primary desc, i.id limit 1) as email
    from up join people p on p.workspace_id = ${scope.workspaceId} and p.id = up.id where up.merged_into_id is null`.execute(
    scope.db,
  )
  return new Map(rows.map(({ asked, ...person }) => [asked, person]))
}

export async function companyNames(scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const rows = await scope.db
    .selectFrom('companies')
    .select(['id', 'name'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** For each id all ids of that person, whom they were merged into first. */
export async function samePeople(scope: Scope, ids: readonly string[]): Promise<Map<string, string[]>> {
  if (!ids.length) return new Map()
  const { rows } = await sql<{ id: string; same: string }>`
    with asked as (select id, case when merged_into_id is null then id else merged_into_id end as root from people
      where workspace_id = ${scope.workspaceId} and id = any(${ids}::uuid[]))
    select id, root as same from asked
    union all select asked.id, p.id from asked
      join people p on p.workspace_id = ${scope.workspaceId} and p.merged_into_id = asked.root`.execute(scope.db)
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, its]) => [id, its.map(({ same }) => same)]))
}
