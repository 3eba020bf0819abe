import { record } from '../../../platform/events/record.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Scope } from '../../../platform/scope.ts'
import { findChannel } from '../queries.ts'

/** Takes no more mail and forgets the secrets. Conversations and raw mails stay, so the row does too. */
export async function disconnect(scope: Scope, platform: Platform, id: string): Promise<void> {
  const channel = found(await findChannel(scope, id))
  await scope.db
    .updateTable('channels')
    .set({ removed_at: scope.now, enabled: false, secrets: null, imap: null, smtp: null, dkim: null })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  await scope.db
    .deleteFrom('channel_addresses')
    .where('workspace_id', '=', scope.workspaceId)
    .where('channel_id', '=', id)
    .execute()
  await record(scope, {
    type: 'channel.disconnected',
    subject: { kind: 'channel', id },
    data: { name: channel.name, address: channel.address },
  })
  scope.afterCommit(() => platform.bus.publish('channels', null))
}
