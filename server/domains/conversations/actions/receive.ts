import { sql } from 'kysely'
import type { Authenticity } from '../../../../contract/authenticity.ts'
import type { Status } from '../../../../contract/conversations.ts'
import { newId } from '../../../platform/db/ids.ts'
import { rowsAsJson } from '../../../platform/db/rows-as-json.ts'
import { together } from '../../../platform/db/together.ts'
import { type NewEvent, record } from '../../../platform/events/record.ts'
import type { Scope } from '../../../platform/scope.ts'
import { blockOf } from '../blocking/actions/block.ts'
import type { Block } from '../blocking/rules.ts'
import { isSettled, snippetOf, statusAfterInbound, subjectOf } from '../rules.ts'
import { comeBack } from '../snoozing/actions/wake.ts'
import { statusNow } from '../statuses/queries.ts'
import type { Address, Automatic, ThreadReason } from '../tables.ts'
import { type Along, addMessage, insertMessage, type NewMessage } from './add-message.ts'
import { keepAttachments, type MailedFile, withInlinePictures } from './keep-attachments.ts'
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
  attachments: MailedFile[]
  automatic: Automatic | null
  thread: ThreadReason
  /** Null where the channel cannot tell who writes. */
  authenticity: Authenticity | null
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
  /** The conversation that was settled before and is no more, as it was before. */
  reopened: { id: string; number: number; status: Status; status_id: string | null } | null
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
    authenticity: received.authenticity,
    rawMailId: received.rawMailId,
    unreadable: received.unreadable,
  }
  const block = await blockOf(scope, received.from.email)
  const joins = received.conversationId && !(block && (await isLiving(scope, received.conversationId)))
  const reception = joins
    ? await join(scope, received.conversationId ?? '', messageId, received, message)
    : await begin(scope, messageId, received, message, block)
  await keepAttachments(scope, { message_id: messageId }, attachments)
  await record(
    scope,
    ...eventsOf(reception, received, block, reception.reopened ? await statusNow(scope, reception.reopened.id) : {}),
  )
  return reception
}

/** The words of a blocked sender do not go among those of others: they begin a conversation of their own, in spam. */
async function isLiving(scope: Scope, id: string): Promise<boolean> {
  const row = await scope.db
    .selectFrom('conversations')
    .select('spam_at')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.spam_at === null
}

async function begin(
  scope: Scope,
  messageId: string,
  received: Received,
  message: NewMessage,
  block: Block | null,
): Promise<Reception> {
  const conversationId = newId()
  const number = await scope.nextNumber('conversation')
  await insertBegun(scope, {
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
    ...(block ? { spam_at: scope.now, spam_reason: block } : {}),
    created_at: scope.now,
  })
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
  return { conversationId, messageId, number, seq: 1, started: true, reopened: null }
}

const insertBegun = together(async (scope: Scope, rows: readonly object[]): Promise<undefined[]> => {
  await sql`
    insert into conversations (workspace_id, id, number, subject, snippet, status, person_id, channel_id, team_id, language, seq,
      message_count, last_from, last_message_at, spam_at, spam_reason, created_at)
    select workspace_id, id, number, subject, snippet, status, person_id, channel_id, team_id, language, seq,
      message_count, last_from, last_message_at, spam_at, spam_reason, created_at
    from jsonb_populate_recordset(null::conversations, ${rowsAsJson(rows)}::jsonb)`.execute(scope.db)
  return rows.map(() => undefined)
})

async function join(
  scope: Scope,
  id: string,
  messageId: string,
  received: Received,
  message: NewMessage,
): Promise<Reception> {
  const conversation = await lockConversation(scope, id)
  const isMerged = conversation.id !== id
  const home = isMerged ? await homeOf(scope, id) : conversation
  const along = alongInbound(conversation.status, received.mayReopen)
  const { seq } = await addMessage(
    scope,
    conversation,
    message,
    along,
    { id, along: isMerged ? alongInbound(home.status, received.mayReopen) : along },
    messageId,
  )
  const reopened = along.resolvedAt === null ? conversation : null
  // A machine's answer ("I am away") is not the customer's.
  for (const each of new Set([conversation, home]))
    if (each.snoozed_at && !received.automatic) await comeBack(scope, each, 'message')
  return { conversationId: id, messageId, number: home.number, seq, started: false, reopened }
}

/** The conversation that was merged into the locked one; nobody changes it without that one's lock. */
const homeOf = (scope: Scope, id: string) =>
  scope.db
    .selectFrom('conversations')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

function alongInbound(before: Status, mayReopen: boolean): Along {
  const status = statusAfterInbound(before, mayReopen)
  return { status, ...(isSettled(before) && !isSettled(status) ? { resolvedAt: null } : {}) }
}

function eventsOf(
  reception: Reception,
  received: Received,
  block: Block | null,
  now: Record<string, unknown>,
): NewEvent[] {
  const about = { conversationId: reception.conversationId, personId: received.personId }
  const conversation = { kind: 'conversation', id: reception.conversationId }
  const doubted = received.authenticity?.verdict === 'doubtful' ? { doubtful: true } : {}
  const started: NewEvent = {
    type: 'conversation.started',
    subject: conversation,
    ...about,
    data: {
      number: reception.number,
      channelId: received.channelId,
      automatic: received.automatic !== null,
      ...doubted,
      ...(block ? { spam: true } : {}),
    },
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
      ...doubted,
      snippet: snippetOf(received.newText || received.text),
    },
  }
  const reopened = (again: NonNullable<Reception['reopened']>): NewEvent => ({
    type: 'conversation.reopened',
    subject: { kind: 'conversation', id: again.id },
    conversationId: again.id,
    personId: received.personId,
    data: { number: again.number, by: 'message', from: again.status, fromStatusId: again.status_id, ...now },
  })
  return [...(reception.started ? [started] : []), heard, ...(reception.reopened ? [reopened(reception.reopened)] : [])]
}
