import type { Topic } from '../../../../../contract/topics.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { topicOf } from '../queries.ts'
import { checkTopic } from './check-topic.ts'

export async function addTopic(scope: Scope, input: { name: string; parentId: string | null }): Promise<Topic> {
  await checkTopic(scope, { id: null, ...input })
  const row = await scope.db
    .insertInto('topics')
    .values({ workspace_id: scope.workspaceId, id: newId(), name: input.name, parent_id: input.parentId })
    .returningAll()
    .executeTakeFirstOrThrow()
  await record(scope, { type: 'topic.changed', subject: { kind: 'topic', id: row.id }, data: { added: row.name } })
  return topicOf(row)
}
