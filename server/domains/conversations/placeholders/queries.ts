import { sql } from 'kysely'
import type { FieldValues, Noun } from '../../../../contract/fields.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { always } from '../../../platform/templates/placeholders.ts'
import type { Facts, Tongue } from '../../../platform/templates/render.ts'
import { type FieldRow, fieldRows, valuesOf } from '../../fields/index.ts'
import { openOrderOf } from '../../orders/index.ts'
import { atNoon, catalogue, factOf, fieldCatalogue, partsOfName } from './rules.ts'
import '../tables.ts'

interface Row {
  person_id: string
  company_id: string | null
  person_name: string | null
  person_email: string | null
  person_phone: string | null
  person_city: string | null
  person_language: string | null
  person_time_zone: string | null
  company_name: string | null
  number: number
  subject: string
  topic: string | null
  created_at: Date
  language: string | null
  member_name: string | null
  member_email: string | null
  team_name: string | null
  channel_name: string | null
  channel_addresses: string[] | null
  workspace_name: string
  workspace_language: string
  workspace_time_zone: string
}

export interface Surroundings {
  /** What is known, values of custom fields in words of that language. */
  facts(language: string): Facts
  /** The person's language and time zone, or the workspace's. */
  tongue: Tongue
  workspaceLanguage: string
}

/** All that a template may ask of one conversation. A merged person is the one they were merged into. */
export async function surroundingsOf(scope: Scope, conversationId: string): Promise<Surroundings> {
  const memberId = scope.actor.kind === 'member' ? scope.actor.id : null
  const identity = (kind: string) => sql`(select i.value from identities i where i.workspace_id = ${scope.workspaceId}
    and i.person_id = s.id and i.kind = ${kind} order by i.is_primary desc, i.id limit 1)`
  const { rows } = await sql<Row>`
    select s.id as person_id, k.id as company_id, s.name as person_name, ${identity('email')} as person_email, ${identity('phone')} as person_phone, s.city as person_city,
      s.language as person_language, s.time_zone as person_time_zone, k.name as company_name,
      c.number, c.subject, t.name as topic, c.created_at, c.language, m.name as member_name, m.email as member_email,
      e.name as team_name, ch.name as channel_name, ch.addresses as channel_addresses,
      w.name as workspace_name, w.language as workspace_language, w.time_zone as workspace_time_zone
    from conversations c
    join people p on p.workspace_id = ${scope.workspaceId} and p.id = c.person_id
    join people s on s.workspace_id = ${scope.workspaceId} and s.id = case when p.merged_into_id is null then p.id else p.merged_into_id end
    join workspaces w on w.id = ${scope.workspaceId}
    left join companies k on k.workspace_id = ${scope.workspaceId} and k.id = case when c.company_id is null then s.company_id else c.company_id end
    left join topics t on t.workspace_id = ${scope.workspaceId} and t.id = c.topic_id
    left join members m on m.workspace_id = ${scope.workspaceId} and m.id = ${memberId}
    left join teams e on e.workspace_id = ${scope.workspaceId} and e.id = c.team_id
    left join conversation_channels ch on ch.workspace_id = ${scope.workspaceId} and ch.id = c.channel_id
    where c.workspace_id = ${scope.workspaceId} and c.id = ${conversationId}`.execute(scope.db)
  const row = found(rows[0])
  const order = await openOrderOf(scope, row.person_id)
  const fields = await fieldFacts(scope, {
    conversation: conversationId,
    person: row.person_id,
    company: row.company_id,
    order: order?.id ?? null,
  })
  const timeZone = row.person_time_zone ?? row.workspace_time_zone
  const person = partsOfName(row.person_name)
  const member = partsOfName(row.member_name)
  return {
    facts: (language) => ({
      now: scope.now.toISOString(),
      person: {
        name: row.person_name,
        first_name: person.first,
        last_name: person.last,
        email: row.person_email,
        phone: row.person_phone,
        city: row.person_city,
        fields: fields('person', language),
      },
      company: { name: row.company_name, fields: fields('company', language) },
      conversation: {
        number: row.number,
        subject: row.subject,
        topic: row.topic,
        created: row.created_at.toISOString(),
        fields: fields('conversation', language),
      },
      order: {
        number: order?.number,
        stage: order?.stage,
        promised: order?.promised && atNoon(order.promised, timeZone),
        tracking_url: order?.trackingUrl,
        fields: fields('order', language),
      },
      member: { name: row.member_name, first_name: member.first || row.member_name, email: row.member_email },
      team: { name: row.team_name },
      channel: { name: row.channel_name, address: row.channel_addresses?.[0] ?? null },
      workspace: { name: row.workspace_name },
    }),
    tongue: {
      language: row.person_language ?? row.language ?? row.workspace_language,
      timeZone,
    },
    workspaceLanguage: row.workspace_language,
  }
}

/** All that a ready-made reply may ask for today. */
export async function placeholders(scope: Scope) {
  const open = (await fieldRows(scope)).filter(({ archived_at }) => archived_at === null)
  const known = [...catalogue, ...always].map((each) => ({ ...each, field: null }))
  return [...known, ...fieldCatalogue(open)]
}

/** What a template may name: fields that were archived since, too, whose values are missing from then on. */
export const knownPlaceholders = async (scope: Scope) => [...catalogue, ...fieldCatalogue(await fieldRows(scope))]

/** The values of the custom fields of these three, by key, in words of a language. */
async function fieldFacts(scope: Scope, ids: Record<Noun, string | null>) {
  const fields = (await fieldRows(scope)).filter(({ archived_at }) => archived_at === null)
  const asked = Object.values(ids).filter((id) => id !== null)
  const values = fields.length ? await valuesOf(scope, asked) : new Map<string, FieldValues>()
  const valueIn = (field: FieldRow) => values.get(ids[field.noun] ?? '')?.[field.key]
  const named = await namesOf(
    scope,
    fields.filter(({ type }) => type === 'person' || type === 'member').flatMap((field) => valueIn(field) ?? []),
  )
  return (noun: Noun, language: string): Facts =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const value = field.noun === noun ? valueIn(field) : undefined
        return value === undefined ? [] : [[field.key, factOf(field, value, language, named)]]
      }),
    )
}

/** People, whomever they were merged into, and members. */
async function namesOf(scope: Scope, values: readonly unknown[]): Promise<Map<string, string>> {
  const ids = values.filter((id) => typeof id === 'string')
  if (!ids.length) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, s.name from people p
      join people s on s.workspace_id = ${scope.workspaceId} and s.id = case when p.merged_into_id is null then p.id else p.merged_into_id end
      where p.workspace_id = ${scope.workspaceId} and p.id = any(${ids}::uuid[]) and s.name is not null
    union all select m.id, m.name from members m where m.workspace_id = ${scope.workspaceId} and m.id = any(${ids}::uuid[])`.execute(
    scope.db,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}
