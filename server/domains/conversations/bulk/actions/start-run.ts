import type { BulkRun, RunAct, Selection } from '../../../../../contract/bulk.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { checkActions } from '../../ready-replies/actions/check-ready-reply.ts'
import { visibleReadyReply } from '../../ready-replies/queries.ts'
import { runOf, totalOf } from '../queries.ts'
import { abilityFor, bulkJob } from '../rules.ts'

interface Input {
  act: RunAct
  /** With the newest number that was seen of each. */
  conversations?: readonly { id: string; seenSeq: number }[] | undefined
  /** As they are now. */
  ids?: readonly string[] | undefined
  selection?: Selection | undefined
}

/** Writes down what is to be done to which; the work itself is a job. */
export async function startRun(scope: Scope, input: Input): Promise<BulkRun> {
  const { actor } = scope
  if (actor.kind !== 'member' && actor.kind !== 'key') throw problem('not-allowed')
  requireAbility(scope, abilityFor(input.act))
  await checkAct(scope, input.act)
  const id = newId()
  const seen = new Map(input.conversations?.map((each) => [each.id, each.seenSeq]))
  const named = [...new Set(input.ids ?? seen.keys())]
  const row = await scope.db
    .insertInto('bulk_runs')
    .values({
      workspace_id: scope.workspaceId,
      id,
      act: JSON.stringify(input.act),
      selection: input.selection ? JSON.stringify(input.selection) : null,
      state: input.selection ? 'collecting' : 'running',
      actor_kind: actor.kind,
      actor_id: actor.id,
      actor_name: actor.name,
      abilities: [...scope.abilities],
      total: named.length,
      collected_to: null,
      created_at: scope.now,
      finished_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  // Asked once here, so that a filter nobody can read is told now and not to a job.
  if (input.selection) await totalOf(scope, { ...input.selection, personId: nobody })
  if (named.length) await nameRows(scope, id, named, seen)
  await addJob(scope.db, bulkJob, { workspaceId: scope.workspaceId, runId: id }, { key: `bulk:${id}` })
  await record(scope, {
    type: 'bulk-run.changed',
    subject: { kind: 'bulk-run', id },
    data: { state: row.state, act: input.act.kind },
  })
  return runOf(scope, row)
}

const nobody = '00000000-0000-0000-0000-000000000000'

/** What cannot be done to any conversation is refused whole. */
async function checkAct(scope: Scope, act: RunAct): Promise<void> {
  if (act.kind === 'reply') {
    const reply = await visibleReadyReply(scope, act.readyReplyId)
    if (Object.keys(reply.actions).length) requireAbility(scope, 'conversations.write')
  }
  if (act.kind === 'assign') await checkActions(scope, { assigneeId: act.assigneeId }, 'act')
  if (act.kind === 'team') await checkActions(scope, { teamId: act.teamId }, 'act')
  if (act.kind === 'topic') await checkActions(scope, { topicId: act.topicId }, 'act')
  if (act.kind === 'tags' && !act.add.length && !act.remove.length)
    throw problem('invalid', { errors: [{ path: 'body.act.add', message: 'give tags to add or to remove' }] })
  if (act.kind === 'assign' && act.assigneeId === 'me' && scope.actor.kind !== 'member')
    throw problem('invalid', { errors: [{ path: 'body.act.assigneeId', message: 'a key is nobody to assign to' }] })
}

/** Each named one gets its row; one that is not there is told as such, whether it never was or is another workspace's. */
async function nameRows(
  scope: Scope,
  runId: string,
  ids: readonly string[],
  seen: ReadonlyMap<string, number>,
): Promise<void> {
  const known = await scope.db
    .selectFrom('conversations')
    .select(['id', 'seq'])
    .where('workspace_id', '=', scope.workspaceId)
    .where((where) => where.eb('id', '=', where.fn.any(where.val([...ids]))))
    .execute()
  const seqs = new Map(known.map(({ id, seq }) => [id, seq]))
  await scope.db
    .insertInto('bulk_rows')
    .values(
      ids.map((id) => ({
        workspace_id: scope.workspaceId,
        run_id: runId,
        conversation_id: id,
        seq: seen.get(id) ?? seqs.get(id) ?? 0,
        reason: null,
        detail: null,
        changes: null,
        message_id: null,
      })),
    )
    .execute()
}
