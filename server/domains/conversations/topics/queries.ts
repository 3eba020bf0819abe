import { sql } from 'kysely'
import type { Topic } from '../../../../contract/topics.ts'
import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

export const topicOf = (row: { id: string; name: string; parent_id: string | null; position: number }): Topic => ({
  id: row.id,
  name: row.name,
  parentId: row.parent_id,
  position: row.position,
})

export async function listTopics(scope: Scope): Promise<Topic[]> {
  const rows = await scope.db
    .selectFrom('topics')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('position')
    .orderBy('name')
    .execute()
  return rows.map(topicOf)
}

/** Tags of the last thousand conversations by use: what a member is likely to want, at a cost that does not grow. */
export async function listTags(scope: Scope): Promise<{ name: string; count: number }[]> {
  const { rows } = await sql<{ name: string; count: number }>`
    select name, count(*)::int as count from (
      select unnest(tags) as name from (select tags from conversations c
        where workspace_id = ${scope.workspaceId} and deleted_at is null and spam_at is null and survivor_id is null order by last_message_at desc, id desc limit 1000) recent
    ) used group by name order by count desc, name limit 200`.execute(scope.db)
  return rows
}
