import { sql } from 'kysely'
import type { Draft } from '../../../../../contract/conversations.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import type { Address, DraftUse } from '../../tables.ts'
import { attachmentsById, draftOf } from '../queries.ts'

export interface DraftInput {
  html: string
  to: Address[]
  cc: Address[]
  bcc: Address[]
  attachmentIds: string[]
  /** The ready-made reply it began with, and what of it goes along. */
  use?: DraftUse | null
  seenSeq: number
}

/** Keeps what I have written so far. No event: nobody else sees it. */
export async function saveDraft(
  scope: Scope,
  conversationId: string,
  kind: 'reply' | 'note',
  input: DraftInput,
): Promise<Draft> {
  if (scope.actor.kind !== 'member') throw problem('not-allowed')
  found(
    await scope.db
      .selectFrom('conversations')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', conversationId)
      .executeTakeFirst(),
  )
  const values = {
    html: input.html,
    recipients: JSON.stringify({ to: input.to, cc: input.cc, bcc: input.bcc }),
    attachment_ids: input.attachmentIds,
    ready_use: input.use ? JSON.stringify(input.use) : null,
    seen_seq: input.seenSeq,
    updated_at: scope.now,
  }
  const row = await scope.db
    .insertInto('drafts')
    .values({
      workspace_id: scope.workspaceId,
      conversation_id: conversationId,
      member_id: scope.actor.id,
      kind,
      ...values,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'conversation_id', 'member_id', 'kind'])
        .doUpdateSet({ ...values, version: sql`drafts.version + 1` }),
    )
    .returningAll()
    .executeTakeFirstOrThrow()
  return draftOf(row, await attachmentsById(scope, row.attachment_ids))
}

export async function discardDraft(scope: Scope, conversationId: string, kind: 'reply' | 'note'): Promise<void> {
  if (scope.actor.kind !== 'member') throw problem('not-allowed')
  found(
    await scope.db
      .selectFrom('conversations')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', conversationId)
      .executeTakeFirst(),
  )
  await scope.db
    .deleteFrom('drafts')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('member_id', '=', scope.actor.id)
    .where('kind', '=', kind)
    .execute()
}
