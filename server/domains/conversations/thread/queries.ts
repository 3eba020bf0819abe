import { sql } from 'kysely'
import type { Conversation } from '../../../../contract/conversations.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { myDrafts } from '../drafts/queries.ts'
import { listMessages } from '../messages/queries.ts'
import { conversationAbilities } from '../permissions.ts'
import { conversationLine } from '../queries.ts'
import type { Address, Recipients } from '../tables.ts'

const newest = 50

/** All that a screen needs to show a conversation, in one answer. `idOrNumber`: UUID or the number people say. */
export async function openConversation(scope: Scope, idOrNumber: string): Promise<Conversation> {
  const key = /^\d+$/.test(idOrNumber) ? sql<boolean>`number = ${Number(idOrNumber)}` : sql<boolean>`id = ${idOrNumber}`
  const row = found(
    await scope.db
      .selectFrom('conversations')
      .select(['id', 'person_id', 'created_at', 'resolved_at', 'resolved_by', 'deleted_at', 'spam_at'])
      .where('workspace_id', '=', scope.workspaceId)
      .where(key)
      .executeTakeFirst(),
  )
  const line = await conversationLine(scope, row.id)
  const page = await listMessages(scope, row.id, { limit: newest })
  const resolvedBy = row.resolved_by
    ? await scope.db
        .selectFrom('members')
        .select(['id', 'name', 'avatar'])
        .where('workspace_id', '=', scope.workspaceId)
        .where('id', '=', row.resolved_by)
        .executeTakeFirst()
    : null
  return {
    ...line,
    createdAt: row.created_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    resolvedBy: resolvedBy ?? null,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    spamAt: row.spam_at?.toISOString() ?? null,
    possibleMatches: await possibleMatches(scope, row.id),
    messages: page.items.toReversed(),
    earlier: page.next,
    personCard: await personCard(scope, line.person.id, row.id),
    drafts: await myDrafts(scope, row.id),
    replyTo: await defaultRecipients(scope, row.id),
    abilities: conversationAbilities(scope),
  }
}

async function possibleMatches(scope: Scope, id: string) {
  const { rows } = await sql<{ id: string; number: number; subject: string }>`
    select o.id, o.number, o.subject from possible_matches m
    join conversations o on o.workspace_id = ${scope.workspaceId} and o.id = case when m.conversation_id = ${id} then m.other_id else m.conversation_id end
    where m.workspace_id = ${scope.workspaceId} and (m.conversation_id = ${id} or m.other_id = ${id}) order by o.number desc limit 10`.execute(
    scope.db,
  )
  return rows
}

interface CardRow {
  id: string
  name: string | null
  language: string | null
  time_zone: string | null
  city: string | null
  note: string | null
  created_at: Date
  company_id: string | null
  company_name: string | null
  emails: string[]
  phones: string[]
  conversations: number
  others: Conversation['personCard']['others']
}

/** The card of a person over everybody merged into them. */
async function personCard(scope: Scope, personId: string, besides: string): Promise<Conversation['personCard']> {
  const { rows } = await sql<CardRow>`
    with everybody as (select id from people where workspace_id = ${scope.workspaceId} and (id = ${personId} or merged_into_id = ${personId}))
    select p.id, p.name, p.language, p.time_zone, p.city, p.note, p.created_at, k.id as company_id, k.name as company_name,
      array(select value from identities where workspace_id = ${scope.workspaceId} and person_id in (select id from everybody) and kind = 'email' order by is_primary desc, id) as emails,
      array(select value from identities where workspace_id = ${scope.workspaceId} and person_id in (select id from everybody) and kind = 'phone' order by is_primary desc, id) as phones,
      (select count(*)::int from conversations c where c.workspace_id = ${scope.workspaceId} and c.person_id in (select id from everybody) and c.deleted_at is null) as conversations,
      coalesce((select json_agg(json_build_object('id', c.id, 'number', c.number, 'subject', c.subject, 'status', c.status, 'lastMessageAt', c.last_message_at) order by c.last_message_at desc)
        from (select * from conversations where workspace_id = ${scope.workspaceId} and person_id in (select id from everybody) and id <> ${besides} and deleted_at is null
          order by last_message_at desc limit 5) c), '[]') as others
    from people p left join companies k on k.workspace_id = ${scope.workspaceId} and k.id = p.company_id
    where p.workspace_id = ${scope.workspaceId} and p.id = ${personId}`.execute(scope.db)
  const row = found(rows[0])
  return {
    id: row.id,
    name: row.name,
    emails: row.emails,
    phones: row.phones,
    company: row.company_id && row.company_name ? { id: row.company_id, name: row.company_name } : null,
    language: row.language,
    timeZone: row.time_zone,
    city: row.city,
    note: row.note,
    firstContactAt: row.created_at.toISOString(),
    conversationCount: row.conversations,
    others: row.others.map((other) => ({ ...other, lastMessageAt: new Date(other.lastMessageAt).toISOString() })),
  }
}

/** A reply goes to whoever wrote last, and to those who were in copy then; our own addresses are left out. */
export async function defaultRecipients(scope: Scope, id: string): Promise<Conversation['replyTo']> {
  const last = await scope.db
    .selectFrom('messages')
    .select(['from_name', 'from_email', 'recipients'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', id)
    .where('kind', '=', 'inbound')
    .where('automatic', 'is', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last?.from_email) return { to: await personAddress(scope, id), cc: [] }
  const recipients = last.recipients as Recipients
  const own = await ownAddresses(scope)
  const cc = [...(recipients.to ?? []), ...(recipients.cc ?? [])].filter(
    (address) => !own(address) && address.email !== last.from_email,
  )
  return { to: [{ name: last.from_name, email: last.from_email }], cc }
}

async function personAddress(scope: Scope, id: string): Promise<Address[]> {
  const { rows } = await sql<Address>`
    select p.name, i.value as email from conversations c
    join people p on p.workspace_id = ${scope.workspaceId} and p.id = c.person_id
    join identities i on i.workspace_id = ${scope.workspaceId} and i.person_id = c.person_id and i.kind = 'email'
    where c.workspace_id = ${scope.workspaceId} and c.id = ${id} order by i.is_primary desc, i.id limit 1`.execute(
    scope.db,
  )
  return rows
}

async function ownAddresses(scope: Scope): Promise<(address: Address) => boolean> {
  const rows = await scope.db
    .selectFrom('conversation_channels')
    .select('addresses')
    .where('workspace_id', '=', scope.workspaceId)
    .execute()
  const own = new Set(rows.flatMap((row) => row.addresses).map((address) => address.toLowerCase()))
  return (address) => own.has(address.email.toLowerCase().replace(/\+[^@]*@/, '@'))
}
