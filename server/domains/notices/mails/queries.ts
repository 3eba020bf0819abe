import { sql } from 'kysely'
import type { Role } from '../../../../contract/abilities.ts'
import type { NoticeKind } from '../../../../contract/notices.ts'
import type { Language } from '../../../../contract/shapes.ts'
import type { Scope } from '../../../platform/scope.ts'
import { actorName, readerIsColleague, stillFor, stillUnread } from '../queries.ts'

export interface DueNotice {
  id: string
  kind: NoticeKind
  way: 'now' | 'digest'
  conversationId: string
  number: number
  subject: string
  name: string | null
  /** The message it is about, else the newest one. */
  text: string
  /** Its number: whoever reads the mail has seen so far. */
  seq: number
  unread: boolean
  /** The side conversation it is about: its number there, and whether somebody outside is asked in it. */
  side: { number: number; outside: boolean } | null
  sideId: string | null
  /** Its reader sees nothing but what they are asked, which has a screen of its own. */
  alone: boolean
}

const longestText = 10_000

/** What is due to a member by mail, oldest first. Index: notices_unmailed. */
export async function dueNotices(scope: Scope, memberId: string): Promise<DueNotice[]> {
  const { rows } = await sql<DueNotice>`
    select n.id, n.kind, n.mail_way as way, n.conversation_id as "conversationId", c.number,
      case when q.id is null then c.subject else q.subject end as subject, ${actorName(scope)} as name,
      case when q.id is not null then coalesce(left(a.text, ${longestText}), n.snippet)
        when m.text is null then n.snippet else left(m.text, ${longestText}) end as text,
      case when q.id is not null then jsonb_build_object('number', q.number, 'outside', q.channel_id is not null) end as side,
      case when m.seq is null then 0 else m.seq end as seq, (${stillUnread(scope, memberId)} and ${stillFor(scope)}) as unread,
      n.side_id as "sideId", (${readerIsColleague(scope)}) is true as alone
    from notices n
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = n.conversation_id
    left join side_conversations q on q.workspace_id = ${scope.workspaceId} and q.id = n.side_id
    left join side_messages a on a.workspace_id = ${scope.workspaceId} and a.id = n.side_message_id
    left join lateral (
      select text, seq from messages where workspace_id = ${scope.workspaceId} and conversation_id = n.conversation_id
        and kind <> 'system' and (n.message_id is null or id = n.message_id) order by messages.seq desc limit 1
    ) m on true
    where n.workspace_id = ${scope.workspaceId} and n.member_id = ${memberId} and n.mailed_at is null and n.mail_at <= ${scope.now}
    order by n.at, n.id limit 200`.execute(scope.db)
  return rows
}

export interface MailReader {
  role: Role
  name: string
  email: string
  language: Language
  workspace: string
}

/** Whom a mail goes to; undefined for a member who is gone. */
export const mailReader = (scope: Scope, memberId: string): Promise<MailReader | undefined> =>
  scope.db
    .selectFrom('members')
    .innerJoin('workspaces', 'workspaces.id', 'members.workspace_id')
    .select(['members.name', 'members.email', 'members.language', 'members.role', 'workspaces.name as workspace'])
    .where('members.workspace_id', '=', scope.workspaceId)
    .where('members.id', '=', memberId)
    .where('members.active', '=', true)
    .executeTakeFirst()

/** The conversation, or the one that it was merged into and that stands for it. */
export async function conversationOf(scope: Scope, id: string) {
  const { rows } = await sql<{ id: string; number: number; subject: string; seq: number }>`
    select s.id, s.number, s.subject, s.seq from conversations c
    join conversations s on s.workspace_id = ${scope.workspaceId} and s.id = case when c.survivor_id is null then c.id else c.survivor_id end
    where c.workspace_id = ${scope.workspaceId} and c.id = ${id}`.execute(scope.db)
  return rows[0]
}
