import { sql } from 'kysely'
import type { Authenticity } from '../../../../contract/authenticity.ts'
import type { Delivery, MessageKind, Status } from '../../../../contract/conversations.ts'
import { newId } from '../../../platform/db/ids.ts'
import { rowsAsJson } from '../../../platform/db/rows-as-json.ts'
import { sideBySide } from '../../../platform/db/side-by-side.ts'
import { together } from '../../../platform/db/together.ts'
import type { Scope } from '../../../platform/scope.ts'
import { atRest, snippetOf } from '../rules.ts'
import type { Automatic, Recipients, ThreadReason, UnseenThen } from '../tables.ts'
import { appendLine, appendMergedLine, type NewLine } from './append-line.ts'

export interface NewMessage {
  kind: MessageKind
  at: Date
  personId?: string | null
  memberId?: string | null
  subject?: string | null
  text: string
  html: string
  /** The words that stand for it in the list; its text without quotes. */
  newText?: string
  sanitiserVersion?: number
  outsidePictures?: number
  from?: { name: string | null; email: string } | null
  recipients?: Recipients
  automatic?: Automatic | null
  thread?: ThreadReason | null
  authenticity?: Authenticity | null
  rawMailId?: string | null
  unreadable?: string | null
  delivery?: Delivery | null
  /** What its writer had not seen and chose to pass over. */
  sentAnyway?: readonly UnseenThen[]
  /** The side conversation that Kept tells of. */
  sideId?: string | null
}

/** What changes in the conversation along with the message. */
export interface Along {
  status?: Status
  resolvedAt?: Date | null
  resolvedBy?: string | null
}

/** Where a message belongs that was merged into the locked conversation, and what changes there along with it. */
export interface Home {
  id: string
  along: Along
}

/**
 * Appends a message to a conversation that is locked: it gets the next number, the conversation its new line. `home` where it
 * belongs to one that was merged into the locked one: it stays there, and shows in both.
 */
export async function addMessage(
  scope: Scope,
  conversation: { id: string; seq: number; merged: boolean },
  message: NewMessage,
  along: Along = {},
  home: Home = { id: conversation.id, along },
  id: string = newId(),
) {
  const line = (changes: Along): NewLine => ({
    at: message.at,
    ...changes,
    ...(message.kind === 'note' || message.kind === 'system'
      ? {}
      : { snippet: snippetOf(message.newText || message.text), lastFrom: lastFrom(message) }),
    // Whoever answers has noticed that it is back; what is resolved waits for nothing.
    besides: {
      ...(message.kind === 'outbound' && message.memberId ? { returned_at: null, returned_why: null } : {}),
      ...(changes.status === 'resolved' ? atRest : {}),
    },
  })
  if (!conversation.merged) {
    const next = conversation.seq + 1
    await sideBySide([
      insertMessage(scope, conversation.id, id, next, message),
      appendLine(scope, conversation.id, line(along)),
    ])
    return { id, seq: next }
  }
  // Mails of one batch may come to both at once: who counts is the row.
  const seq =
    home.id === conversation.id
      ? await appendLine(scope, conversation.id, line(along))
      : await appendMergedLine(
          scope,
          { id: conversation.id, line: line(along) },
          { id: home.id, line: line(home.along) },
        )
  await insertMessage(scope, home.id, id, seq, message)
  return { id, seq }
}

const lastFrom = (message: NewMessage): 'person' | 'member' | 'system' =>
  message.personId ? 'person' : message.memberId ? 'member' : 'system'

export const insertMessage = (
  scope: Scope,
  conversationId: string,
  id: string,
  seq: number,
  message: NewMessage,
): Promise<void> => insertRow(scope, rowOf(scope, { conversationId, id, seq }, message))

const insertRow = together(async (scope: Scope, rows: readonly object[]): Promise<undefined[]> => {
  await sql`
    insert into messages (workspace_id, id, conversation_id, seq, kind, person_id, member_id, at, subject, text, snippet, html,
      sanitiser_version, outside_pictures, from_name, from_email, recipients, automatic, thread, authenticity, raw_mail_id,
      unreadable, delivery_state, delivery, sent_anyway, side_id, created_at)
    select workspace_id, id, conversation_id, seq, kind, person_id, member_id, at, subject, text, snippet, html,
      sanitiser_version, outside_pictures, from_name, from_email, recipients, automatic, thread, authenticity, raw_mail_id,
      unreadable, delivery_state, delivery, sent_anyway, side_id, created_at
    from jsonb_populate_recordset(null::messages, ${rowsAsJson(rows)}::jsonb)`.execute(scope.db)
  return rows.map(() => undefined)
})

function rowOf(
  scope: Scope,
  { conversationId, id, seq }: { conversationId: string; id: string; seq: number },
  message: NewMessage,
) {
  const { state, ...delivery } = message.delivery ?? { state: null }
  const snippet = snippetOf(message.newText || message.text)
  return {
    workspace_id: scope.workspaceId,
    id,
    conversation_id: conversationId,
    seq,
    kind: message.kind,
    person_id: message.personId,
    member_id: message.memberId,
    at: message.at,
    subject: message.subject,
    text: message.text,
    snippet: snippet === snippetOf(message.text) ? null : snippet,
    html: message.html,
    sanitiser_version: message.sanitiserVersion ?? 0,
    outside_pictures: message.outsidePictures ?? 0,
    from_name: message.from?.name,
    from_email: message.from?.email,
    recipients: message.recipients ?? {},
    automatic: message.automatic,
    thread: message.thread,
    authenticity: message.authenticity,
    raw_mail_id: message.rawMailId,
    unreadable: message.unreadable,
    delivery_state: state,
    delivery: state ? delivery : null,
    sent_anyway: message.sentAnyway?.length ? message.sentAnyway : null,
    side_id: message.sideId,
    created_at: scope.now,
  }
}
