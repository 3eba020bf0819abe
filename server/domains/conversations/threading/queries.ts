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
  /** Every e-mail address known in it, in lower case: the person's, whoever wrote in it and whoever was in copy. */
  participants: string[]
}

export const threadTarget = (scope: Scope, id: string) => target(scope, sql`c.id = ${id}`)
export const threadTargetByNumber = (scope: Scope, number: number) => target(scope, sql`c.number = ${number}`)

async function target(scope: Scope, key: ReturnType<typeof sql>): Promise<ThreadTarget | undefined> {
  const { rows } = await sql<ThreadTarget>`
    select c.id, c.number, c.person_id as "personId", c.channel_id as "channelId", c.status, c.resolved_at as "resolvedAt", c.deleted_at as "deletedAt",
      array(
        -- Person by person ("offset 0" keeps it so): a planner that has no figures yet would look at every identity there is.
        select lower(known.value) from (
          select c.person_id as id
          union all select p.id from people p where p.workspace_id = c.workspace_id and p.merged_into_id = c.person_id
          union all select p.merged_into_id from people p where p.workspace_id = c.workspace_id and p.id = c.person_id
        ) who cross join lateral (
          select i.value from identities i where i.workspace_id = c.workspace_id and i.person_id = who.id and i.kind = 'email' offset 0
        ) known
        union
        select lower(from_email) from messages m where m.workspace_id = ${scope.workspaceId} and m.conversation_id = c.id and m.from_email is not null
        union
        select lower(address->>'email') from messages m, jsonb_path_query(m.recipients, '$.*[*]') address where m.workspace_id = ${scope.workspaceId} and m.conversation_id = c.id
      ) as participants
    from conversations c where c.workspace_id = ${scope.workspaceId} and ${key}`.execute(scope.db)
  return rows[0]
}
