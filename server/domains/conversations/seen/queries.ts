import { sql } from 'kysely'
import type { Unseen } from '../../../../contract/seen.ts'
import type { Scope } from '../../../platform/scope.ts'
import { snippetOf } from '../rules.ts'

export type SaidMeanwhile = Unseen

/** More than a person would read in a problem; what is older of so many is in the thread. */
const most = 20

interface Row {
  id: string
  seq: number
  kind: Unseen['kind']
  at: Date
  text: string
  person_id: string | null
  member_id: string | null
  person_name: string | null
  from_name: string | null
  from_email: string | null
  member_name: string | null
}

/**
 * What was said after a number, oldest first: the newest twenty; also what came by a merge that has not been seen. Who asked
 * for a conversation that was merged since counts in its own numbers up to that of the merge: of the rest they have seen
 * nothing. Reads the unique index over (conversation, seq).
 */
export async function saidSince(
  scope: Scope,
  conversationId: string,
  seq: number,
  askedId: string = conversationId,
): Promise<Unseen[]> {
  const { rows } = await sql<Row>`
    with recursive family (id, floor, asked_floor) as (
      select ${conversationId}::uuid, 0, case when ${conversationId}::uuid = ${askedId}::uuid then 0 end
      union all
      select l.merged_id, greatest(family.floor, l.seq),
          case when l.merged_id = ${askedId}::uuid then 0 when family.asked_floor is not null then greatest(family.asked_floor, l.seq) end
        from family
        join conversation_merges l on l.workspace_id = ${scope.workspaceId} and l.survivor_id = family.id and l.undone_at is null
    ), asked (floor) as (select floor from family where id = ${askedId})
    select m.id, greatest(m.seq, f.floor) as seq, m.kind, m.at, left(m.text, 1000) as text, m.person_id, m.member_id, m.from_name, m.from_email,
      p.name as person_name, b.name as member_name
    from family f left join asked on true join messages m on m.workspace_id = ${scope.workspaceId} and m.conversation_id = f.id
    left join people p on p.workspace_id = ${scope.workspaceId} and p.id = m.person_id
    left join members b on b.workspace_id = ${scope.workspaceId} and b.id = m.member_id
    where case when ${seq} >= coalesce(asked.floor, 0) then m.seq > ${seq} or f.floor > ${seq}
      else f.asked_floor is null or m.seq > ${seq} or f.asked_floor > ${seq} end
    order by greatest(m.seq, f.floor) desc, m.at desc limit ${most}`.execute(scope.db)
  return rows.toReversed().map((row) => ({
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    author: authorOf(row),
    at: row.at.toISOString(),
    snippet: snippetOf(row.text),
  }))
}

function authorOf(row: Row): Unseen['author'] {
  if (row.member_id) return { kind: 'member', id: row.member_id, name: row.member_name }
  if (row.person_id)
    return { kind: 'person', id: row.person_id, name: row.from_name ?? row.person_name ?? row.from_email }
  return { kind: 'system', id: null, name: null }
}
