import type { Draft } from '../../../../contract/conversations.ts'
import type { Attachment } from '../../../../contract/shapes.ts'
import type { Scope } from '../../../platform/scope.ts'
import { idsOf } from '../merging/queries.ts'
import { attachmentOf } from '../messages/queries.ts'
import type { DraftUse, Recipients } from '../tables.ts'

/**
 * My drafts in a conversation, one a kind; a key has none. What I began in one that was merged into it goes on here, and
 * counts as written before anything of this thread was seen.
 */
export async function myDrafts(scope: Scope, thread: { id: string; merged: boolean }): Promise<Draft[]> {
  if (scope.actor.kind !== 'member') return []
  const rows = await scope.db
    .selectFrom('drafts')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', 'in', await idsOf(scope, thread))
    .where('member_id', '=', scope.actor.id)
    .orderBy('updated_at', 'desc')
    .execute()
  const chosen = (['reply', 'note'] as const).flatMap((kind) => {
    const its = rows.filter((row) => row.kind === kind)
    return its.find((row) => row.conversation_id === thread.id) ?? its[0] ?? []
  })
  return Promise.all(
    chosen.map(async (row) => ({
      ...draftOf(row, await attachmentsById(scope, row.attachment_ids)),
      ...(row.conversation_id === thread.id ? {} : { seenSeq: 0 }),
    })),
  )
}

/** In the order of the ids; those of other messages or workspaces are left out. */
export async function attachmentsById(scope: Scope, ids: readonly string[]): Promise<Attachment[]> {
  if (!ids.length) return []
  const rows = await scope.db
    .selectFrom('attachments')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .execute()
  return ids.flatMap((id) => rows.filter((row) => row.id === id)).map(attachmentOf)
}

export function draftOf(
  row: {
    kind: 'reply' | 'note'
    html: string
    recipients: Recipients
    ready_use: DraftUse | null
    seen_seq: number
    version: number
    updated_at: Date
  },
  attachments: Attachment[],
): Draft {
  return {
    kind: row.kind,
    html: row.html,
    to: row.recipients.to ?? [],
    cc: row.recipients.cc ?? [],
    bcc: row.recipients.bcc ?? [],
    attachments,
    use: row.ready_use as Draft['use'],
    seenSeq: row.seen_seq,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  }
}
