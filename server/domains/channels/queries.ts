import { sql } from 'kysely'
import type { Channel } from '../../../contract/channels.ts'
import type { Language } from '../../../contract/shapes.ts'
import type { Db } from '../../platform/db/database.ts'
import { found } from '../../platform/http/problem.ts'
import { translator } from '../../platform/i18n/i18n.ts'
import { dkimRecord } from '../../platform/mail/sending/dkim.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Scope } from '../../platform/scope.ts'
import { openSecrets, type Secrets } from './connections/queries.ts'
import { shownChannel } from './rules.ts'
import type { ChannelRow } from './tables.ts'
import { baseAddress } from './threading/rules.ts'

/** The channel that an address belongs to, in any workspace: the address itself, or what stands before its plus. */
export interface Recipient {
  workspaceId: string
  channelId: string
}

/** Index: channel_addresses_address. Over all workspaces, so only for receivers. */
export async function findRecipient(db: Db, address: string): Promise<Recipient | null> {
  const exact = address.toLowerCase()
  const row = await db
    .selectFrom('channel_addresses')
    .innerJoin('channels', (join) =>
      join
        .onRef('channels.workspace_id', '=', 'channel_addresses.workspace_id')
        .onRef('channels.id', '=', 'channel_addresses.channel_id'),
    )
    .select(['channels.workspace_id', 'channels.id'])
    .where('channel_addresses.address', 'in', [...new Set([exact, baseAddress(exact)])])
    .where('channels.enabled', '=', true)
    .where('channels.removed_at', 'is', null)
    .orderBy(sql`length(channel_addresses.address::text) desc`)
    .limit(1)
    .executeTakeFirst()
  return row ? { workspaceId: row.workspace_id, channelId: row.id } : null
}

/** Every address by which the workspace's own channels are known, in lower case. */
export async function ownAddresses(scope: Scope): Promise<Set<string>> {
  const rows = await scope.db
    .selectFrom('channel_addresses')
    .select('address')
    .where('workspace_id', '=', scope.workspaceId)
    .execute()
  return new Set(rows.map(({ address }) => address.toLowerCase()))
}

export const findChannel = (scope: Scope, id: string) =>
  scope.db
    .selectFrom('channels')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()

/** The channel as the API shows it, in the language of the reader. */
export async function channelOf(scope: Scope, platform: Platform, id: string, language: Language): Promise<Channel> {
  return shown(scope, platform, [found(await findChannel(scope, id))], language).then(([channel]) => found(channel))
}

export async function listChannels(scope: Scope, platform: Platform, language: Language): Promise<Channel[]> {
  const rows = await scope.db
    .selectFrom('channels')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return shown(scope, platform, rows, language)
}

async function shown(
  scope: Scope,
  platform: Platform,
  rows: readonly ChannelRow[],
  language: Language,
): Promise<Channel[]> {
  const addresses = await scope.db
    .selectFrom('channel_addresses')
    .select(['channel_id', 'address'])
    .where('workspace_id', '=', scope.workspaceId)
    .execute()
  const words = translator(language)
  return rows.map((row) => {
    const secrets = openSecrets(platform.config, row.secrets)
    const aliases = addresses.filter(({ channel_id }) => channel_id === row.id).map(({ address }) => address)
    return shownChannel(row, aliases, secrets, shownDkim(row, secrets), (key) => words(`server:advice.${key}`))
  })
}

function shownDkim({ dkim }: ChannelRow, secrets: Secrets): Channel['dkim'] {
  if (!dkim || !secrets.dkim) return null
  return {
    ...dkim,
    dnsName: `${dkim.selector}._domainkey.${dkim.domain}`,
    dnsValue: dkimRecord(secrets.dkim.privateKey),
  }
}
