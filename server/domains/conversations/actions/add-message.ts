import type { Delivery, MessageKind, Status } from '../../../../contract/conversations.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { Scope } from '../../../platform/scope.ts'
import { snippetOf } from '../rules.ts'
import type { Automatic, Recipients, ThreadReason } from '../tables.ts'

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
  rawMailId?: string | null
  unreadable?: string | null
  delivery?: Delivery | null
}

/** What changes in the conversation along with the message. */
export interface Along {
  status?: Status
  resolvedAt?: Date | null
  resolvedBy?: string | null
}

/** Appends a message to a conversation that is locked: it gets the next number, the conversation its new line. */
export async function addMessage(
  scope: Scope,
  conversation: { id: string; seq: number; message_count: number; last_message_at: Date },
  message: NewMessage,
  along: Along = {},
) {
  const id = newId()
  const seq = conversation.seq + 1
  await insertMessage(scope, conversation.id, id, seq, message)
  await scope.db
    .updateTable('conversations')
    .set({
      seq,
      message_count: conversation.message_count + 1,
      last_message_at: later(message.at, conversation.last_message_at),
      ...(message.kind === 'note'
        ? {}
        : { snippet: snippetOf(message.newText || message.text), last_from: lastFrom(message) }),
      ...(along.status ? { status: along.status } : {}),
      ...(along.resolvedAt === undefined
        ? {}
        : { resolved_at: along.resolvedAt, resolved_by: along.resolvedBy ?? null }),
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', conversation.id)
    .execute()
  return { id, seq }
}

export const later = (one: Date, other: Date): Date => new Date(Math.max(one.getTime(), other.getTime()))

export const lastFrom = (message: NewMessage): 'person' | 'member' | 'system' =>
  message.personId ? 'person' : message.memberId ? 'member' : 'system'

export async function insertMessage(
  scope: Scope,
  conversationId: string,
  id: string,
  seq: number,
  message: NewMessage,
): Promise<void> {
  const { state, ...delivery } = message.delivery ?? { state: null }
  await scope.db
    .insertInto('messages')
    .values({
      workspace_id: scope.workspaceId,
      id,
      conversation_id: conversationId,
      seq,
      kind: message.kind,
      person_id: message.personId ?? null,
      member_id: message.memberId ?? null,
      at: message.at,
      subject: message.subject ?? null,
      text: message.text,
      html: message.html,
      sanitiser_version: message.sanitiserVersion ?? 0,
      outside_pictures: message.outsidePictures ?? 0,
      from_name: message.from?.name ?? null,
      from_email: message.from?.email ?? null,
      recipients: JSON.stringify(message.recipients ?? {}),
      automatic: message.automatic ? JSON.stringify(message.automatic) : null,
      thread: message.thread ? JSON.stringify(message.thread) : null,
      raw_mail_id: message.rawMailId ?? null,
      unreadable: message.unreadable ?? null,
      delivery_state: state,
      delivery: state ? JSON.stringify(delivery) : null,
      created_at: scope.now,
    })
    .execute()
}
