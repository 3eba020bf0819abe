import type { OAuthGrant } from '../../../../platform/mail/connecting/oauth.ts'
import { systemAuthority } from '../../../../platform/scope.ts'
import type { Mailroom } from '../../adapters/mailroom.ts'
import { findChannel } from '../../queries.ts'
import type { ServerSettings } from '../../tables.ts'
import { openSecrets, type ServerSecrets, sealSecrets } from '../queries.ts'

/** What signs in: a password, or a token fetched for it. */
export interface Access {
  password?: string
  accessToken?: string
}

/**
 * How to sign in to a server of a channel. A token is fetched where one is needed; a refresh token that the provider
 * replaced meanwhile is kept in place of the old one. Throws OAuthError with the provider's words.
 */
export async function findAccess(
  mailroom: Mailroom,
  settings: ServerSettings,
  secrets: ServerSecrets | undefined,
  keep: (refreshToken: string) => Promise<void>,
): Promise<Access> {
  const grant = grantOf(settings, secrets)
  if (!grant) return secrets?.password ? { password: secrets.password } : {}
  const token = await mailroom.tokens.get(grant)
  if (token.refreshToken) await keep(token.refreshToken)
  return { accessToken: token.accessToken }
}

export function grantOf(settings: ServerSettings, secrets: ServerSecrets | undefined): OAuthGrant | null {
  if (!settings.oauth || !secrets?.refreshToken) return null
  return { ...settings.oauth, clientSecret: secrets.clientSecret ?? null, refreshToken: secrets.refreshToken }
}

/** Keeps a new refresh token of one part of a channel, under the row's lock. */
export const keepRefreshToken =
  (mailroom: Mailroom, workspaceId: string, channelId: string, part: 'imap' | 'smtp') =>
  async (refreshToken: string) => {
    const { config, scopes } = mailroom.platform
    await scopes.write(systemAuthority(workspaceId), async (scope) => {
      const channel = await findChannel(scope, channelId)
      if (!channel) return
      const secrets = openSecrets(config, channel.secrets)
      const sealed = sealSecrets(config, { ...secrets, [part]: { ...secrets[part], refreshToken } })
      await scope.db
        .updateTable('channels')
        .set({ secrets: sealed })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', channelId)
        .execute()
    })
  }
