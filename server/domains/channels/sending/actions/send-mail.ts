import { adviceFor } from '../../../../platform/mail/connecting/advice.ts'
import { type SendingFailure, sendingFailure } from '../../../../platform/mail/sending/failure.ts'
import type { Dkim, EnteredRelay, HandedOver, TrustedRelay } from '../../../../platform/mail/sending/relay.ts'
import { systemAuthority } from '../../../../platform/scope.ts'
import type { Mailroom } from '../../adapters/mailroom.ts'
import { findAccess, keepRefreshToken } from '../../connections/actions/find-access.ts'
import { openSecrets } from '../../connections/queries.ts'
import type { ChannelRow } from '../../tables.ts'
import { type ClaimedMail, claimMail } from './claim-mail.ts'
import { noteFailed, noteSent } from './settle-mail.ts'
import { writeMail } from './write-mail.ts'

/**
 * Hands one message over to its relay: claimed and committed, sent, noted. Whatever the relay says is on the message
 * afterwards; only trouble with our own database throws.
 */
export async function sendMail(mailroom: Mailroom, workspaceId: string, messageId: string): Promise<void> {
  const authority = systemAuthority(workspaceId)
  try {
    const claimed = await mailroom.platform.scopes.write(authority, async (scope) => {
      const mail = await claimMail(scope, mailroom, messageId)
      // Before the commit: whoever waits for the row sees that it is in our hands as soon as they get it.
      if (mail) mailroom.sending.add(messageId)
      return mail
    })
    if (!claimed) return
    const outcome = await handOver(mailroom, workspaceId, claimed)
    await untilNoted(mailroom, () =>
      mailroom.platform.scopes.write(authority, (scope) =>
        'failure' in outcome ? noteFailed(scope, claimed, outcome) : noteSent(scope, claimed, outcome.handed),
      ),
    )
    mailroom.sending.delete(messageId)
  } catch (error) {
    mailroom.sending.delete(messageId)
    throw error
  }
}

/** What the relay said must not be forgotten because the database is away for a while: it is noted when it returns. */
async function untilNoted(mailroom: Mailroom, note: () => Promise<void>): Promise<void> {
  for (let patience = 300; ; patience--) {
    try {
      return await note()
    } catch (error) {
      if (patience === 0 || mailroom.closed) throw error
      mailroom.platform.log.warn({ err: error }, 'the answer of a relay could not be noted; trying again')
      await new Promise((done) => setTimeout(done, 2000))
    }
  }
}

export type Outcome = { handed: HandedOver } | { failure: SendingFailure; advice: string | null }

/** Writes the mail and gives it to the relay; every failure of the other side is a value. */
export async function handOver(mailroom: Mailroom, workspaceId: string, claimed: ClaimedMail): Promise<Outcome> {
  const { channel } = claimed
  if (!channel) return cannot('The channel was disconnected.')
  if (!channel.enabled) return cannot('The channel is switched off.')
  let relay: EnteredRelay | TrustedRelay | null = null
  try {
    relay = await relayOf(mailroom, workspaceId, channel, claimed.workspace.demo)
    if (!relay) return cannot('There is no SMTP relay: neither the channel nor KEPT_RELAY_URL names one.', 'no-relay')
    const mail = await writeMail(mailroom.platform, workspaceId, claimed, channel)
    return { handed: await mailroom.relays.send(relay, mail, dkimOf(mailroom, channel)) }
  } catch (error) {
    const failure = sendingFailure(error)
    const at = relay && 'host' in relay ? relay : { host: '', security: 'starttls' as const }
    const advice = adviceFor(
      { ...at, ...failure },
      failure.code === 'EAUTH' ? 'sign-in' : failure.code === 'ETLS' ? 'encrypt' : 'send',
    )
    return { failure, advice }
  }
}

const cannot = (words: string, advice: string | null = null): Outcome => ({
  failure: { kind: 'permanent', words, code: null },
  advice,
})

/** The channel's own relay, else the installation's. Mail of the demo never leaves this machine. */
async function relayOf(
  mailroom: Mailroom,
  workspaceId: string,
  channel: ChannelRow,
  demo: boolean,
): Promise<EnteredRelay | TrustedRelay | null> {
  const { config, demo: demoMode } = mailroom.platform
  const desk = demo && demoMode ? mailroom.desk.url() : null
  if (desk) return { url: desk }
  if (!channel.smtp) return config.relayUrl ? { url: config.relayUrl } : null
  const { oauth: _grant, ...settings } = channel.smtp
  const access = await findAccess(
    mailroom,
    channel.smtp,
    openSecrets(config, channel.secrets).smtp,
    keepRefreshToken(mailroom, workspaceId, channel.id, 'smtp'),
  )
  return { ...settings, ...access }
}

function dkimOf({ platform }: Mailroom, channel: ChannelRow): Dkim | null {
  const privateKey = openSecrets(platform.config, channel.secrets).dkim?.privateKey
  return channel.dkim && privateKey
    ? { domainName: channel.dkim.domain, keySelector: channel.dkim.selector, privateKey }
    : null
}
