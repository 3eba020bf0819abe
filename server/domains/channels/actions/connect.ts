import type { z } from 'zod'
import type { channelsContract } from '../../../../contract/channels.ts'
import { newId } from '../../../platform/db/ids.ts'
import { record } from '../../../platform/events/record.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Scope } from '../../../platform/scope.ts'
import { checkTeam, columnsOf, connectionColumns, tellConversations } from './change-channel.ts'
import { setAddresses } from './set-addresses.ts'

export type NewChannel = z.output<(typeof channelsContract)['POST /channels']['body']>

/** Connects an e-mail address; answers the channel's id. */
export async function connect(scope: Scope, platform: Platform, input: NewChannel): Promise<string> {
  await checkTeam(scope, input.teamId)
  const id = newId()
  const { name, address, ...columns } = columnsOf(input)
  await scope.db
    .insertInto('channels')
    .values({
      workspace_id: scope.workspaceId,
      id,
      kind: 'email',
      name: input.name,
      address: input.address,
      ...columns,
      ...connectionColumns(platform, null, input),
      created_at: scope.now,
    })
    .execute()
  await setAddresses(scope, id, input.address, input.aliases ?? [])
  await tellConversations(scope, id)
  await record(scope, {
    type: 'channel.connected',
    subject: { kind: 'channel', id },
    data: { name: input.name, address: input.address },
  })
  scope.afterCommit(() => platform.bus.publish('channels', null))
  return id
}
