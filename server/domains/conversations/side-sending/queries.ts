import { sql } from 'kysely'
import type { Scope } from '../../../platform/scope.ts'
import type { Address, Recipients } from '../tables.ts'
import '../side-conversations/tables.ts'

/** What a channel has to know of a side conversation to decide whether a mail belongs to it. */
export interface SideTarget {
  id: string
  conversationId: string
  /** Of the conversation in which it was asked. */
  number: number
  side: number
  /** False where a team is asked, inside. */
  outside: boolean
  participants: string[]
}

const target = async (scope: Scope, key: ReturnType<typeof sql>): Promise<SideTarget | undefined> => {
  const { rows } = await sql<SideTarget>`
    select q.id, q.conversation_id as "conversationId", c.number, q.number as side, q.channel_id is not null as outside, q.participants
    from side_conversations q
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = q.conversation_id
    where q.workspace_id = ${scope.workspaceId} and ${key}`.execute(scope.db)
  return rows[0]
}

export const sideTarget = (scope: Scope, id: string) => target(scope, sql`q.id = ${id}`)
/** Index: side_conversations_number. */
export const sideTargetByNumber = (scope: Scope, { number, side }: { number: number; side: number }) =>
  target(
    scope,
    sql`q.number = ${side} and q.conversation_id =
      (select n.id from conversations n where n.workspace_id = ${scope.workspaceId} and n.number = ${number})`,
  )

interface LeavingRow {
  id: string
  conversationId: string
  number: number
  side: number
  sideId: string
  seq: number
  subject: string
  memberId: string | null
  memberName: string | null
  memberSignature: string | null
  channelId: string
  html: string
  text: string
  recipients: Recipients
  forwarded: string | null
}

/** The words of a side conversation that are to leave. */
export async function sideMessageToSend(scope: Scope, messageId: string) {
  const { rows } = await sql<LeavingRow>`
    select m.id, q.conversation_id as "conversationId", c.number, q.number as side, q.id as "sideId", m.seq, q.subject, m.member_id as "memberId",
      b.name as "memberName", b.signature as "memberSignature", q.channel_id as "channelId", m.html, m.text, m.recipients, m.quoted_html as forwarded
    from side_messages m
    join side_conversations q on q.workspace_id = ${scope.workspaceId} and q.id = m.side_id
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = q.conversation_id
    left join members b on b.workspace_id = ${scope.workspaceId} and b.id = m.member_id
    where m.workspace_id = ${scope.workspaceId} and m.id = ${messageId} and m.delivery_state is not null`.execute(
    scope.db,
  )
  const row = rows[0]
  if (!row) return undefined
  const { side, sideId, seq, recipients, ...message } = row
  return {
    ...message,
    side: { id: sideId, number: side },
    to: recipients.to ?? [],
    cc: recipients.cc ?? [],
    bcc: [] as Address[],
    quoted: await newestAnswer(scope, sideId, seq),
  }
}

/** What is quoted back is what they wrote here, never what stands in the thread. */
async function newestAnswer(scope: Scope, sideId: string, before: number) {
  const row = await scope.db
    .selectFrom('side_messages')
    .select(['id', 'html', 'text', 'from_name', 'from_email', 'at'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('side_id', '=', sideId)
    .where('from_email', 'is not', null)
    .where('doubt', 'is', null)
    .where('seq', '<', before)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const { id, html, text, at, from_name: name, from_email } = row
  return { id, html, text, at, from: from_email ? { name, email: from_email } : null }
}
