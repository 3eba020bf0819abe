import { record } from '../../../../platform/events/record.ts'
import { found } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'

/** Deletes a topic: what stands below it moves up, its conversations lose it. */
export async function deleteTopic(scope: Scope, id: string): Promise<void> {
  const topic = found(
    await scope.db
      .selectFrom('topics')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
  await scope.db
    .updateTable('conversations')
    .set({ topic_id: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('topic_id', '=', id)
    .execute()
  await scope.db
    .updateTable('topics')
    .set({ parent_id: topic.parent_id })
    .where('workspace_id', '=', scope.workspaceId)
    .where('parent_id', '=', id)
    .execute()
  await scope.db.deleteFrom('topics').where('workspace_id', '=', scope.workspaceId).where('id', '=', id).execute()
  await record(scope, { type: 'topic.changed', subject: { kind: 'topic', id }, data: { deleted: topic.name } })
}
