import { record } from '../../../platform/events/record.ts'
import { found, problem } from '../../../platform/http/problem.ts'
import { dkimRecord, newDkimKey } from '../../../platform/mail/sending/dkim.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Scope } from '../../../platform/scope.ts'
import { rememberChannel } from '../../conversations/index.ts'
import { openSecrets, type Secrets, sealSecrets } from '../connections/queries.ts'
import { findChannel } from '../queries.ts'
import { type ChannelInput, openSettings, secretsAfter } from '../rules.ts'
import type { ChannelRow } from '../tables.ts'
import { setAddresses } from './set-addresses.ts'

/** Changes what is given. A secret left out stays, unless it would follow to another host. */
export async function changeChannel(scope: Scope, platform: Platform, id: string, input: ChannelInput): Promise<void> {
  const channel = found(await findChannel(scope, id))
  await checkTeam(scope, input.teamId)
  await scope.db
    .updateTable('channels')
    .set({ ...columnsOf(input), ...connectionColumns(platform, channel, input) })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  if (input.address !== undefined || input.aliases !== undefined)
    await setAddresses(scope, id, input.address ?? channel.address, input.aliases ?? null)
  await tellConversations(scope, id)
  await record(scope, {
    type: 'channel.changed',
    subject: { kind: 'channel', id },
    data: { fields: Object.keys(input) },
  })
  scope.afterCommit(() => platform.bus.publish('channels', null))
}

/** Conversations show a channel's name, and must know which addresses are our own. */
export async function tellConversations(scope: Scope, id: string): Promise<void> {
  const { kind, name } = found(await findChannel(scope, id))
  const rows = await scope.db
    .selectFrom('channel_addresses')
    .select('address')
    .where('workspace_id', '=', scope.workspaceId)
    .where('channel_id', '=', id)
    .execute()
  await rememberChannel(scope, { id, kind, name, addresses: rows.map(({ address }) => address.toLowerCase()) })
}

export async function checkTeam(scope: Scope, teamId: string | null | undefined): Promise<void> {
  if (!teamId) return
  const team = await scope.db
    .selectFrom('teams')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', teamId)
    .executeTakeFirst()
  if (!team) throw problem('invalid', { errors: [{ path: 'body.teamId', message: 'is no team' }] })
}

/** The plain columns that an input names. */
export function columnsOf(input: ChannelInput) {
  const columns = {
    name: input.name,
    address: input.address,
    from_name: input.fromName,
    enabled: input.enabled,
    language: input.language,
    team_id: input.teamId,
    reply_minutes: input.replyMinutes,
    automatic_reply: input.automaticReply,
    automatic_reply_text: input.automaticReplyText,
    signature: input.signature,
    reopen_kind: input.reopen?.kind,
    reopen_days: input.reopen?.days,
    checked_by: input.checkedBy,
  }
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<
    typeof columns
  >
}

/** The columns of the connections: settings in the open, secrets sealed together. */
export function connectionColumns(
  { config }: Platform,
  known: Pick<ChannelRow, 'imap' | 'smtp' | 'dkim' | 'secrets' | 'states'> | null,
  input: ChannelInput,
) {
  const secrets: Secrets = openSecrets(config, known?.secrets ?? null)
  const columns: {
    imap?: string | null
    smtp?: string | null
    dkim?: string | null
    secrets?: string
    states?: string
  } = {}
  for (const part of ['imap', 'smtp'] as const) {
    const settings = input[part]
    if (settings === undefined) continue
    columns[part] = settings && JSON.stringify(openSettings(settings as never))
    secrets[part] = settings
      ? after(part, settings, { settings: known?.[part] ?? null, secrets: secrets[part] })
      : undefined
    // How the old connection stood says nothing of the new one.
    const stated = part === 'imap' ? 'imap' : 'smtp-out'
    columns.states = JSON.stringify((known?.states ?? []).filter((state) => state.part !== stated))
  }
  if (input.dkim !== undefined) {
    columns.dkim = input.dkim && JSON.stringify({ domain: input.dkim.domain, selector: input.dkim.selector })
    secrets.dkim = input.dkim ? { privateKey: dkimKey(input.dkim.privateKey ?? secrets.dkim?.privateKey) } : undefined
  }
  return { ...columns, secrets: sealSecrets(config, secrets) }
}

function after(
  part: 'imap' | 'smtp',
  input: Parameters<typeof secretsAfter>[0],
  known: Parameters<typeof secretsAfter>[1],
) {
  const result = secretsAfter(input, known)
  if ('secrets' in result) return result.secrets
  throw problem('invalid', {
    errors: [{ path: `body.${part}.password`, message: 'must be entered again, because host or user is another' }],
  })
}

function dkimKey(given: string | undefined): string {
  if (!given) return newDkimKey()
  try {
    dkimRecord(given)
    return given
  } catch (error) {
    throw problem('invalid', {
      errors: [
        {
          path: 'body.dkim.privateKey',
          message: 'is no private key ({{why}})',
          data: { why: (error as Error).message },
        },
      ],
    })
  }
}
