import type { Draft } from '../../../../contract/conversations.ts'
import type { Attachment } from '../../../../contract/shapes.ts'
import type { Scope } from '../../../platform/scope.ts'
import { attachmentOf } from '../messages/queries.ts'
import type { Recipients } from '../tables.ts'

/** My drafts in a conversation; a key has none. */
export async function myDrafts(scope: Scope, conversationId: string): Promise<Draft[]> {
  if (scope.actor.kind !== 'member') return []
  const rows = await scope.db
    .selectFrom('drafts')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', scope.actor.id)
    .execute()
  return Promise.all(rows.map(async (row) => draftOf(row, await attachmentsById(scope, row.attachment_ids))))
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
    seenSeq: row.seen_seq,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
  }
}
