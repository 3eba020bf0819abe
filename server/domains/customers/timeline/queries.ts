import { sql } from 'kysely'
import type { TimelineEntry } from '../../../../contract/customers.ts'
import { decodeCursor, paged } from '../../../platform/db/cursor.ts'
import type { Scope } from '../../../platform/scope.ts'
import { personOf, withMerged } from '../queries.ts'

export interface TimelineQuery {
  cursor?: string
  limit: number
  /** A type, or with a dot at its end all that begin with it. */
  type?: string
}

/**
 * What the log tells of a person and of those merged into them, newest first. Events keep the person they happened to, so
 * a merge and its undoing change nothing in the log. Indexes: events_person, events_other_person.
 */
export async function timelineOf(scope: Scope, personId: string, query: TimelineQuery) {
  await personOf(scope, personId)
  const before = query.cursor ? Number(decodeCursor(query.cursor, 1)[0]) : null
  const ids = await withMerged(scope, personId)
  const { type } = query
  const kinds = type?.endsWith('.') ? sql`starts_with(e.type, ${type})` : sql`e.type = ${type}`
  // Each on its own, so that both are read by their index and no further than the page needs.
  const told = (column: 'person_id' | 'other_person_id') => sql`(select e.position from events e
    where e.workspace_id = ${scope.workspaceId} and e.${sql.ref(column)} = any(${ids}::uuid[])
      and ${before === null ? sql`true` : sql`e.position < ${before}`} and ${type === undefined ? sql`true` : kinds}
    order by e.position desc limit ${query.limit + 1})`
  const rows = await scope.db
    .selectFrom('events')
    .leftJoin('conversations', (join) =>
      join
        .onRef('conversations.workspace_id', '=', 'events.workspace_id')
        .onRef('conversations.id', '=', 'events.conversation_id'),
    )
    .leftJoin('members', (join) =>
      join.onRef('members.workspace_id', '=', 'events.workspace_id').onRef('members.id', '=', 'events.actor_id'),
    )
    .leftJoin('people', (join) =>
      join.onRef('people.workspace_id', '=', 'events.workspace_id').onRef('people.id', '=', 'events.actor_id'),
    )
    .select([
      'position',
      'type',
      'at',
      'actor_kind',
      'actor_id',
      'subject_kind',
      'subject_id',
      'data',
      'conversation_id',
    ])
    .select(['conversations.number', 'conversations.subject'])
    .select(sql<string | null>`coalesce(members.name, people.name)`.as('actor_name'))
    .where('events.workspace_id', '=', scope.workspaceId)
    .where('events.position', 'in', sql<number>`(${told('person_id')} union ${told('other_person_id')})`)
    .orderBy('position', 'desc')
    .limit(query.limit + 1)
    .execute()
  const page = paged(rows, query.limit, (row) => [row.position])
  return {
    next: page.next,
    items: page.items.map(
      (row): TimelineEntry => ({
        position: String(row.position),
        type: row.type,
        at: row.at.toISOString(),
        actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
        subject: { kind: row.subject_kind, id: row.subject_id },
        conversation:
          row.conversation_id && row.number !== null
            ? { id: row.conversation_id, number: row.number, subject: row.subject ?? '' }
            : null,
        data: row.data,
      }),
    ),
  }
}
