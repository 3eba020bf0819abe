import { CompiledQuery, type Insertable } from 'kysely'
import type { EventType } from '../../../contract/events.ts'
import { writeAtEnd } from '../db/gathered.ts'
import { rowsAsJson } from '../db/rows-as-json.ts'
import type { Scope } from '../scope.ts'
import type { EventRow } from './tables.ts'
import { wake } from './wake.ts'

export interface NewEvent {
  type: EventType
  subject: { kind: string; id: string }
  conversationId?: string | null
  personId?: string | null
  /** The second of two people whom it is about. */
  otherPersonId?: string | null
  /** Number of the message within its conversation, where the event is about one. */
  seq?: number | null
  data?: Record<string, unknown>
  /** When it happened, where that is not now. */
  at?: Date
}

/**
 * Appends facts to the log, in the transaction that makes them true; all of them by one statement at its end. Nobody is
 * called; whoever wants to know listens.
 */
export async function record(scope: Scope, ...events: NewEvent[]): Promise<void> {
  if (!events.length) return
  const rows = events.map((event) => ({
    workspace_id: scope.workspaceId,
    type: event.type,
    at: event.at ?? scope.now,
    actor_kind: scope.actor.kind,
    actor_id: scope.actor.id,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id,
    conversation_id: event.conversationId ?? null,
    person_id: event.personId ?? null,
    other_person_id: event.otherPersonId ?? null,
    seq: event.seq ?? null,
    data: event.data ?? {},
  }))
  await writeAtEnd(scope.db, insertEvents, rows)
  scope.afterCommit(wake)
}

type Row = Omit<Insertable<EventRow>, 'data'> & { data: Record<string, unknown> }

/** Their positions follow their order: what a column gives by default is taken after the sort. */
const insertEvents = (rows: readonly Row[]): CompiledQuery =>
  CompiledQuery.raw(
    `insert into events (workspace_id, type, at, actor_kind, actor_id, subject_kind, subject_id, conversation_id, person_id, other_person_id, seq, data)
    select workspace_id, type, at, actor_kind, actor_id, subject_kind, subject_id, conversation_id, person_id, other_person_id, seq, data
    from rows from (jsonb_to_recordset($1::jsonb) as (workspace_id uuid, type text, at timestamptz,
      actor_kind text, actor_id uuid, subject_kind text, subject_id uuid, conversation_id uuid, person_id uuid, other_person_id uuid, seq int, data jsonb))
      with ordinality as told (workspace_id, type, at, actor_kind, actor_id, subject_kind, subject_id, conversation_id, person_id, other_person_id, seq, data, place)
    order by place`,
    [rowsAsJson(rows)],
  )
