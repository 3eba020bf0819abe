import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { leadBack } from '../../merging/actions/lead-back.ts'
import { lockForMerging, oneMergeAtATime } from '../../merging/actions/lock-for-merging.ts'
import { familyOf, survivorOf } from '../../merging/queries.ts'
import { putBack, restoreLines } from './split.ts'
import '../tables.ts'

/**
 * The messages are where they were. The conversation that the split had made is empty then: its number leads back. Refused
 * once it has gone on, because what came since is nowhere else; it can be merged.
 */
export async function undoSplit(scope: Scope, id: string): Promise<void> {
  await oneMergeAtATime(scope)
  const split = found(
    await scope.db
      .selectFrom('conversation_splits')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  if (split.undone_at) throw problem('not-in-this-state', { detail: 'This split has been undone already.' })
  const survivorId = await survivorOf(scope, split.from_id)
  const locked = await lockForMerging(scope, [survivorId, split.to_id])
  const made = found(locked.get(split.to_id))
  const survivor = found(locked.get(survivorId))
  if (made.survivor_id || (await familyOf(scope, made.id)).length > 1 || (await hasGoneOn(scope, id, made.id)))
    throw problem('not-in-this-state', { detail: `#${made.number} has gone on since: merge it instead.` })

  const moves = await scope.db
    .selectFrom('split_messages')
    .innerJoin('messages', (join) =>
      join
        .onRef('messages.workspace_id', '=', 'split_messages.workspace_id')
        .onRef('messages.id', '=', 'split_messages.message_id'),
    )
    .select(['message_id', 'home_id', 'messages.raw_mail_id'])
    .where('split_messages.workspace_id', '=', scope.workspaceId)
    .where('split_id', '=', id)
    .execute()
  await putBack(scope, id)
  const by = scope.actor.kind === 'member' ? scope.actor.id : null
  await scope.db
    .updateTable('conversation_splits')
    .set({ undone_at: scope.now, undone_by: by })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  await leadBack(scope, { splitId: id, fromId: split.from_id, madeId: made.id, survivorId, by, seq: survivor.seq })
  const family = await familyOf(scope, survivorId)
  await restoreLines(
    scope,
    survivorId,
    family.map((each) => each.id).filter((each) => each !== made.id),
  )
  await record(scope, {
    type: 'conversation.unsplit',
    subject: { kind: 'conversation', id: made.id },
    conversationId: survivorId,
    personId: survivor.person_id,
    data: {
      splitId: id,
      number: survivor.number,
      toNumber: made.number,
      moves: moves.map((move) => ({
        messageId: move.message_id,
        rawMailId: move.raw_mail_id,
        fromId: made.id,
        toId: move.home_id,
      })),
    },
  })
}

async function hasGoneOn(scope: Scope, splitId: string, madeId: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('messages')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', madeId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('split_messages')
            .select('message_id')
            .where('split_messages.workspace_id', '=', scope.workspaceId)
            .where('split_id', '=', splitId)
            .whereRef('message_id', '=', 'messages.id'),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
