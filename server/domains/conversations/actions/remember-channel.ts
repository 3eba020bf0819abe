import type { Scope } from '../../../platform/scope.ts'
import '../tables.ts'

export interface ChannelFacts {
  id: string
  kind: string
  name: string
  /** Every address that is ours there, so that we are never among those a reply goes to. */
  addresses: string[]
}

/** A slot for the channels domain: what a list, a reply and a new conversation have to know of a channel. */
export async function rememberChannel(scope: Scope, channel: ChannelFacts): Promise<void> {
  const { id, ...facts } = channel
  await scope.db
    .insertInto('conversation_channels')
    .values({ workspace_id: scope.workspaceId, id, ...facts })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'id']).doUpdateSet(facts))
    .execute()
}
