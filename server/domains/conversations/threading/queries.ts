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
  /** Every e-mail address known in it, in lower case: the person's, whoever wrote in it and whoever was in copy. */
  participants: string[]
}

export const threadTarget = (scope: Scope, id: string) => target(scope, sql`c.id = ${id}`)
/** The conversation that a message lives in now, wherever it was when its answer was written. */
export const threadTargetOf = (scope: Scope, messageId: string) =>
  target(
    scope,
    sql`c.id = (select m.conversation_id from messages m where m.workspace_id = ${scope.workspaceId} and m.id = ${messageId})`,
  )
export const threadTargetByNumber = (scope: Scope, number: number) => target(scope, sql`c.number = ${number}`)

/** One that was merged is answered for by its survivor: it stands where that stands, and who takes part there takes part here. */
async function target(scope: Scope, key: ReturnType<typeof sql>): Promise<ThreadTarget | undefined> {
  const { rows } = await sql<ThreadTarget>`
    select c.id, c.number, c.person_id as "personId", c.channel_id as "channelId", s.status, s.resolved_at as "resolvedAt", s.deleted_at as "deletedAt",
      exists (select from split_messages p where p.workspace_id = ${scope.workspaceId} and p.home_id = c.id) as split,
      array(
        with family as (
          select s.id, s.person_id
          union all select k.id, k.person_id from conversations k where k.workspace_id = ${scope.workspaceId} and k.survivor_id = s.id
        )
        -- One by one ("offset 0" keeps it so): a planner that has no figures yet would look at every identity there is.
        select lower(known.value) from (
          select person_id as id from family
          union all select p.id from family join people p on p.workspace_id = ${scope.workspaceId} and p.merged_into_id = family.person_id
          union all select p.merged_into_id from family join people p on p.workspace_id = ${scope.workspaceId} and p.id = family.person_id
        ) who cross join lateral (
          select i.value from identities i where i.workspace_id = ${scope.workspaceId} and i.person_id = who.id and i.kind = 'email' offset 0
        ) known
        union
        select lower(said.email) from family cross join lateral (
          select m.from_email as email from messages m where m.workspace_id = ${scope.workspaceId} and m.conversation_id = family.id and m.from_email is not null
          union all
          select address->>'email' from messages m, jsonb_path_query(m.recipients, '$.*[*]') address where m.workspace_id = ${scope.workspaceId} and m.conversation_id = family.id
        ) said
      ) as participants
    from conversations c
    join conversations s on s.workspace_id = ${scope.workspaceId} and s.id = case when c.survivor_id is null then c.id else c.survivor_id end
    where c.workspace_id = ${scope.workspaceId} and ${key}`.execute(scope.db)
  return rows[0]
}
