import { createHash } from 'node:crypto'
import { adviceFor } from '../../../../platform/mail/connecting/advice.ts'
import type { OAuthGrant } from '../../../../platform/mail/connecting/oauth.ts'
import { followMailbox, type ImapStep } from '../../../../platform/mail/fetching/mailbox.ts'
import { systemAuthority } from '../../../../platform/scope.ts'
import type { Mailroom } from '../../adapters/mailroom.ts'
import { findAccess, grantOf, keepRefreshToken } from '../../connections/actions/find-access.ts'
import { noteState } from '../../connections/actions/note-state.ts'
import { openSecrets } from '../../connections/queries.ts'
import type { ImapServer } from '../../tables.ts'
import { cursorOf, keepFetched } from '../actions/keep-fetched.ts'

interface FollowedChannel {
  workspace_id: string
  id: string
  imap: ImapServer
  secrets: string | null
}

const lookEvery = 15_000
const leaseOf = (channelId: string): string => `imap:${channelId}`

/**
 * Follows the mailboxes of all channels that have one, each by one process of those that run. Looks for new, changed and
 * removed ones when it hears of a change, and now and then by itself; a mailbox whose settings changed is connected anew.
 */
export function startFetching(mailroom: Mailroom, pace: { firstPause?: number } = {}): { stop(): Promise<void> } {
  const { platform, leases } = mailroom
  const followed = new Map<string, { settings: string; stop(): Promise<void> }>()
  let looking = Promise.resolve()
  let stopped = false

  async function look(): Promise<void> {
    const channels = await channelsWithMailbox(mailroom)
    const wanted = new Map(channels.map((channel) => [channel.id, channel]))
    for (const [id, { settings, stop }] of followed) {
      const channel = wanted.get(id)
      if (channel && settingsOf(channel) === settings) continue
      followed.delete(id)
      await stop()
      if (!channel) await leases.release(leaseOf(id))
    }
    for (const channel of channels) {
      if (followed.has(channel.id) || stopped || !(await leases.take(leaseOf(channel.id)))) continue
      followed.set(channel.id, {
        settings: settingsOf(channel),
        ...followMailbox({ ...optionsFor(mailroom, channel), ...pace }),
      })
    }
  }
  const lookSoon = () => {
    looking = looking
      .then(() => (stopped ? undefined : look()))
      .catch((error) => platform.log.warn({ err: error }, 'the mailboxes to follow could not be found; trying again'))
  }
  const endAll = async () => {
    const all = [...followed.values()]
    followed.clear()
    await Promise.all(all.map(({ stop }) => stop()))
  }

  platform.bus.subscribe((topic) => topic === 'channels' && lookSoon())
  // Without our leases another process may follow them; we begin again from nothing.
  leases.onLost(() => void endAll().then(lookSoon))
  const timer = setInterval(lookSoon, lookEvery)
  lookSoon()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await looking
      const ids = [...followed.keys()]
      await endAll()
      for (const id of ids) await leases.release(leaseOf(id))
    },
  }
}

const channelsWithMailbox = ({ platform }: Mailroom): Promise<FollowedChannel[]> =>
  platform.database.system
    .selectFrom('channels')
    .select(['workspace_id', 'id', 'imap', 'secrets'])
    .where('imap', 'is not', null)
    .where('enabled', '=', true)
    .where('removed_at', 'is', null)
    .execute() as Promise<FollowedChannel[]>

/** What makes a new connection necessary. A refresh token that the provider replaced does not. */
function settingsOf({ imap, secrets }: FollowedChannel): string {
  return createHash('sha256')
    .update(JSON.stringify([imap, imap.oauth ? null : secrets]))
    .digest('hex')
}

function optionsFor(mailroom: Mailroom, channel: FollowedChannel) {
  const { platform } = mailroom
  const folder = { workspaceId: channel.workspace_id, channelId: channel.id, name: channel.imap.folder }
  const note = (ok: boolean, reason: string | null, advice: string | null) =>
    platform.scopes.write(systemAuthority(channel.workspace_id), (scope) =>
      noteState(scope, channel.id, { part: 'imap', ok, reason, advice }),
    )
  // What the last attempt signed in with; forgotten where it was refused, so that the next one asks anew.
  let grant: OAuthGrant | null = null
  return {
    folder: channel.imap.folder,
    maxBytes: platform.config.smtp.maxBytes,
    log: platform.log,
    async access() {
      const secrets = openSecrets(platform.config, await sealedOf(mailroom, channel)).imap
      grant = grantOf(channel.imap, secrets)
      const { folder: _folder, oauth: _oauth, ...server } = channel.imap
      const access = await findAccess(
        mailroom,
        channel.imap,
        secrets,
        keepRefreshToken(mailroom, channel.workspace_id, channel.id, 'imap'),
      )
      return { ...server, ...access, allowInside: platform.config.allowPrivateAddresses }
    },
    cursor: () => cursorOf(platform, folder),
    keep: (mails: Parameters<typeof keepFetched>[2], cursor: Parameters<typeof keepFetched>[3]) =>
      keepFetched(platform, folder, mails, cursor),
    connected: () => note(true, null, null),
    async failed(error: Error, step: ImapStep) {
      if (grant && step === 'sign-in') mailroom.tokens.forget(grant)
      const { words, code } = imapTrouble(error)
      await note(
        false,
        words,
        adviceFor(
          { ...channel.imap, words, code },
          step === 'sign-in' && isRefusal(error) ? 'sign-in' : step === 'open-folder' ? 'open-folder' : 'connect',
        ),
      )
    },
  }
}

/** Read anew for each connection: a replaced refresh token is there, not in what we began with. */
async function sealedOf({ platform }: Mailroom, { workspace_id, id }: FollowedChannel): Promise<string | null> {
  const row = await platform.database.system
    .selectFrom('channels')
    .select('secrets')
    .where('workspace_id', '=', workspace_id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.secrets ?? null
}

type ImapError = Error & {
  code?: string
  responseText?: string
  authenticationFailed?: boolean
  serverResponseCode?: string
}

export const isRefusal = (error: Error): boolean => Boolean((error as ImapError).authenticationFailed)

/** The words of an IMAP failure: the server's own where it said some. */
export function imapTrouble(error: Error): { words: string; code: string | null } {
  const { responseText, message, code, serverResponseCode } = error as ImapError
  return { words: (responseText || message).slice(0, 500), code: serverResponseCode ?? code ?? null }
}
