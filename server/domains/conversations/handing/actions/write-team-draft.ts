import type { TeamDraft } from '../../../../../contract/team-drafts.ts'
import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import { sanitise } from '../../../../platform/mail/reading/html/sanitise.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import type { Address } from '../../tables.ts'
import { teamDraftOf } from '../queries.ts'

export interface TeamWriting {
  html: string
  to: Address[]
  cc: Address[]
  bcc: Address[]
  attachmentIds: string[]
  seenSeq: number
  version: number | null
  release: boolean
}

/**
 * Begins the team's reply, or saves what its holder wrote; each save is a version. Refused where it has gone on since, or
 * somebody else holds it. The conversation's lock puts those who write at once into a row.
 */
export async function writeTeamDraft(scope: Scope, askedId: string, input: TeamWriting): Promise<TeamDraft> {
  const memberId = writer(scope)
  const conversation = await lockConversation(scope, askedId)
  const { id } = conversation
  const now = await teamDraftOf(scope, id)
  const isMine = now?.holder === null || now?.holder?.id === memberId
  if ((now?.version ?? null) !== input.version || (now && !isMine)) throw problem('conflict', { data: { draft: now } })
  const version = (await newestVersion(scope, id)) + 1
  const html = sanitise(input.html)
  const values = {
    html,
    recipients: JSON.stringify({ to: input.to, cc: input.cc, bcc: input.bcc }),
    attachment_ids: input.attachmentIds,
    seen_seq: input.seenSeq,
    version,
    holder_id: input.release ? null : memberId,
    updated_by: memberId,
    updated_at: scope.now,
  }
  const key = { workspace_id: scope.workspaceId, conversation_id: id }
  await scope.db
    .insertInto('team_drafts')
    .values({ ...key, started_by: memberId, ...values })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'conversation_id']).doUpdateSet(values))
    .execute()
  await scope.db
    .insertInto('team_draft_versions')
    .values({ ...key, version, html, member_id: memberId, at: scope.now })
    .execute()
  // Others hear when it begins and when it changes hands; not of each word.
  if (!now || now.holder?.id !== values.holder_id)
    await sayHanded(scope, conversation, { version, holderId: values.holder_id })
  return found(await teamDraftOf(scope, id))
}

/** I write on from here; whoever wrote keeps what they had in their browser, and every version is there. */
export async function holdTeamDraft(scope: Scope, askedId: string): Promise<TeamDraft> {
  const memberId = writer(scope)
  const conversation = await lockConversation(scope, askedId)
  const now = found(await teamDraftOf(scope, conversation.id))
  if (now.holder?.id !== memberId) {
    await scope.db
      .updateTable('team_drafts')
      .set({ holder_id: memberId })
      .where('workspace_id', '=', scope.workspaceId)
      .where('conversation_id', '=', conversation.id)
      .execute()
    await sayHanded(scope, conversation, { version: now.version, holderId: memberId, from: now.holder?.id ?? null })
  }
  return found(await teamDraftOf(scope, conversation.id))
}

/** Sent or discarded: it lies there no more. False where there was none. */
export async function endTeamDraft(scope: Scope, conversation: { id: string; number: number }): Promise<boolean> {
  const { numDeletedRows } = await scope.db
    .deleteFrom('team_drafts')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversation.id)
    .executeTakeFirst()
  if (numDeletedRows) await sayHanded(scope, conversation, { version: null, holderId: null })
  return numDeletedRows > 0n
}

export async function discardTeamDraft(scope: Scope, askedId: string): Promise<void> {
  writer(scope)
  await endTeamDraft(scope, await lockConversation(scope, askedId))
}

/** The team's reply leaves as it was read: refused where it has gone on since. The conversation must be locked. */
export async function takeTeamDraft(
  scope: Scope,
  conversation: { id: string; number: number },
  version: number,
): Promise<void> {
  const now = await teamDraftOf(scope, conversation.id)
  if (now?.version !== version) throw problem('conflict', { data: { draft: now } })
  await endTeamDraft(scope, conversation)
}

function writer(scope: Scope): string {
  if (scope.actor.kind !== 'member') throw problem('not-allowed')
  return scope.actor.id
}

async function newestVersion(scope: Scope, conversationId: string): Promise<number> {
  const row = await scope.db
    .selectFrom('team_draft_versions')
    .select('version')
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.version ?? 0
}

const sayHanded = (scope: Scope, { id, number }: { id: string; number: number }, data: Record<string, unknown>) =>
  record(scope, {
    type: 'team-draft.handed',
    subject: { kind: 'conversation', id },
    conversationId: id,
    data: { number, ...data },
  })
