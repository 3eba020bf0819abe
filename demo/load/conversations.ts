import { snippetOf } from '../../server/domains/conversations/rules.ts'
import { sanitiserVersion } from '../../server/platform/mail/reading/html/sanitise.ts'
import { DAY, MINUTE } from '../calendar.ts'
import type { Carrier } from '../company.ts'
import { toHtml } from '../html.ts'
import type { ConversationRecord, MessageRecord } from '../records.ts'
import { putConversationFields, statusOf } from './fields.ts'
import type { Kept } from './files.ts'
import { REPLY_MINUTES } from './house.ts'
import type { Put } from './tables.ts'
import { spoken, type Thread } from './threads.ts'

// What is newer than this is still bold for the visitor, unless it is their own.
const CAUGHT_UP_AFTER = 2 * DAY

/** The conversation with its messages and who has read how far. */
export function putThread(put: Put, house: Carrier, thread: Thread, now: Date, kept: Kept): void {
  const { id: workspace_id, members } = house
  const { head, messages } = thread
  const last = spoken(thread).at(-1) as MessageRecord
  const owner = members[0]?.id
  put('conversations', {
    workspace_id,
    id: head.id,
    number: head.number,
    subject: head.subject,
    snippet: snippetOf(last.text),
    status: head.status,
    status_id: statusOf(house, head),
    urgency: head.urgency,
    person_id: head.personId,
    channel_id: head.channelId,
    assignee_id: head.assigneeId,
    team_id: head.teamId,
    topic_id: head.topicId,
    tags: head.tags.toSorted(),
    language: head.language,
    seq: messages.length,
    message_count: messages.length,
    last_from: last.kind === 'inbound' ? 'person' : 'member',
    last_message_at: messages.at(-1)?.createdAt ?? head.createdAt,
    attention_at: dueAt(head, last),
    resolved_at: head.resolvedAt,
    resolved_by: head.resolvedAt ? head.assigneeId : null,
    created_at: head.createdAt,
  })
  putConversationFields(put, house, head)
  for (const message of messages) {
    putMessage(put, workspace_id, head, message)
    putAttachments(put, workspace_id, message, kept)
  }
  const readers = new Set<string>()
  if (head.assigneeId && last.kind === 'outbound') readers.add(head.assigneeId)
  if (owner && (head.resolvedAt || now.getTime() - last.createdAt.getTime() > CAUGHT_UP_AFTER)) readers.add(owner)
  for (const member_id of readers)
    put('readings', { workspace_id, member_id, conversation_id: head.id, seq: messages.length })
}

/** When the next word from us is due: what we promised, otherwise the reply time of the channel. */
function dueAt({ status }: ConversationRecord, last: MessageRecord): Date | null {
  if (status !== 'open' && status !== 'waiting-on-us') return null
  return last.promiseDueAt ?? new Date(last.createdAt.getTime() + REPLY_MINUTES * MINUTE)
}

const RELAYED = { sendAt: null, attempts: 1, reason: null, nextAttemptAt: null }

function putMessage(put: Put, workspace_id: string, head: ConversationRecord, message: MessageRecord): void {
  const { kind, quotedText, createdAt } = message
  const inbound = kind === 'inbound'
  const outbound = kind === 'outbound'
  const person = { name: head.personName, email: head.personEmail }
  const us = { name: null, email: head.channelAddress }
  put('messages', {
    workspace_id,
    id: message.id,
    conversation_id: head.id,
    seq: message.position,
    kind,
    person_id: message.authorPersonId,
    member_id: message.authorMemberId,
    at: createdAt,
    subject: subjectOf(head.subject, message),
    text: quotedText === null ? message.text : `${message.text}\n\n${quotedText}`,
    html: quotedText === null ? message.html : `${message.html}\n<div data-folded="">${toHtml(quotedText)}</div>`,
    sanitiser_version: sanitiserVersion,
    from_name: inbound ? person.name : null,
    from_email: inbound ? person.email : null,
    recipients: inbound ? { to: [us] } : outbound ? { to: [person], cc: [], bcc: [] } : {},
    // Not every relay says that it has delivered.
    delivery_state: outbound ? (message.id.charCodeAt(35) % 4 === 0 ? 'sent' : 'delivered') : null,
    delivery: outbound ? RELAYED : null,
    created_at: createdAt,
  })
}

function subjectOf(subject: string, { kind, position }: MessageRecord): string | null {
  if (kind === 'outbound') return subject
  if (kind !== 'inbound') return null
  return position === 1 ? subject : `Re: ${subject}`
}

/** Only files whose bytes are kept are there to be opened. */
function putAttachments(put: Put, workspace_id: string, message: MessageRecord, kept: Kept): void {
  for (const [position, { id, kind, fileName, contentType }] of message.attachments.entries()) {
    const file = kept(kind, id)
    if (!file) continue
    const about = { message_id: message.id, uploaded_by: message.authorMemberId, position, name: fileName, ...file }
    put('attachments', { workspace_id, id, ...about, type: contentType, created_at: message.createdAt })
  }
}
