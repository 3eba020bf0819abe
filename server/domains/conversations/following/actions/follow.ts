import { sql } from 'kysely'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { survivorOf } from '../../merging/queries.ts'
import { requireConversation } from '../../queries.ts'
import { familyIds, followersOf } from '../queries.ts'

/** I follow a conversation, or what it was merged into; saying it twice changes nothing. A key has nobody to be told. */
export async function follow(scope: Scope, askedId: string) {
  const { memberId, conversationId, about } = await asMember(scope, askedId)
  if ((await followersOf(scope, conversationId)).following) return followersOf(scope, conversationId)
  await scope.db
    .insertInto('followers')
    .values({ workspace_id: scope.workspaceId, conversation_id: conversationId, member_id: memberId, at: scope.now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await record(scope, { type: 'conversation.followed', ...about })
  return followersOf(scope, conversationId)
}

/** Also of what was merged into it: whoever follows one of them follows it. */
export async function unfollow(scope: Scope, askedId: string) {
  const { memberId, conversationId, about } = await asMember(scope, askedId)
  const { numDeletedRows } = await scope.db
    .deleteFrom('followers')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', sql<string>`any(${familyIds(scope, conversationId)})`)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  if (numDeletedRows) await record(scope, { type: 'conversation.unfollowed', ...about })
  return followersOf(scope, conversationId)
}

async function asMember(scope: Scope, askedId: string) {
  if (scope.actor.kind !== 'member') throw problem('not-allowed')
  const conversationId = await survivorOf(scope, askedId)
  const { number } = await requireConversation(scope, conversationId)
  const about = { subject: { kind: 'conversation', id: conversationId }, conversationId, data: { number } }
  return { memberId: scope.actor.id, conversationId, about }
}
