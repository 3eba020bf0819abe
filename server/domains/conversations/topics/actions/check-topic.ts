import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { isBelow } from '../rules.ts'

/** Refuses a second topic of the same name at one place, a parent that is not there, and a tree that bites its tail. */
export async function checkTopic(
  scope: Scope,
  wanted: { id: string | null; name: string; parentId: string | null },
): Promise<void> {
  const topics = await scope.db
    .selectFrom('topics')
    .select(['id', 'name', 'parent_id as parentId'])
    .where('workspace_id', '=', scope.workspaceId)
    .forUpdate()
    .execute()
  const sibling = topics.find(
    (topic) =>
      topic.id !== wanted.id &&
      topic.parentId === wanted.parentId &&
      topic.name.toLowerCase() === wanted.name.toLowerCase(),
  )
  if (sibling) throw problem('already-exists')
  if (!wanted.parentId) return
  if (!topics.some((topic) => topic.id === wanted.parentId))
    throw problem('invalid', { errors: [{ path: 'body.parentId', message: 'is no topic' }] })
  if (wanted.id && isBelow(topics, wanted.parentId, wanted.id))
    throw problem('not-in-this-state', { detail: 'A topic cannot stand below itself.' })
}
