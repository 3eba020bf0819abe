import { sql } from 'kysely'
import type { TeamDraft } from '../../../../contract/team-drafts.ts'
import type { Scope } from '../../../platform/scope.ts'
import { attachmentsById } from '../drafts/queries.ts'
import type { Recipients } from '../tables.ts'

interface Row {
  html: string
  recipients: Recipients
  attachment_ids: string[]
  seen_seq: number
  version: number
  updated_at: Date
  holder: TeamDraft['holder']
  starter: TeamDraft['startedBy']
  updater: TeamDraft['updatedBy']
}

const member = (
  scope: Scope,
  column: string,
) => sql`(select json_build_object('id', m.id, 'name', m.name, 'avatar', m.avatar)
  from members m where m.workspace_id = ${scope.workspaceId} and m.id = ${sql.ref(column)})`

/** The reply that the team writes in a conversation; null where there is none. */
export async function teamDraftOf(scope: Scope, conversationId: string): Promise<TeamDraft | null> {
  const { rows } = await sql<Row>`
    select d.html, d.recipients, d.attachment_ids, d.seen_seq, d.version, d.updated_at, ${member(scope, 'd.holder_id')} as holder,
      ${member(scope, 'd.started_by')} as starter, ${member(scope, 'd.updated_by')} as updater
    from team_drafts d where d.workspace_id = ${scope.workspaceId} and d.conversation_id = ${conversationId}`.execute(
    scope.db,
  )
  const row = rows[0]
  if (!row) return null
  return {
    html: row.html,
    to: row.recipients.to ?? [],
    cc: row.recipients.cc ?? [],
    bcc: row.recipients.bcc ?? [],
    attachments: await attachmentsById(scope, row.attachment_ids),
    seenSeq: row.seen_seq,
    version: row.version,
    holder: row.holder,
    startedBy: row.starter,
    updatedBy: row.updater,
    updatedAt: row.updated_at.toISOString(),
  }
}

interface VersionRow {
  version: number
  html: string
  at: Date
  by: TeamDraft['startedBy']
}

/** Also of replies that were sent or discarded since. */
export async function versionsOf(scope: Scope, conversationId: string) {
  const { rows } = await sql<VersionRow>`
    select v.version, v.html, v.at, ${member(scope, 'v.member_id')} as by from team_draft_versions v
    where v.workspace_id = ${scope.workspaceId} and v.conversation_id = ${conversationId}
    order by v.version desc limit 100`.execute(scope.db)
  return { items: rows.map((row) => ({ ...row, at: row.at.toISOString() })) }
}
