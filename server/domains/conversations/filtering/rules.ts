import { type RawBuilder, sql } from 'kysely'
import { status, type Urgency, urgency } from '../../../../contract/conversations.ts'
import type { FieldValues } from '../../../../contract/fields.ts'
import type { OwnStatus } from '../../../../contract/statuses.ts'
import type { Catalogue, Field, Probe, Sql } from '../../../platform/filters/catalogue.ts'
import { column } from '../../../platform/filters/columns.ts'
import { relatedFields } from '../../../platform/filters/related.ts'
import { forCompany, notForCompany } from '../for-companies/rules.ts'
import { living } from '../rules.ts'
import { isBelow } from '../topics/rules.ts'

/** What a filter reads of a conversation that is already in hand. */
export interface FilteredConversation {
  status: string
  statusId: string | null
  urgency: Urgency
  assigneeId: string | null
  teamId: string | null
  topicId: string | null
  tags: readonly string[]
  channelId: string | null
  personId: string
  language: string | null
  createdAt: Date
  lastMessageAt: Date
  attentionAt: Date | null
  resolvedAt: Date | null
  snoozedAt: Date | null
  unread: boolean
  number: number
  subject: string
  lastFrom: string
  messageCount: number
  followerIds: readonly string[]
  /** Whom notes name, by themselves or with a team. */
  mentionedIds: readonly string[]
  /** What it is part of: as it was linked, and what stands for that. */
  problemIds: readonly string[]
  /** Custom fields, by key. */
  fields: FieldValues
}

/** Who asks, and what the ids of a filter stand for beside themselves. */
export interface Surroundings {
  workspaceId: string
  /** Null for an API key: then nothing has been read. */
  memberId: string | null
  topics: readonly { id: string; parentId: string | null }[]
  /** Whom merged people were merged into. */
  survivors: ReadonlyMap<string, string>
  /** The workspace's own, archived ones among them. */
  statuses: readonly OwnStatus[]
  custom: readonly Field<FilteredConversation>[]
  /** What may be asked of a person, over `people p`. */
  personFields?: readonly Field<never>[]
  /** What domains to the right work out about a conversation. */
  offered?: readonly Field<FilteredConversation>[]
}

type Column = [string, Field<FilteredConversation>['read'], Partial<Field<FilteredConversation>>?]

/** The fields that are columns of the table `conversations c`, by type. */
const columns: Partial<Record<Field<FilteredConversation>['type'], Record<string, Column>>> = {
  choice: {
    status: ['c.status', (row) => row.status, { choices: status.options, always: true }],
    urgency: ['c.urgency', (row) => row.urgency, { choices: urgency.options, always: true }],
    'last-from': ['c.last_from', (row) => row.lastFrom, { choices: ['person', 'member', 'system'], always: true }],
  },
  member: { assignee: ['c.assignee_id', (row) => row.assigneeId, { refersTo: 'member' }] },
  reference: {
    team: ['c.team_id', (row) => row.teamId, { refersTo: 'team' }],
    topic: ['c.topic_id', (row) => row.topicId, { refersTo: 'topic' }],
    channel: ['c.channel_id', (row) => row.channelId, { refersTo: 'channel' }],
  },
  text: {
    subject: ['c.subject', (row) => row.subject, { always: true }],
    language: ['c.language', (row) => row.language],
  },
  number: {
    number: ['c.number', (row) => row.number, { always: true }],
    messages: ['c.message_count', (row) => row.messageCount, { always: true }],
  },
  date: {
    due: ['c.attention_at', (row) => row.attentionAt],
    created: ['c.created_at', (row) => row.createdAt, { always: true }],
    updated: ['c.last_message_at', (row) => row.lastMessageAt, { always: true }],
    resolved: ['c.resolved_at', (row) => row.resolvedAt],
    snoozed: ['c.snoozed_at', (row) => row.snoozedAt],
  },
}

const fromColumns: readonly Field<FilteredConversation>[] = Object.entries(columns).flatMap(([type, fields]) =>
  Object.entries(fields).map(([name, [reference, read, more]]) => ({
    name,
    type: type as Field<FilteredConversation>['type'],
    holds: column(type as Field<FilteredConversation>['type'], sql.raw(reference)),
    read,
    ...more,
  })),
)

/** Every field a filter over conversations may ask; bare words look where the search field looks. */
export function conversationCatalogue(around: Surroundings): Catalogue<FilteredConversation> {
  const fields = fromColumns.map((field) => {
    if (field.name === 'subject') return { ...field, ...bySubject(around, field) }
    return field.name === 'topic' ? { ...field, within: (id: string) => below(around.topics, id) } : field
  })
  return {
    fields: [
      ...fields,
      ...(around.statuses.length ? [ownStatus(around)] : []),
      tag(around),
      person(around),
      company(around),
      unread(around),
      openTodos(around),
      text(around),
      ...ofPerson(around),
      ...(around.offered ?? []),
      ...around.custom,
    ],
    words: 'text',
  }
}

const below = (topics: Surroundings['topics'], root: string): string[] => [
  root,
  ...topics.filter(({ id }) => id !== root && isBelow(topics, id, root)).map(({ id }) => id),
]

const shortestSought = 3

/** The index of subjects is asked by a function, because behind the row-level wall PostgreSQL would not. */
const bySubject = (
  { workspaceId }: Surroundings,
  subject: Field<FilteredConversation>,
): Pick<Field<FilteredConversation>, 'each' | 'few'> => ({
  each: subject.holds,
  few: (probe) => {
    const likely = likelySubject(probe)
    if (!likely) return undefined
    const ids = sql`select id from conversations_with_subject(${workspaceId}, ${likely}) found (id)`
    return { of: sql`c.id`, ids }
  },
})

/** The pattern that such subjects are like, lower case; none where there are several, or less than a trigram is sought. */
function likelySubject(probe: Probe): string | undefined {
  const text =
    probe.kind === 'equal' && probe.values.length === 1 ? String(probe.values[0]) : 'text' in probe ? probe.text : ''
  if (text.length < shortestSought) return undefined
  const literal = text.replace(/[\\%_]/g, '\\$&')
  if (probe.kind === 'contains') return `%${literal}%`
  return probe.kind === 'begins' ? `${literal}%` : literal
}

/** A status of the workspace's own, by its key; `status` asks the category. Index: conversations_status_id. */
function ownStatus({ statuses }: Surroundings): Field<FilteredConversation> {
  const [byKey, byId] = [
    new Map(statuses.map(({ key, id }) => [key, id])),
    new Map(statuses.map(({ key, id }) => [id, key])),
  ]
  const asked = column('reference', sql`c.status_id`)
  return {
    name: 'own-status',
    type: 'choice',
    choices: [...byKey.keys()],
    custom: {
      noun: 'conversation',
      key: 'own-status',
      names: { en: 'Own status', ru: 'Свой статус', bg: 'Собствен статус' },
      choices: statuses.map(({ key, names, colour, archivedAt }) => ({
        key,
        names,
        colour,
        archived: archivedAt !== null,
      })),
      currency: null,
    },
    holds: (probe) =>
      asked(
        probe.kind === 'equal'
          ? { ...probe, values: probe.values.flatMap((key) => byKey.get(String(key)) ?? []) }
          : probe,
      ),
    read: (row) => (row.statusId ? byId.get(row.statusId) : null),
  }
}

/**
 * Sought by conversation_tags, whose equality may use its index, and judged by the array where it is to be missing: a list of
 * all that have a frequent tag would be long.
 */
function tag({ workspaceId }: Surroundings): Field<FilteredConversation> {
  const judged = column('tags', sql`c.tags`)
  const tagged = (which: Sql) =>
    sql<boolean>`c.id in (select conversation_id from conversation_tags where workspace_id = ${workspaceId} and ${which})`
  return {
    name: 'tag',
    type: 'tags',
    holds: (probe) => {
      if (probe.kind === 'any-of') return tagged(column('choice', sql`tag`)({ ...probe, kind: 'equal' }))
      if (probe.kind !== 'all-of') return judged(probe)
      const each = probe.values.map((value) => tagged(sql`tag = ${value}`))
      return sql`(${sql.join(each, sql` and `)})`
    },
    fails: (probe) => sql`(${judged(probe)}) is not true`,
    read: (row) => row.tags,
  }
}

/** Whoever was merged is the one they were merged into, as in the list. */
function person({ workspaceId, survivors }: Surroundings): Field<FilteredConversation> {
  return {
    name: 'person',
    type: 'reference',
    refersTo: 'person',
    always: true,
    within: (id) => [survivors.get(id) ?? id],
    holds: (probe) =>
      sql`c.person_id in (select id from people where workspace_id = ${workspaceId} and merged_into_id is null and ${column('reference', sql`id`)(probe)}
        union all select id from people where workspace_id = ${workspaceId} and ${column('reference', sql`merged_into_id`)(probe)})`,
    read: (row) => row.personId,
  }
}

/** What is asked of the person, whoever they were merged into. */
const ofPerson = ({ workspaceId, personFields = [] }: Surroundings): Field<FilteredConversation>[] =>
  relatedFields(personFields, {
    of: 'person',
    key: sql`c.person_id`,
    ids: (condition) =>
      sql`select p.id from people p where p.workspace_id = ${workspaceId} and p.merged_into_id is null and ${condition}
          union all select m.id from people p join people m on m.workspace_id = ${workspaceId} and m.merged_into_id = p.id
            where m.merged_into_id is not null and p.workspace_id = ${workspaceId} and ${condition}`,
    fails: (condition) =>
      sql`not exists (select from people m join people p on p.workspace_id = ${workspaceId}
            and p.id = case when m.merged_into_id is null then m.id else m.merged_into_id end
          where m.workspace_id = ${workspaceId} and m.id = c.person_id and ${condition})`,
    // Hardly anybody was merged: who was not is looked up once.
    each: (condition) =>
      sql`(select case when p.merged_into_id is null then ${condition}
            else (select ${condition} from people p where p.workspace_id = ${workspaceId} and p.id = named.survivor_id) end
          from people p cross join lateral (select p.merged_into_id as survivor_id) named
          where p.workspace_id = ${workspaceId} and p.id = c.person_id)`,
  })

/** The one it is for; `person.company` asks all that the person acts for. */
function company({ workspaceId }: Surroundings): Field<FilteredConversation> {
  const asked = (probe: Probe) => (id: RawBuilder<unknown>) => column('reference', id)(probe)
  return {
    name: 'company',
    type: 'reference',
    refersTo: 'company',
    holds: (probe) => forCompany(workspaceId, asked(probe)),
    fails: (probe) => notForCompany(workspaceId, asked(probe)),
  }
}

function unread({ workspaceId, memberId }: Surroundings): Field<FilteredConversation> {
  const isUnread = memberId
    ? sql`(c.seq > 0 and not exists (select from readings r where r.workspace_id = ${workspaceId} and r.member_id = ${memberId}
        and r.conversation_id = c.id and r.seq >= c.seq))`
    : sql`c.seq > 0`
  return {
    name: 'unread',
    type: 'boolean',
    always: true,
    personal: true,
    holds: column('boolean', isUnread),
    read: (row) => row.unread,
  }
}

/** Something in it has still to be done, or in one that was merged into it. Those are few among all. Index: todos_open. */
function openTodos({ workspaceId }: Surroundings): Field<FilteredConversation> {
  const waiting = sql`(c.id in (select case when h.survivor_id is null then h.id else h.survivor_id end from todos t
    join conversations h on h.workspace_id = ${workspaceId} and h.id = t.conversation_id
    where t.workspace_id = ${workspaceId} and t.done_at is null))`
  return { name: 'open-to-dos', type: 'boolean', always: true, holds: column('boolean', waiting) }
}

/** Number, subject, person or address; a record does not hold all of them, so it cannot be asked. */
function text({ workspaceId }: Surroundings): Field<FilteredConversation> {
  const holds = (probe: Probe): Sql =>
    probe.kind === 'contains'
      ? // Found by what is theirs, or what is of one that was merged into them.
        sql`c.id in (select case when f.survivor_id is null then f.id else f.survivor_id end from conversations f
          where f.workspace_id = ${workspaceId} and f.id in (select conversations_with_text(${workspaceId}, ${probe.text})))`
      : sql`false`
  return { name: 'text', type: 'text', always: true, operators: ['contains'], holds }
}

/**
 * What conversations tell of a person: how many are not settled. Those are few among all, so they are counted first, by
 * conversations_assigned; who has none is not among them.
 */
export function openConversations(workspaceId: string): Field<never> {
  const unsettled = sql.raw(`c.status in ('open', 'waiting-on-us', 'waiting-on-customer') and ${living}`)
  const enough = (probe: Probe) => (probe.kind === 'set' ? sql<boolean>`true` : column('number', sql`count(*)`)(probe))
  return {
    name: 'open-conversations',
    type: 'number',
    holds: (probe) =>
      sql`p.id in (select case when o.merged_into_id is null then o.id else o.merged_into_id end
        from conversations c join people o on o.workspace_id = ${workspaceId} and o.id = c.person_id
        where c.workspace_id = ${workspaceId} and ${unsettled}
        group by 1 having ${enough(probe)})`,
    // Index: conversations_person.
    each: (probe) =>
      sql`(select count(*) > 0 and ${enough(probe)} from conversations c
        where c.workspace_id = ${workspaceId} and ${unsettled} and c.person_id = any(array(
          select p.id union all select o.id from people o where o.workspace_id = ${workspaceId} and o.merged_into_id = p.id)))`,
  }
}

/** The same of a company: how many of the people who act for it are not settled. Who has none is not among them. */
export function openConversationsOfCompany(workspaceId: string): Field<never> {
  return {
    name: 'open-conversations',
    type: 'number',
    holds: (probe) => {
      const enough = probe.kind === 'set' ? sql<boolean>`true` : column('number', sql`count(distinct c.id)`)(probe)
      return sql`companies.id in (select l.company_id from conversations c
        join people o on o.workspace_id = ${workspaceId} and o.id = c.person_id
        join person_companies l on l.workspace_id = ${workspaceId} and l.person_id in (o.id, o.merged_into_id)
        where c.workspace_id = ${workspaceId} and c.status in ('open', 'waiting-on-us', 'waiting-on-customer') and ${sql.raw(living)}
        group by l.company_id having ${enough})`
    },
  }
}
