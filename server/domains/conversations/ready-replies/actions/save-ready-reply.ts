import type { Contract } from '../../../../../contract/contract.ts'
import type { Parsed } from '../../../../../contract/endpoint.ts'
import type { ReadyReply } from '../../../../../contract/ready-replies.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { requireSharedChange } from '../../sharing/permissions.ts'
import { checkWhose, type Whose } from '../../views/actions/check-view.ts'
import { type ReadyReplyRow, readyRepliesOf, variantsOf, visibleReadyReply } from '../queries.ts'
import { checkActions, checkFolder, checkSomething, checkTopics } from './check-ready-reply.ts'
import { saveVariants } from './save-variants.ts'

type New = Parsed<Contract['POST /ready-replies']>['body']
type Change = Parsed<Contract['PATCH /ready-replies/{id}']>['body']

export async function addReadyReply(scope: Scope, input: New): Promise<ReadyReply> {
  const ownerId = scope.actor.kind === 'member' ? scope.actor.id : null
  const whose = await checkWhose(scope, { kind: input.kind ?? 'own', ownerId, teamId: input.teamId ?? null })
  await checkParts(scope, input)
  checkSomething(input.variants ?? [], input.actions ?? {})
  const row = await scope.db
    .insertInto('ready_replies')
    .values({
      workspace_id: scope.workspaceId,
      id: newId(),
      name: input.name,
      kind: whose.kind,
      owner_id: whose.ownerId,
      team_id: whose.teamId,
      folder_id: input.folderId ?? null,
      topic_ids: input.topicIds ?? [],
      actions: JSON.stringify(input.actions ?? {}),
      created_at: scope.now,
      updated_at: scope.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await saveVariants(scope, row.id, input.variants ?? [])
  return told(scope, row, 'added')
}

export async function changeReadyReply(scope: Scope, id: string, input: Change): Promise<ReadyReply> {
  const before = await visibleReadyReply(scope, id)
  requireSharedChange(scope, { kind: before.kind, ownerId: before.owner_id })
  const whose = await checkWhose(scope, wantedOwner(scope, before, input))
  await checkParts(scope, input)
  checkSomething(input.variants ?? (await variantsOf(scope, [id])), input.actions ?? before.actions)
  const row = await scope.db
    .updateTable('ready_replies')
    .set({
      name: input.name,
      kind: whose.kind,
      owner_id: whose.ownerId,
      team_id: whose.teamId,
      folder_id: input.folderId,
      topic_ids: input.topicIds,
      actions: input.actions && JSON.stringify(input.actions),
      updated_at: scope.now,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  if (input.variants) await saveVariants(scope, id, input.variants)
  return told(scope, row, 'changed')
}

async function checkParts(scope: Scope, input: Change): Promise<void> {
  await checkFolder(scope, input.folderId)
  await checkTopics(scope, input.topicIds ?? [], 'topicIds')
  await checkActions(scope, input.actions ?? {})
}

/** Made somebody's own, it belongs to whoever makes it so. */
function wantedOwner(scope: Scope, before: ReadyReplyRow, input: Change): Whose {
  const kind = input.kind ?? before.kind
  const becomesOwn = kind === 'own' && before.kind !== 'own'
  return {
    kind,
    ownerId: becomesOwn ? (scope.actor.kind === 'member' ? scope.actor.id : null) : before.owner_id,
    teamId: input.teamId === undefined ? before.team_id : input.teamId,
  }
}

async function told(scope: Scope, row: ReadyReplyRow, how: 'added' | 'changed'): Promise<ReadyReply> {
  await record(scope, {
    type: 'ready-reply.changed',
    subject: { kind: 'ready-reply', id: row.id },
    // The log is read by many; what somebody keeps for themselves is their affair.
    data: { change: how, kind: row.kind, ...(row.kind === 'own' ? {} : { name: row.name }) },
  })
  const [reply] = await readyRepliesOf(scope, [row])
  return reply as ReadyReply
}
