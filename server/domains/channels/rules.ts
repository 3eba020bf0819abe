import type { z } from 'zod'
import type { Channel, channelsContract } from '../../../contract/channels.ts'
import type { Secrets, ServerSecrets } from './connections/queries.ts'
import type { ChannelRow, ImapServer, ServerSettings } from './tables.ts'

export type ChannelInput = z.output<(typeof channelsContract)['PATCH /channels/{id}']['body']>
type ImapInput = NonNullable<ChannelInput['imap']>
type SmtpInput = NonNullable<ChannelInput['smtp']>

/** Settings as they are stored in the open, apart from what is sealed. */
export function openSettings(input: ImapInput): ImapServer
export function openSettings(input: SmtpInput): ServerSettings
export function openSettings(input: ImapInput | SmtpInput): ServerSettings {
  const { password: _password, oauth, ...settings } = input
  return { ...settings, ...(oauth ? { oauth: { tokenUrl: oauth.tokenUrl, clientId: oauth.clientId } } : {}) }
}

type Known = { settings: ServerSettings | null; secrets: ServerSecrets | undefined }

/**
 * The secrets of a server after a change: what was given, and what was left out as it was. `moved` where a secret would
 * follow to another host, token endpoint or user: then it has to be entered again, so that nobody can send a stored password to a
 * host of their choice.
 */
export function secretsAfter(input: ImapInput | SmtpInput, known: Known): { secrets: ServerSecrets } | { moved: true } {
  const given = tidy({
    password: input.password,
    clientSecret: input.oauth?.clientSecret,
    refreshToken: input.oauth?.refreshToken,
  })
  const kept = tidy(
    input.oauth
      ? { clientSecret: known.secrets?.clientSecret, refreshToken: known.secrets?.refreshToken }
      : { password: known.secrets?.password },
  )
  const left = Object.keys(kept).some((name) => !(name in given))
  const stays =
    input.host === known.settings?.host &&
    input.user === known.settings?.user &&
    input.oauth?.tokenUrl === known.settings?.oauth?.tokenUrl
  if (left && !stays) return { moved: true }
  return { secrets: { ...kept, ...given } }
}

const tidy = (secrets: ServerSecrets): ServerSecrets =>
  Object.fromEntries(Object.entries(secrets).filter(([, value]) => value))

/** A channel as the API shows it: its secrets are there, or not, and never seen. */
export function shownChannel(
  row: ChannelRow,
  aliases: readonly string[],
  secrets: Secrets,
  dkim: Channel['dkim'],
  advice: (key: string) => string,
): Channel {
  return {
    id: row.id,
    kind: 'email',
    name: row.name,
    address: row.address,
    fromName: row.from_name,
    aliases: aliases.filter((address) => address.toLowerCase() !== row.address.toLowerCase()).sort(),
    enabled: row.enabled,
    language: row.language,
    teamId: row.team_id,
    replyMinutes: row.reply_minutes,
    automaticReply: row.automatic_reply,
    automaticReplyText: row.automatic_reply_text,
    signature: row.signature,
    reopen: { kind: row.reopen_kind, days: row.reopen_days },
    imap: row.imap && { ...row.imap, hasSecret: hasSecret(secrets.imap) },
    smtp: row.smtp && { ...row.smtp, hasSecret: hasSecret(secrets.smtp) },
    checkedBy: row.checked_by,
    dkim,
    states: row.states.map((state) => ({ ...state, advice: state.advice && advice(state.advice) })),
    createdAt: row.created_at.toISOString(),
  }
}

const hasSecret = (secrets: ServerSecrets | undefined): boolean => Boolean(secrets?.password || secrets?.refreshToken)
