import { type Selectable, sql } from 'kysely'
import type { ReadyReply, ReplyFolder } from '../../../../contract/ready-replies.ts'
import type { Tables } from '../../../platform/db/database.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { attachmentsById } from '../drafts/queries.ts'
import { mayChangeShared } from '../sharing/permissions.ts'
import { isSharedWith } from '../sharing/queries.ts'
import './tables.ts'

export type ReadyReplyRow = Selectable<Tables['ready_replies']>
export type VariantRow = Selectable<Tables['ready_reply_variants']>

const visible = (scope: Scope) =>
  scope.db
    .selectFrom('ready_replies')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where(isSharedWith(scope))

/** Throws not-found for one that the caller may not see. */
export const visibleReadyReply = async (scope: Scope, id: string): Promise<ReadyReplyRow> =>
  found(await visible(scope).where('id', '=', id).executeTakeFirst())

export const visibleReadyReplies = (scope: Scope): Promise<ReadyReplyRow[]> =>
  visible(scope).orderBy('name').orderBy('id').execute()

export const variantsOf = async (scope: Scope, ids: readonly string[]): Promise<VariantRow[]> =>
  ids.length
    ? scope.db
        .selectFrom('ready_reply_variants')
        .selectAll()
        .where('workspace_id', '=', scope.workspaceId)
        .where((where) => where.eb('ready_reply_id', '=', where.fn.any(where.val([...ids]))))
        .orderBy('language')
        .execute()
    : []

export async function listReadyReplies(scope: Scope): Promise<ReadyReply[]> {
  return readyRepliesOf(scope, await visibleReadyReplies(scope))
}

export async function readyRepliesOf(scope: Scope, rows: readonly ReadyReplyRow[]): Promise<ReadyReply[]> {
  const ids = rows.map((row) => row.id)
  const variants = await variantsOf(scope, ids)
  const attachments = await attachmentsById(
    scope,
    variants.flatMap((variant) => variant.attachment_ids),
  )
  const uses = await recentUses(scope, ids)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    teamId: row.team_id,
    ownerId: row.owner_id,
    folderId: row.folder_id,
    topicIds: row.topic_ids,
    variants: variants
      .filter((variant) => variant.ready_reply_id === row.id)
      .map(({ language, html, text, attachment_ids }) => ({
        language,
        html,
        text,
        attachments: attachment_ids.flatMap((id) => attachments.filter((attachment) => attachment.id === id)),
      })),
    actions: row.actions,
    uses: uses.get(row.id) ?? 0,
    updatedAt: row.updated_at.toISOString(),
    abilities: { change: mayChangeShared(scope, { kind: row.kind, ownerId: row.owner_id }) },
  }))
}

async function recentUses(scope: Scope, ids: readonly string[]): Promise<Map<string, number>> {
  if (!ids.length) return new Map()
  const { rows } = await sql<{ id: string; count: number }>`
    select ready_reply_id as id, count(*)::int as count from ready_reply_uses
    where workspace_id = ${scope.workspaceId} and ready_reply_id = any(${ids}::uuid[]) and at > ${scope.now}::timestamptz - interval '90 days'
    group by 1`.execute(scope.db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

export const listFolders = (scope: Scope): Promise<ReplyFolder[]> =>
  scope.db
    .selectFrom('reply_folders')
    .select(['id', 'name', 'position'])
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('position')
    .orderBy('name')
    .execute()
