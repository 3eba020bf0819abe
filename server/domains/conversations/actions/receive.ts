import { newId } from '../../../platform/db/ids.ts'
import { type NewEvent, record } from '../../../platform/events/record.ts'
import type { Scope } from '../../../platform/scope.ts'
import { attachmentUrl } from '../messages/queries.ts'
import { isSettled, snippetOf, statusAfterInbound, subjectOf } from '../rules.ts'
import type { Address, Automatic, ThreadReason } from '../tables.ts'
import { insertMessage, later, type NewMessage } from './add-message.ts'
import { lockConversation } from './lock-conversation.ts'

/** A message from outside, as a channel hands it over: read, sanitised, its thread and person found. */
export interface Received {
  /** null begins a conversation. */
  conversationId: string | null
  personId: string
  channelId: string
  teamId: string | null
  language: string | null
  at: Date
  subject: string
  text: string
  newText: string
  /** Sanitised; pictures of the mail itself are marked with data-cid. */
  html: string
  sanitiserVersion: number
  outsidePictures: number
  from: Address
  to: Address[]
  cc: Address[]
  attachments: { name: string; type: string; size: number; hash: string; contentId: string | null; inline: boolean }[]
  automatic: Automatic | null
  thread: ThreadReason
  rawMailId: string | null
  unreadable: string | null
  mayReopen: boolean
}

export interface Reception {
  conversationId: string
  messageId: string
  number: number
  seq: number
  started: boolean
  reopened: boolean
}

/** Takes a message in: one transaction from the conversation's next number to the events that tell of it. */
export async function receive(scope: Scope, received: Received): Promise<Reception> {
  const messageId = newId()
  const attachments = received.attachments.map((attachment) => ({ id: newId(), ...attachment }))
  const message: NewMessage = {
    kind: 'inbound',
    at: received.at,
    personId: received.personId,
    subject: received.subject,
    text: received.text,
    newText: received.newText,
    html: withInlinePictures(received.html, attachments),
    sanitiserVersion: received.sanitiserVersion,
    outsidePictures: received.outsidePictures,
    from: received.from,
    recipients: { to: received.to, cc: received.cc },
    automatic: received.automatic,
    thread: received.thread,
    rawMailId: received.rawMailId,
    unreadable: received.unreadable,
  }
  const reception = received.conversationId
    ? await join(scope, received.conversationId, messageId, received, message)
    : await begin(scope, messageId, received, message)
  if (attachments.length) {
    await scope.db
      .insertInto('attachments')
      .values(
        attachments.map(({ contentId, ...attachment }, position) => ({
          workspace_id: scope.workspaceId,
          message_id: messageId,
          uploaded_by: null,
          position,
          content_id: contentId,
          created_at: scope.now,
          ...attachment,
        })),
      )
      .execute()
  }
  await record(scope, ...eventsOf(reception, received))
  return reception
}

async function begin(scope: Scope, messageId: string, received: Received, message: NewMessage): Promise<Reception> {
  const conversationId = newId()
  const number = await scope.nextNumber('conversation')
  await scope.db
    .insertInto('conversations')
    .values({
      workspace_id: scope.workspaceId,
      id: conversationId,
      number,
      subject: subjectOf(received.subject, received.newText || received.text),
      snippet: snippetOf(received.newText || received.text),
      status: 'open',
      person_id: received.personId,
      channel_id: received.channelId,
      team_id: received.teamId,
      language: received.language,
      seq: 1,
      message_count: 1,
      last_from: 'person',
      last_message_at: received.at,
      created_at: scope.now,
    })
    .execute()
  await insertMessage(scope, conversationId, messageId, 1, message)
  if (received.thread.possibleMatchId) {
    await scope.db
      .insertInto('possible_matches')
      .values({
        workspace_id: scope.workspaceId,
        conversation_id: conversationId,
        other_id: received.thread.possibleMatchId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return { conversationId, messageId, number, seq: 1, started: true, reopened: false }
}

async function join(
  scope: Scope,
  id: string,
  messageId: string,
  received: Received,
  message: NewMessage,
): Promise<Reception> {
  const conversation = await lockConversation(scope, id)
  const seq = conversation.seq + 1
  const status = statusAfterInbound(conversation.status, received.mayReopen)
  const reopened = isSettled(conversation.status) && !isSettled(status)
  await insertMessage(scope, id, messageId, seq, message)
  await scope.db
    .updateTable('conversations')
    .set({
      seq,
      message_count: conversation.message_count + 1,
      snippet: snippetOf(received.newText || received.text),
      last_from: 'person',
      last_message_at: later(received.at, conversation.last_message_at),
      status,
      ...(reopened ? { resolved_at: null, resolved_by: null } : {}),
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  return { conversationId: id, messageId, number: conversation.number, seq, started: false, reopened }
}

function eventsOf(reception: Reception, received: Received): NewEvent[] {
  const about = { conversationId: reception.conversationId, personId: received.personId }
  const conversation = { kind: 'conversation', id: reception.conversationId }
  const started: NewEvent = {
    type: 'conversation.started',
    subject: conversation,
    ...about,
    data: { number: reception.number, channelId: received.channelId, automatic: received.automatic !== null },
  }
  const heard: NewEvent = {
    type: 'message.received',
    subject: { kind: 'message', id: reception.messageId },
    ...about,
    seq: reception.seq,
    data: {
      number: reception.number,
      channelId: received.channelId,
      automatic: received.automatic,
      snippet: snippetOf(received.newText || received.text),
    },
  }
  const reopened: NewEvent = {
    type: 'conversation.reopened',
    subject: conversation,
    ...about,
    data: { number: reception.number, by: 'message' },
  }
  return [...(reception.started ? [started] : []), heard, ...(reception.reopened ? [reopened] : [])]
}

/** A picture that came with the mail is shown from where Kept keeps it; one that did not come stays a gap. */
function withInlinePictures(
  html: string,
  attachments: readonly { id: string; name: string; contentId: string | null }[],
): string {
  if (!html.includes('data-cid=')) return html
  return html.replace(/\sdata-cid="([^"]*)"/g, (whole, cid: string) => {
    const picture = attachments.find((attachment) => attachment.contentId === cid.replaceAll('&amp;', '&'))
    return picture ? ` src="${attachmentUrl(picture.id, picture.name).replaceAll('"', '%22')}"` : whole
  })
}
