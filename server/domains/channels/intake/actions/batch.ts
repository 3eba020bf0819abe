import { sql } from 'kysely'
import type { Platform } from '../../../../platform/platform.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { touchPeople } from '../../../customers/index.ts'
import { claimsOf } from '../../answering/rules.ts'
import { readSideMailId, sideOfAddress, sideOfSubject } from '../../side-conversations/rules.ts'
import { answeredIds, findClues, formsOf } from '../../threading/rules.ts'
import { type KnownMail, knownMailIds, type MailRow } from '../queries.ts'
import { addressesOf, contentId, writerOf } from '../rules.ts'
import type { ReadyMail } from './read-mail.ts'
import '../../tables.ts'

/** What a workspace's mails are judged by; read once for a batch of them. */
export interface Surroundings {
  ownAddresses: ReadonlySet<string>
  loopMark: string
  language: string
  channel(id: string): ChannelFacts
}

interface ChannelFacts {
  id: string
  team_id: string | null
  language: string | null
  reopen_kind: 'reopen' | 'new'
  reopen_days: number
  checked_by: string | null
}

/**
 * Mails that are taken in by one transaction. What is known of their Message-IDs is asked once, and what they leave behind
 * is written once, at the end: each statement less is felt when mail comes in hundreds.
 */
export interface Batch {
  around: Surroundings
  known: Map<string, KnownMail>
  newIds: (KnownMail & { at: Date })[]
  contacts: Map<string, Date>
  outcomes: Map<string, Outcome>
}

/** What became of a mail; written to its row. */
export type Outcome =
  | {
      state: 'read' | 'unreadable'
      reason: string | null
      /** Null where it became no message of its own, as a machine's answer to a member's mail. */
      messageId: string | null
      conversationId: string
      from: string | null
    }
  | { state: 'duplicate'; reason: string; messageId: string; conversationId: string; from: string | null }

/** What a mail is known by: its Message-ID, or what it says where it has none; of one that cannot be read nothing but its bytes. */
export function ownIdOf({ mail, attachments, unreadable }: ReadyMail, { hash, received_at }: MailRow): string {
  const files = attachments.map((file) => file.hash)
  return mail.messageId ?? contentId(mail, unreadable ? [hash] : files, received_at)
}

/** Begins a batch of mails that were read; what is known of all their ids is asked at once. */
export async function beginBatch(
  scope: Scope,
  around: Surroundings,
  rows: readonly MailRow[],
  mails: readonly ReadyMail[],
): Promise<Batch> {
  const own = rows.flatMap((row, index) => formsOf(ownIdOf(mails[index] as ReadyMail, row)))
  const ids = [...own, ...mails.flatMap(({ mail }) => answeredIds(mail))]
  return {
    around,
    known: await knownMailIds(scope, [...new Set(ids)]),
    newIds: [],
    contacts: new Map(),
    outcomes: new Map(),
  }
}

/** What ties a mail to others that come with it: who wrote it, its ids, and the conversations it points at. */
export function namesOf(
  scope: Scope,
  platform: Platform,
  row: MailRow,
  ready: ReadyMail,
  { around, known }: Batch,
): string[] {
  const { mail } = ready
  const key = { secret: platform.config.secret, workspaceId: scope.workspaceId }
  const clues = findClues(key, { ...mail, addresses: addressesOf(mail, row.envelope.to) })
  const ids = [
    ownIdOf(ready, row),
    ...answeredIds(mail),
    ...mail.attached.flatMap(({ messageId }) => messageId ?? []),
    mail.bounce?.originalMessageId ?? [],
    mail.delivered?.originalMessageId ?? [],
    mail.delivered?.envelopeId ?? [],
  ].flat()
  return [
    `writer ${writerOf(mail, row.envelope.from, around.ownAddresses).email}`,
    ...ids.map((id) => `id ${id}`),
    ...ids.flatMap((id) => known.get(id)?.conversation_id ?? []).map((id) => `conversation ${id}`),
    ...clues.flatMap((clue) => ('number' in clue ? `number ${clue.number}` : [])),
    ...claimsOf(addressesOf(mail, row.envelope.to), ids).map(({ number }) => `number ${number}`),
    // What is said beside a conversation leaves a line in its thread.
    ...[
      ...addressesOf(mail, row.envelope.to).map((address) => sideOfAddress(key, address)),
      ...ids.map((id) => readSideMailId(key, id)),
      sideOfSubject(key, mail.subject),
    ].flatMap((name) => (name ? [`number ${name.number}`] : [])),
  ]
}

/** Writes what the mails of a batch leave behind: their ids, when their people last wrote, and what became of each. */
export async function endBatch(scope: Scope, batch: Batch): Promise<void> {
  if (batch.newIds.length) {
    await scope.db
      .insertInto('mail_ids')
      .values(batch.newIds.map((id) => ({ workspace_id: scope.workspaceId, ...id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await touchPeople(scope, batch.contacts)
  await settle(scope, batch.outcomes)
}

/** One statement for all: what became of them, by id. */
async function settle(scope: Scope, outcomes: ReadonlyMap<string, Outcome>): Promise<void> {
  if (!outcomes.size) return
  const rows = [...outcomes].map(([id, { state, reason, messageId, conversationId, from }]) => ({
    id,
    state,
    reason,
    message_id: messageId,
    conversation_id: conversationId,
    from_email: from,
  }))
  await sql`
    update raw_mails set state = became.state, reason = became.reason, message_id = became.message_id,
      conversation_id = became.conversation_id, from_email = became.from_email, attempts = attempts + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as became (id uuid, state text, reason text, message_id uuid, conversation_id uuid, from_email text)
    where raw_mails.workspace_id = ${scope.workspaceId} and raw_mails.id = became.id`.execute(scope.db)
}
