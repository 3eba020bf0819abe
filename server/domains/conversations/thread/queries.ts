import { type RawBuilder, sql } from 'kysely'
import type { Conversation } from '../../../../contract/conversations.ts'
import { sideBySide } from '../../../platform/db/side-by-side.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { type ActsFor, companiesOf } from '../../customers/index.ts'
import { valuesOf } from '../../fields/index.ts'
import { myDrafts } from '../drafts/queries.ts'
import { followersOf } from '../following/queries.ts'
import { changesOf } from '../history/queries.ts'
import { idsOf, mergedInto } from '../merging/queries.ts'
import { listMessages } from '../messages/queries.ts'
import { conversationAbilities } from '../permissions.ts'
import { countAffected, problemOf } from '../problems/queries.ts'
import { conversationLine } from '../queries.ts'
import { splitsOf } from '../splitting/queries.ts'
import type { Address, Recipients } from '../tables.ts'

const newest = 50

/** All that a screen needs to show a conversation, in one answer. `idOrNumber`: UUID or the number people say. */
export async function openConversation(scope: Scope, idOrNumber: string): Promise<Conversation> {
  const key = /^\d+$/.test(idOrNumber) ? sql<boolean>`number = ${Number(idOrNumber)}` : sql<boolean>`id = ${idOrNumber}`
  const asked = found(await headOf(scope, key))
  const row = asked.survivor_id ? found(await headOf(scope, sql<boolean>`id = ${asked.survivor_id}`)) : asked
  const lining = conversationLine(scope, row.id)
  const paging = listMessages(scope, row, { limit: newest })
  const [
    line,
    page,
    changes,
    resolvedBy,
    matches,
    card,
    drafts,
    followers,
    replyTo,
    merged,
    splits,
    problem,
    affected,
  ] = await sideBySide([
    lining,
    paging,
    paging.then(async ({ items, next }) =>
      changesOf(scope, await idsOf(scope, row), { since: next ? (items.at(-1)?.at ?? null) : null, until: null }),
    ),
    memberNamed(scope, row.resolved_by),
    possibleMatches(scope, row.id),
    lining.then(({ person }) => personCard(scope, person.id, row.id)),
    myDrafts(scope, row),
    followersOf(scope, row.id),
    defaultRecipients(scope, row),
    row.merged ? mergedInto(scope, row.id) : Promise.resolve([]),
    splitsOf(scope, row.id),
    problemOf(scope, row.id),
    countAffected(scope, row.id),
  ])
  return {
    ...line,
    companyId: row.company_id,
    company: row.company_id && row.company_name ? { id: row.company_id, name: row.company_name } : card.company,
    createdAt: row.created_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    resolvedBy,
    deletedAt: row.deleted_at?.toISOString() ?? null,
    spamAt: row.spam_at?.toISOString() ?? null,
    spamReason: row.spam_reason,
    possibleMatches: matches,
    messages: page.items.toReversed(),
    changes,
    ledFrom: row === asked ? null : { id: asked.id, number: asked.number, subject: asked.subject },
    merged,
    splits,
    problem,
    affected: affected.total,
    earlier: page.next,
    personCard: card,
    drafts,
    ...followers,
    replyTo,
    abilities: conversationAbilities(scope),
  }
}

async function memberNamed(scope: Scope, id: string | null): Promise<Conversation['resolvedBy']> {
  if (id === null) return null
  const member = await scope.db
    .selectFrom('members')
    .select(['id', 'name', 'avatar'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return member ?? null
}

const headOf = (scope: Scope, key: RawBuilder<boolean>) =>
  scope.db
    .selectFrom('conversations')
    .select([
      'id',
      'number',
      'subject',
      'created_at',
      'resolved_at',
      'resolved_by',
      'deleted_at',
      'spam_at',
      'spam_reason',
      'survivor_id',
      'company_id',
    ])
    .select(
      sql<
        string | null
      >`(select k.name from companies k where k.workspace_id = ${scope.workspaceId} and k.id = conversations.company_id)`.as(
        'company_name',
      ),
    )
    .select(
      sql<boolean>`exists (select from conversations m where m.workspace_id = ${scope.workspaceId} and m.survivor_id = conversations.id)`.as(
        'merged',
      ),
    )
    .where('workspace_id', '=', scope.workspaceId)
    .where(key)
    .executeTakeFirst()

async function possibleMatches(scope: Scope, id: string) {
  const { rows } = await sql<{ id: string; number: number; subject: string }>`
    select o.id, o.number, o.subject from possible_matches m
    join conversations o on o.workspace_id = ${scope.workspaceId} and o.id = case when m.conversation_id = ${id} then m.other_id else m.conversation_id end
    where m.workspace_id = ${scope.workspaceId} and (m.conversation_id = ${id} or m.other_id = ${id}) and o.survivor_id is null order by o.number desc limit 10`.execute(
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
  companies: ActsFor[]
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
      ${companiesOf(scope.workspaceId, { id: sql`p.id`, main: sql`p.company_id` })} as companies,
      array(select value from identities where workspace_id = ${scope.workspaceId} and person_id in (select id from everybody) and kind = 'email' order by is_primary desc, id) as emails,
      array(select value from identities where workspace_id = ${scope.workspaceId} and person_id in (select id from everybody) and kind = 'phone' order by is_primary desc, id) as phones,
      (select count(*)::int from conversations c where c.workspace_id = ${scope.workspaceId} and c.person_id in (select id from everybody) and c.deleted_at is null and c.survivor_id is null) as conversations,
      coalesce((select json_agg(json_build_object('id', c.id, 'number', c.number, 'subject', c.subject, 'status', c.status, 'statusId', c.status_id, 'lastMessageAt', c.last_message_at) order by c.last_message_at desc)
        from (select * from conversations where workspace_id = ${scope.workspaceId} and person_id in (select id from everybody) and id <> ${besides} and deleted_at is null and survivor_id is null
          order by last_message_at desc limit 5) c), '[]') as others
    from people p left join companies k on k.workspace_id = ${scope.workspaceId} and k.id = p.company_id
    where p.workspace_id = ${scope.workspaceId} and p.id = ${personId}`.execute(scope.db)
  const row = found(rows[0])
  return {
    id: row.id,
    name: row.name,
    fields: (await valuesOf(scope, [personId])).get(personId) ?? {},
    emails: row.emails,
    phones: row.phones,
    company: row.company_id && row.company_name ? { id: row.company_id, name: row.company_name } : null,
    companies: row.companies,
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
export async function defaultRecipients(
  scope: Scope,
  thread: { id: string; merged: boolean },
): Promise<Conversation['replyTo']> {
  const ids = await idsOf(scope, thread)
  const [last, own] = await sideBySide([
    scope.db
      .selectFrom('messages')
      .select(['from_name', 'from_email', 'recipients'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('conversation_id', 'in', ids)
      .where('kind', '=', 'inbound')
      .where('automatic', 'is', null)
      // Numbers of one conversation can be compared, and have their index; those of several cannot.
      .$if(thread.merged, (query) => query.orderBy('created_at', 'desc'))
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst(),
    ownAddresses(scope),
  ])
  if (!last?.from_email) return { to: await personAddress(scope, thread.id), cc: [] }
  const recipients = last.recipients as Recipients
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
