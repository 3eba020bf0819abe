import { sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'
import { sideMessageToSend } from '../side-sending/queries.ts'
import type { Address, Recipients } from '../tables.ts'

/** Everything a channel needs to make a mail of a message. */
export interface MessageToSend {
  id: string
  conversationId: string
  number: number
  subject: string
  memberId: string | null
  memberName: string | null
  /** HTML that the member puts under each answer; '' without one. */
  memberSignature: string | null
  channelId: string | null
  /** Where it stands beside a conversation: which one, and its number there. */
  side: { id: string; number: number } | null
  /** Of the person, or of the conversation where that is not known. */
  language: string | null
  html: string
  text: string
  to: Address[]
  cc: Address[]
  bcc: Address[]
  automatic: boolean
  attachments: {
    id: string
    name: string
    type: string
    size: number
    hash: string
    contentId: string | null
    inline: boolean
  }[]
  /** The person's newest message before this one. */
  quoted: { id: string; html: string; text: string; from: Address | null; at: Date } | null
  /** Messages of the thread that go along to somebody outside, as HTML with their attributions. */
  forwarded: string | null
}

/** Of a thread, or of what is said beside it: a channel sends both alike. */
export const messageToSend = async (scope: Scope, messageId: string): Promise<MessageToSend | undefined> =>
  (await threadMessageToSend(scope, messageId)) ?? wordsToSend(scope, messageId)

async function wordsToSend(scope: Scope, messageId: string): Promise<MessageToSend | undefined> {
  const words = await sideMessageToSend(scope, messageId)
  // Whoever is asked need not speak the language of the customer.
  const attachments = words && (await attachmentsOf(scope, { side_message_id: messageId }))
  return words && attachments && { ...words, language: null, automatic: false, attachments }
}

async function threadMessageToSend(scope: Scope, messageId: string): Promise<MessageToSend | undefined> {
  const { rows } = await sql<
    Omit<MessageToSend, 'to' | 'cc' | 'bcc' | 'attachments' | 'quoted' | 'side' | 'forwarded'> & {
      recipients: Recipients
      seq: number
    }
  >`
    select m.id, m.conversation_id as "conversationId", c.number, coalesce(m.subject, c.subject) as subject, m.member_id as "memberId", b.name as "memberName", b.signature as "memberSignature",
      c.channel_id as "channelId", coalesce(p.language, c.language) as language, m.html, m.text, m.automatic is not null as automatic, m.recipients, m.seq
    from messages m
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = m.conversation_id
    join people p on p.workspace_id = ${scope.workspaceId} and p.id = c.person_id
    left join members b on b.workspace_id = ${scope.workspaceId} and b.id = m.member_id
    where m.workspace_id = ${scope.workspaceId} and m.id = ${messageId} and m.kind = 'outbound'`.execute(scope.db)
  const row = rows[0]
  if (!row) return undefined
  const { recipients, seq, ...message } = row
  return {
    ...message,
    to: recipients.to ?? [],
    cc: recipients.cc ?? [],
    bcc: recipients.bcc ?? [],
    attachments: await attachmentsOf(scope, { message_id: messageId }),
    quoted: await newestInbound(scope, row.conversationId, seq),
    side: null,
    forwarded: null,
  }
}

async function attachmentsOf(
  scope: Scope,
  of: { message_id: string } | { side_message_id: string },
): Promise<MessageToSend['attachments']> {
  return scope.db
    .selectFrom('attachments')
    .select(['id', 'name', 'type', 'size', 'hash', 'content_id as contentId', 'inline'])
    .where('workspace_id', '=', scope.workspaceId)
    .where((row) => row.and(of))
    .orderBy('position')
    .execute()
}

async function newestInbound(scope: Scope, conversationId: string, before: number): Promise<MessageToSend['quoted']> {
  const row = await scope.db
    .selectFrom('messages')
    .select(['id', 'html', 'text', 'from_name', 'from_email', 'at'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .where('kind', '=', 'inbound')
    .where('seq', '<', before)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    html: row.html,
    text: row.text,
    at: row.at,
    from: row.from_email ? { name: row.from_name, email: row.from_email } : null,
  }
}
