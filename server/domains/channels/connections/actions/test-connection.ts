import type { z } from 'zod'
import type { ConnectionStep, channelsContract } from '../../../../../contract/channels.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import { translator } from '../../../../platform/i18n/i18n.ts'
import type { Step } from '../../../../platform/mail/connecting/steps.ts'
import { testImap } from '../../../../platform/mail/connecting/test-imap.ts'
import { testSmtp } from '../../../../platform/mail/connecting/test-smtp.ts'
import type { Authority } from '../../../../platform/scope.ts'
import type { Mailroom } from '../../adapters/mailroom.ts'
import { findChannel } from '../../queries.ts'
import { openSettings, secretsAfter } from '../../rules.ts'
import type { ChannelRow } from '../../tables.ts'
import { openSecrets } from '../queries.ts'
import { findAccess, keepRefreshToken } from './find-access.ts'

type Input = z.output<(typeof channelsContract)['POST /channels/connection-tests']['body']>

/** Tries the given settings for real, step by step, and says in `language` what to do where one fails. Nothing is kept. */
export async function testConnection(mailroom: Mailroom, authority: Authority, input: Input, language: string) {
  const { config, scopes } = mailroom.platform
  const channelId = input.channelId
  const channel = channelId ? found(await scopes.read(authority, (scope) => findChannel(scope, channelId))) : null
  const words = translator(language)
  const shown = (steps: Step[]): ConnectionStep[] =>
    steps.map((step) => ({ ...step, advice: step.advice && words(`server:advice.${step.advice}`) }))

  const imap = async () => {
    if (!input.imap) return null
    const { folder, ...server } = openSettings(input.imap)
    const signIn = accessFor(mailroom, authority.workspaceId, channel, 'imap', input)
    return shown(await testImap({ ...server, folder, allowInside: config.allowPrivateAddresses }, signIn))
  }
  const smtp = async () => {
    if (!input.smtp) return null
    const signIn = accessFor(mailroom, authority.workspaceId, channel, 'smtp', input)
    const from = channel?.address ?? (input.smtp.user?.includes('@') ? input.smtp.user : config.from)
    const mail = input.sendTo
      ? { from, to: input.sendTo, subject: words('server:mails.test-subject'), text: words('server:mails.test-text') }
      : null
    return shown(await testSmtp(openSettings(input.smtp), signIn, mail, config))
  }
  const [imapSteps, smtpSteps] = await Promise.all([imap(), smtp()])
  return { imap: imapSteps, smtp: smtpSteps }
}

/** How to sign in: by what was entered, completed by what the channel keeps, if that is for the same host. */
function accessFor(
  mailroom: Mailroom,
  workspaceId: string,
  channel: ChannelRow | null,
  part: 'imap' | 'smtp',
  input: Input,
) {
  const settings = input[part]
  if (!settings) throw new Error(`no ${part} was given`)
  const kept = channel ? openSecrets(mailroom.platform.config, channel.secrets)[part] : undefined
  const after = secretsAfter(settings, { settings: channel?.[part] ?? null, secrets: kept })
  if ('moved' in after)
    throw problem('invalid', {
      errors: [{ path: `body.${part}.password`, message: 'must be entered again, because host or user is another' }],
    })
  // A token that was only entered to try is not the channel's.
  const keep =
    channel && !settings.oauth?.refreshToken
      ? keepRefreshToken(mailroom, workspaceId, channel.id, part)
      : async () => {}
  return () => findAccess(mailroom, openSettings(settings as never), after.secrets, keep)
}
