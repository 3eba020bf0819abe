import { record } from '../../../../platform/events/record.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { findChannel } from '../../queries.ts'
import type { StoredState } from '../../tables.ts'

export type NewState = Pick<StoredState, 'part' | 'ok' | 'reason' | 'advice'>

/** Notes how a part of a channel stands. Nothing is written while it stays as it was. */
export async function noteState(scope: Scope, channelId: string, state: NewState): Promise<void> {
  const channel = await findChannel(scope, channelId)
  if (!channel || !changes(channel.states, state)) return
  const others = channel.states.filter(({ part }) => part !== state.part)
  await scope.db
    .updateTable('channels')
    .set({ states: JSON.stringify([...others, { ...state, since: scope.now.toISOString() }]) })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', channelId)
    .execute()
  await record(scope, {
    type: 'channel.state-changed',
    subject: { kind: 'channel', id: channelId },
    data: { part: state.part, ok: state.ok, reason: state.reason },
  })
}

function changes(states: readonly StoredState[], next: NewState): boolean {
  const known = states.find(({ part }) => part === next.part)
  return !known || known.ok !== next.ok || known.reason !== next.reason
}
