import { sql } from 'kysely'
import { status, type Urgency, urgency } from '../../../../contract/conversations.ts'
import type { Catalogue, Field, Probe, Sql } from '../../../platform/filters/catalogue.ts'
import { column } from '../../../platform/filters/columns.ts'
import { isBelow } from '../topics/rules.ts'

/** What a filter reads of a conversation that is already in hand. */
export interface FilteredConversation {
  status: string
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
  unread: boolean
  number: number
  subject: string
  lastFrom: string
  messageCount: number
}

/** Who asks, and what the ids of a filter stand for beside themselves. */
export interface Surroundings {
  workspaceId: string
  /** Null for an API key: then nothing has been read. */
  memberId: string | null
  topics: readonly { id: string; parentId: string | null }[]
  /** Whom merged people were merged into. */
  survivors: ReadonlyMap<string, string>
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
  const fields = fromColumns.map((field) =>
    field.name === 'topic' ? { ...field, within: (id: string) => below(around.topics, id) } : field,
  )
  return {
    fields: [...fields, tag(around), person(around), company(around), unread(around), text(around)],
    words: 'text',
  }
}

const below = (topics: Surroundings['topics'], root: string): string[] => [
  root,
  ...topics.filter(({ id }) => id !== root && isBelow(topics, id, root)).map(({ id }) => id),
]

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

/** Two ways in rather than one expression: each has its index (people_company, people_merged). */
function company({ workspaceId }: Surroundings): Field<FilteredConversation> {
  return {
    name: 'company',
    type: 'reference',
    refersTo: 'company',
    // Asked of each conversation's person: the list of all people of all other companies would be long.
    fails: (probe) =>
      sql`not exists (select from people p left join people s on s.workspace_id = ${workspaceId} and s.id = p.merged_into_id
        where p.workspace_id = ${workspaceId} and p.id = c.person_id
          and ${column('reference', sql`case when s.id is null then p.company_id else s.company_id end`)(probe)})`,
    holds: (probe) => {
      const works = column('reference', sql`s.company_id`)(probe)
      return sql`c.person_id in (select s.id from people s where s.workspace_id = ${workspaceId} and s.merged_into_id is null and ${works}
        union all select p.id from people s join people p on p.workspace_id = ${workspaceId} and p.merged_into_id = s.id
          where s.workspace_id = ${workspaceId} and ${works})`
    },
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

/** Number, subject, person or address; a record does not hold all of them, so it cannot be asked. */
function text({ workspaceId }: Surroundings): Field<FilteredConversation> {
  const holds = (probe: Probe): Sql =>
    probe.kind === 'contains'
      ? sql`c.id in (select conversations_with_text(${workspaceId}, ${probe.text}))`
      : sql`false`
  return { name: 'text', type: 'text', always: true, operators: ['contains'], holds }
}
