import { sql } from 'kysely'
import type { Status } from '../../../../contract/conversations.ts'
import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

/** What a channel has to know of a conversation to decide whether a message belongs to it. */
export interface ThreadTarget {
  id: string
  number: number
  personId: string
  channelId: string | null
  status: Status
  resolvedAt: Date | null
  deletedAt: Date | null
  /** Have messages been taken out of it? */
  split: boolean
  /** Is the one who is asked about somebody known in it: the person, whoever wrote in it or was in copy? */
  takesPart: boolean
}

/** `sender`: an e-mail address in lower case, or null where nobody is asked about. */
export const threadTarget = (scope: Scope, id: string, sender: string | null) =>
  target(scope, sql`c.id = ${id}`, sender)
/** The conversation that a message lives in now, wherever it was when its answer was written. */
export const threadTargetOf = (scope: Scope, messageId: string, sender: string | null) =>
  target(
    scope,
    sql`c.id = (select m.conversation_id from messages m where m.workspace_id = ${scope.workspaceId} and m.id = ${messageId})`,
    sender,
  )
export const threadTargetByNumber = (scope: Scope, number: number, sender: string | null) =>
  target(scope, sql`c.number = ${number}`, sender)

/**
 * One that was merged is answered for by its survivor: it stands where that stands, and who takes part there takes part here.
 * Nearly always it is the person, found by their address alone; only for others what was said is looked through.
 * Indexes: identities' unique one, messages' by conversation.
 */
async function target(
  scope: Scope,
  key: ReturnType<typeof sql>,
  sender: string | null,
): Promise<ThreadTarget | undefined> {
  const { rows } = await sql<ThreadTarget>`
    select c.id, c.number, c.person_id as "personId", c.channel_id as "channelId", s.status, s.resolved_at as "resolvedAt", s.deleted_at as "deletedAt",
      exists (select from split_messages p where p.workspace_id = ${scope.workspaceId} and p.home_id = c.id) as split,
      (
        with family as (
          select s.id, s.person_id
          union all select k.id, k.person_id from conversations k where k.workspace_id = ${scope.workspaceId} and k.survivor_id = s.id
        )
        select exists (
          select from identities i
          join people w on w.workspace_id = ${scope.workspaceId} and w.id = i.person_id
          where i.workspace_id = ${scope.workspaceId} and i.kind = 'email' and i.value = ${sender}::text and exists (
            select from family where family.person_id in (w.id, w.merged_into_id)
              or w.id = (select p.merged_into_id from people p where p.workspace_id = ${scope.workspaceId} and p.id = family.person_id)
          )
        ) or exists (
          select from family join messages m on m.workspace_id = ${scope.workspaceId} and m.conversation_id = family.id
          where lower(m.from_email) = ${sender}::text
            or exists (select from jsonb_path_query(m.recipients, '$.*[*]') address where lower(address->>'email') = ${sender}::text)
        )
      ) as "takesPart"
    from conversations c
    join conversations s on s.workspace_id = ${scope.workspaceId} and s.id = case when c.survivor_id is null then c.id else c.survivor_id end
    where c.workspace_id = ${scope.workspaceId} and ${key}`.execute(scope.db)
  return rows[0]
}
