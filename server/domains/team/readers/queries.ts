import { sql } from 'kysely'
import type { Mention } from '../../../../contract/mentions.ts'
import type { FieldMessage } from '../../../platform/i18n/field-fault.ts'
import type { Scope } from '../../../platform/scope.ts'
import { onlyAsked } from '../permissions.ts'
import '../tables.ts'

interface Known {
  kind: Mention['kind']
  id: string
  /** Somebody among them sees conversations; a team of nobody waits for somebody. */
  reads: boolean
}

const missing: Record<Mention['kind'], FieldMessage> = { member: 'is no active member', team: 'is no team' }
const sightless: Record<Mention['kind'], FieldMessage> = {
  member: 'is a colleague, who sees no conversations: ask them beside it',
  team: 'has nobody but colleagues, who see no conversations: ask them beside it',
}

/** Why a conversation cannot be given or shown to each of these; null where it can. */
export async function faultsOfReaders(scope: Scope, asked: readonly Mention[]): Promise<(FieldMessage | null)[]> {
  if (!asked.length) return []
  const ids = asked.map(({ id }) => id)
  const blind = [...onlyAsked]
  const { rows } = await sql<Known>`
    select 'member' as kind, id, role <> all(${blind}::text[]) as reads from members
      where workspace_id = ${scope.workspaceId} and id = any(${ids}::uuid[]) and active
    union all
    select 'team', t.id, coalesce(bool_or(m.role <> all(${blind}::text[])), true) from teams t
      left join team_members tm on tm.workspace_id = ${scope.workspaceId} and tm.team_id = t.id
      left join members m on m.workspace_id = ${scope.workspaceId} and m.id = tm.member_id and m.active
      where t.workspace_id = ${scope.workspaceId} and t.id = any(${ids}::uuid[]) group by t.id`.execute(scope.db)
  const reads = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row.reads]))
  return asked.map(({ kind, id }) => {
    const known = reads.get(`${kind} ${id}`)
    if (known === undefined) return missing[kind]
    return known ? null : sightless[kind]
  })
}
