import type { Topic } from '../../../../../contract/topics.ts'
import { record } from '../../../../platform/events/record.ts'
import { found } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { topicOf } from '../queries.ts'
import { checkTopic } from './check-topic.ts'

export interface TopicChange {
  name?: string | undefined
  parentId?: string | null | undefined
  position?: number | undefined
}

export async function changeTopic(scope: Scope, id: string, input: TopicChange): Promise<Topic> {
  const before = found(
    await scope.db
      .selectFrom('topics')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  const wanted = {
    name: input.name ?? before.name,
    parent_id: input.parentId === undefined ? before.parent_id : input.parentId,
    position: input.position ?? before.position,
  }
  await checkTopic(scope, { id, name: wanted.name, parentId: wanted.parent_id })
  const row = await scope.db
    .updateTable('topics')
    .set(wanted)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(scope, {
    type: 'topic.changed',
    subject: { kind: 'topic', id },
    data: { from: before.name, to: row.name },
  })
  return topicOf(row)
}
