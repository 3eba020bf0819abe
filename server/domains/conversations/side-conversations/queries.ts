import { type RawBuilder, sql } from 'kysely'
import type { SideConversation } from '../../../../contract/side-conversations.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { familyOf, survivorOf } from '../merging/queries.ts'
import { ref, saidIn } from '../side-messages/queries.ts'
import type { Recipients } from '../tables.ts'
import { speaksForAsked } from './rules.ts'
import './tables.ts'

type Named<K extends string> = Record<`${K}_id` | `${K}_name` | `${K}_avatar`, string | null>

interface Row extends Named<'owner'>, Named<'asker'> {
  id: string
  subject: string
  state: SideConversation['state']
  due_at: Date
  created_at: Date
  conversation_id: string
  number: number
  conversation_subject: string
  side_number: number
  recipients: Recipients
  team_id: string | null
  team_name: string | null
  channel_id: string | null
  channel_name: string | null
  in_team: boolean
}

/** `side_conversations q` is asked of this member: of a team of theirs, or of them alone. What is asked by mail is not. */
export const isAskedOf = (scope: Scope, memberId: RawBuilder<unknown>) => sql<boolean>`(q.channel_id is null and (
  q.owner_id = ${memberId} or exists (select from team_members tm where tm.workspace_id = ${scope.workspaceId}
    and tm.team_id = q.team_id and tm.member_id = ${memberId})))`

/** Colleagues do not: they see what they are asked. A program may write without reading. */
export const seesThreads = ({ abilities }: Pick<Scope, 'abilities'>): boolean =>
  abilities.has('conversations.read') || abilities.has('conversations.write')

/** `side_conversations q` may be known to whoever asks. */
export const visibleSide = (scope: Scope) =>
  seesThreads(scope) ? sql<boolean>`true` : isAskedOf(scope, sql`${memberOf(scope) ?? nobody}::uuid`)

const nobody = '00000000-0000-0000-0000-000000000000'
export const memberOf = (scope: Scope): string | null => (scope.actor.kind === 'member' ? scope.actor.id : null)

async function sidesWhere(scope: Scope, condition: RawBuilder<unknown>): Promise<SideConversation[]> {
  const me = memberOf(scope)
  const { rows } = await sql<Row>`
    select q.id, q.number as side_number, q.subject, q.state, q.recipients, q.channel_id, h.name as channel_name, q.due_at, q.created_at, s.id as conversation_id, s.number, s.subject as conversation_subject,
      t.id as team_id, t.name as team_name, o.id as owner_id, o.name as owner_name, o.avatar as owner_avatar,
      q.asked_by as asker_id, a.name as asker_name, a.avatar as asker_avatar,
      exists (select from team_members tm where tm.workspace_id = ${scope.workspaceId} and tm.team_id = q.team_id
        and tm.member_id = ${me ?? nobody}) as in_team
    from side_conversations q
    join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = q.conversation_id
    join conversations s on s.workspace_id = ${scope.workspaceId} and s.id = case when c.survivor_id is null then c.id else c.survivor_id end
    left join conversation_channels h on h.workspace_id = ${scope.workspaceId} and h.id = q.channel_id
    left join teams t on t.workspace_id = ${scope.workspaceId} and t.id = q.team_id
    left join members o on o.workspace_id = ${scope.workspaceId} and o.id = q.owner_id
    left join members a on a.workspace_id = ${scope.workspaceId} and a.id = q.asked_by
    where q.workspace_id = ${scope.workspaceId} and ${condition} and ${visibleSide(scope)}
    order by q.state = 'done', q.due_at, q.id limit 100`.execute(scope.db)
  const said = await saidIn(
    scope,
    rows.map(({ id }) => id),
  )
  const mayRead = seesThreads(scope)
  return rows.map((row) => ({
    id: row.id,
    number: row.side_number,
    conversation: { id: row.conversation_id, number: row.number, subject: mayRead ? row.conversation_subject : '' },
    outside: row.channel_id ? { to: row.recipients.to ?? [], cc: row.recipients.cc ?? [] } : null,
    sentFrom: row.channel_name,
    team: row.team_id && row.team_name !== null ? { id: row.team_id, name: row.team_name } : null,
    owner: ref(row.owner_id, row.owner_name, row.owner_avatar),
    askedBy: ref(row.asker_id, row.asker_name, row.asker_avatar),
    subject: row.subject,
    state: row.state,
    dueAt: row.due_at.toISOString(),
    overdue: row.state === 'open' && row.due_at < scope.now,
    mayEnd: !speaksForAsked({ asked_by: row.asker_id, owner_id: row.owner_id }, me, row.in_team),
    messages: said.get(row.id) ?? [],
    createdAt: row.created_at.toISOString(),
  }))
}

/** Index: side_conversations_conversation. */
export async function sidesOf(scope: Scope, askedId: string): Promise<{ items: SideConversation[] }> {
  const family = await familyOf(scope, await survivorOf(scope, askedId))
  return { items: await sidesWhere(scope, sql`q.conversation_id = any(${family.map(({ id }) => id)}::uuid[])`) }
}

/** What I have to bring to an end: what I asked, and what was asked in conversations that are mine. Index: side_conversations_asked. */
export async function askedByMe(scope: Scope): Promise<{ items: SideConversation[] }> {
  const me = memberOf(scope)
  if (!me) return { items: [] }
  return {
    items: await sidesWhere(
      scope,
      sql`q.state <> 'done' and (q.asked_by = ${me} or s.assignee_id = ${me}) and s.deleted_at is null and s.spam_at is null`,
    ),
  }
}

/** Also what I alone was asked for another team. Index: side_conversations_open. What lies in the trash or is spam waits for nobody. */
export async function askedOfMyTeams(scope: Scope): Promise<{ items: SideConversation[] }> {
  const me = memberOf(scope)
  if (!me) return { items: [] }
  const mine = await scope.db
    .selectFrom('team_members')
    .select('team_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('member_id', '=', me)
    .execute()
  return {
    items: await sidesWhere(
      scope,
      sql`q.state = 'open' and (q.owner_id = ${me} or q.team_id = any(${mine.map(({ team_id }) => team_id)}::uuid[]))
        and s.deleted_at is null and s.spam_at is null`,
    ),
  }
}

export const sideById = async (scope: Scope, id: string): Promise<SideConversation> =>
  found((await sidesWhere(scope, sql`q.id = ${id}`))[0])

/** For who has to be told why not, rather than that there is none. */
export async function maySeeSide(scope: Scope, id: string): Promise<boolean> {
  const { rows } = await sql`select from side_conversations q
    where q.workspace_id = ${scope.workspaceId} and q.id = ${id} and ${visibleSide(scope)}`.execute(scope.db)
  return rows.length > 0
}

/** `attachments` may be fetched by whoever asks: by a colleague what they were passed on, and what they have just uploaded. */
export const visibleFile = (scope: Scope) =>
  seesThreads(scope)
    ? sql<boolean>`true`
    : sql<boolean>`((message_id is null and side_message_id is null and uploaded_by = ${memberOf(scope) ?? nobody}::uuid)
        or exists (select from side_messages m join side_conversations q on q.workspace_id = ${scope.workspaceId} and q.id = m.side_id
          where m.workspace_id = ${scope.workspaceId} and m.id = attachments.side_message_id and ${visibleSide(scope)}))`
