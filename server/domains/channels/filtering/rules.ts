import { sql } from 'kysely'
import type { Field } from '../../../platform/filters/catalogue.ts'

/** Did a reply of a conversation fail to leave? Sought by index outbound_failed. */
export function undelivered(workspaceId: string): Field<never> {
  const failed = sql`select conversation_id from outbound where workspace_id = ${workspaceId} and state = 'failed'`
  return {
    name: 'undelivered',
    type: 'boolean',
    always: true,
    holds: (probe) => {
      if (probe.kind !== 'equal' || !probe.values.length) return sql`false`
      if (probe.values.length > 1) return sql`true`
      return probe.values[0] ? sql`c.id in (${failed})` : sql`c.id not in (${failed})`
    },
  }
}
