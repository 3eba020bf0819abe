import { problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

/**
 * Gives a channel its addresses; `aliases` null leaves the others as they are. An address belongs to one channel of the
 * installation, because a mail to it can go only one way.
 */
export async function setAddresses(
  scope: Scope,
  channelId: string,
  address: string,
  aliases: readonly string[] | null,
): Promise<void> {
  const wanted = [...new Set([address, ...(aliases ?? [])].map((each) => each.toLowerCase()))]
  const dropped = scope.db
    .deleteFrom('channel_addresses')
    .where('workspace_id', '=', scope.workspaceId)
    .where('channel_id', '=', channelId)
  if (aliases) await dropped.where('address', 'not in', wanted).execute()
  const taken = await scope.db
    .insertInto('channel_addresses')
    .values(wanted.map((each) => ({ workspace_id: scope.workspaceId, address: each, channel_id: channelId })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('address')
    .execute()
  const rows = await scope.db
    .selectFrom('channel_addresses')
    .select('address')
    .where('workspace_id', '=', scope.workspaceId)
    .where('channel_id', '=', channelId)
    .execute()
  const ours = new Set([...taken, ...rows].map((row) => row.address.toLowerCase()))
  const others = wanted.filter((each) => !ours.has(each))
  if (others.length)
    throw problem('already-exists', {
      errors: others.map((each) => ({
        path: each === address ? 'body.address' : 'body.aliases',
        message: '{{address}} belongs to another channel',
        data: { address: each },
      })),
    })
}
