import { sql } from 'kysely'
import type { BlockedSender } from '../../../../contract/blocking.ts'
import type { Scope } from '../../../platform/scope.ts'
import './tables.ts'

interface Row {
  id: string
  kind: 'address' | 'domain'
  value: string
  kept: number
  last_at: Date | null
  created_at: Date
  member_id: string | null
  member_name: string | null
  member_avatar: string | null
}

export async function listBlocked(scope: Scope, id?: string): Promise<BlockedSender[]> {
  const { rows } = await sql<Row>`
    select b.*, m.name as member_name, m.avatar as member_avatar from blocked_senders b
    left join members m on m.workspace_id = ${scope.workspaceId} and m.id = b.member_id
    where b.workspace_id = ${scope.workspaceId} ${id ? sql`and b.id = ${id}` : sql``} order by b.created_at desc`.execute(
    scope.db,
  )
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    value: row.value,
    by:
      row.member_id && row.member_name ? { id: row.member_id, name: row.member_name, avatar: row.member_avatar } : null,
    kept: row.kept,
    lastAt: row.last_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
  }))
}
