import type { EventType } from '../../../contract/events.ts'
import type { Scope } from '../scope.ts'
import { wake } from './wake.ts'
import './tables.ts'

export interface NewEvent {
  type: EventType
  subject: { kind: string; id: string }
  conversationId?: string | null
  personId?: string | null
  /** Number of the message within its conversation, where the event is about one. */
  seq?: number | null
  data?: Record<string, unknown>
  /** When it happened, where that is not now. */
  at?: Date
}

/** Appends facts to the log, in the transaction that makes them true. Nobody is called; whoever wants to know listens. */
export async function record(scope: Scope, ...events: NewEvent[]): Promise<void> {
  await scope.db
    .insertInto('events')
    .values(
      events.map((event) => ({
        workspace_id: scope.workspaceId,
        type: event.type,
        at: event.at ?? scope.now,
        actor_kind: scope.actor.kind,
        actor_id: scope.actor.id,
        subject_kind: event.subject.kind,
        subject_id: event.subject.id,
        conversation_id: event.conversationId ?? null,
        person_id: event.personId ?? null,
        seq: event.seq ?? null,
        data: JSON.stringify(event.data ?? {}),
      })),
    )
    .execute()
  scope.afterCommit(wake)
}
