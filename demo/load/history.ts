import type { EventType } from '../../contract/events.ts'
import { snippetOf } from '../../server/domains/conversations/rules.ts'
import { MINUTE } from '../calendar.ts'
import type { Carrier } from '../company.ts'
import type { MessageRecord, PersonRecord } from '../records.ts'
import type { Ordered } from './orders.ts'
import type { Side } from './sides.ts'
import type { Put, Value } from './tables.ts'
import { spoken, type Thread } from './threads.ts'

type About = {
  subject: [kind: string, id: string]
  member?: string | null
  conversation?: string
  person?: string | null
  other?: string | null
  seq?: number
  data?: { [key: string]: Value }
}

function tell(
  put: Put,
  type: EventType,
  at: Date,
  { subject, member, conversation, person, other, seq, data }: About,
): void {
  put('past_events', {
    type,
    at,
    actor_kind: member ? 'member' : 'system',
    actor_id: member ?? null,
    subject_kind: subject[0],
    subject_id: subject[1],
    conversation_id: conversation ?? null,
    person_id: person ?? null,
    other_person_id: other ?? null,
    seq: seq ?? null,
    data: data ?? {},
  })
}

export function putFounding(put: Put, { id, name, foundedAt, members, channels }: Carrier): void {
  tell(put, 'workspace.created', foundedAt, { subject: ['workspace', id], data: { name } })
  for (const member of members)
    tell(put, 'member.joined', foundedAt, {
      subject: ['member', member.id],
      data: { name: member.name.en, role: member.role },
    })
  for (const channel of channels)
    tell(put, 'channel.connected', foundedAt, { subject: ['channel', channel.id], data: { name: channel.name.en } })
}

export function putAcquaintance(put: Put, { id, name, createdAt }: PersonRecord): void {
  tell(put, 'person.created', createdAt, { subject: ['person', id], person: id, data: { name, kind: 'email' } })
}

/** All that happened in one conversation, as the product itself would have recorded it. */
export function putCourse(put: Put, carrier: Carrier, thread: Thread, now: Date): void {
  const { head, messages } = thread
  const { number } = head
  const about = { conversation: head.id, person: head.personId }
  const itself: [string, string] = ['conversation', head.id]
  const started = { number, channelId: head.channelId, automatic: false }
  tell(put, 'conversation.started', head.createdAt, { subject: itself, ...about, data: started })
  for (const message of messages) putUtterance(put, thread, message)
  if (head.assigneeId) {
    const before = carrier.channels.find(({ id }) => id === head.channelId)?.teamId ?? null
    const from = { assigneeId: null, teamId: before }
    const data = { number, assigneeId: head.assigneeId, teamId: head.teamId, from }
    tell(put, 'conversation.assigned', takenAt(thread, now), {
      subject: itself,
      member: head.assigneeId,
      ...about,
      data,
    })
  }
  if (head.resolvedAt) {
    const from = spoken(thread).at(-1)?.kind === 'outbound' ? 'waiting-on-customer' : 'waiting-on-us'
    const by = { subject: itself, member: head.assigneeId, ...about, data: { number, from } }
    tell(put, 'conversation.resolved', head.resolvedAt, by)
  }
  if (head.closedAt) {
    const data = { number, changes: { status: { from: 'resolved', to: 'closed' } } }
    tell(put, 'conversation.changed', head.closedAt, { subject: itself, ...about, data })
  }
}

/** What was asked beside a conversation, and answered. */
export function putAsking(put: Put, { id, head, teamId, askedBy, dueAt, words }: Side): void {
  const about = { subject: ['side-conversation', id] as [string, string], conversation: head.id }
  for (const said of words) {
    const data = { teamId, ownerId: null, sideMessageId: said.id, mentions: [] }
    if (said.answers)
      tell(put, 'side-conversation.answered', said.at, { ...about, member: said.by.id, data: { ...data, askedBy } })
    else
      tell(put, 'side-conversation.asked', said.at, {
        ...about,
        member: said.by.id,
        data: { ...data, dueAt: dueAt.toISOString(), again: false },
      })
  }
}

/** The way of an order as its shop would have told it. */
export function putWay(put: Put, order: Ordered): void {
  const { number, recipientId, senderId, stages } = order
  const person = recipientId ?? senderId
  const about = {
    subject: ['order', order.id] as [string, string],
    person,
    other: senderId === person ? null : senderId,
  }
  tell(put, 'order.created', order.placedAt, { ...about, data: { number, stage: null } })
  for (const { id, name, at, settles } of stages) {
    const data = { number, stageId: id, stage: name, settles, current: true, promised: order.promisedAt.toISOString() }
    tell(put, 'order.stage-reached', at, { ...about, data })
  }
}

/** When somebody took it over: as it was handed on, or shortly before the first answer. */
function takenAt({ head, messages }: Thread, now: Date): Date {
  const handed = messages.find(({ kind }) => kind === 'system')
  if (handed) return handed.createdAt
  const soon = head.createdAt.getTime() + MINUTE
  const reply = head.firstReplyAt?.getTime() ?? Number.POSITIVE_INFINITY
  return new Date(Math.min(Math.max(soon, Math.min(reply - 2 * MINUTE, soon + 20 * MINUTE)), reply - 1, now.getTime()))
}

function putUtterance(put: Put, { head }: Thread, message: MessageRecord): void {
  const { id, kind, position: seq, createdAt, authorMemberId: member } = message
  const { number, channelId } = head
  const about = { subject: ['message', id] as [string, string], conversation: head.id, person: head.personId, seq }
  if (kind === 'inbound') {
    const data = { number, channelId, automatic: null, snippet: snippetOf(message.text) }
    tell(put, 'message.received', createdAt, { ...about, data })
  }
  if (kind === 'outbound') {
    const data = { messageId: id, channelId, automatic: false, sendAt: createdAt, quote: true, number }
    tell(put, 'message.queued', createdAt, { ...about, member, data })
  }
  if (kind === 'note') tell(put, 'note.added', createdAt, { ...about, member, data: { number } })
}
