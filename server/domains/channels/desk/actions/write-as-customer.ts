import type { z } from 'zod'
import type { channelsContract } from '../../../../../contract/channels.ts'
import { problem } from '../../../../platform/http/problem.ts'
import { sendingFailure } from '../../../../platform/mail/sending/failure.ts'
import { type Authority, systemAuthority } from '../../../../platform/scope.ts'
import type { Mailroom } from '../../adapters/mailroom.ts'
import { ownAddresses } from '../../queries.ts'
import { baseAddress } from '../../threading/rules.ts'

type Letter = z.output<(typeof channelsContract)['POST /demo/desk']['body']>

/** 404 unless this is the demo's workspace in an installation that shows the demo. */
export async function requireDemo({ platform }: Mailroom, authority: Authority): Promise<void> {
  const workspace = await platform.scopes.read(authority, (scope) =>
    scope.db.selectFrom('workspaces').select('demo').where('id', '=', authority.workspaceId).executeTakeFirst(),
  )
  if (!platform.demo || !workspace?.demo) throw problem('not-found')
}

/** An invented customer writes: by SMTP to our own receiver, like everybody's mail. Answers what the receiver said. */
export async function writeAsCustomer(
  mailroom: Mailroom,
  authority: Authority,
  letter: Letter,
): Promise<{ accepted: boolean; answer: string }> {
  const { config, scopes } = mailroom.platform
  const own = await scopes.read(systemAuthority(authority.workspaceId), ownAddresses)
  if (!own.has(letter.to) && !own.has(baseAddress(letter.to)))
    throw problem('invalid', { errors: [{ path: 'body.to', message: 'is no address of a channel' }] })
  const port = mailroom.receiver?.port ?? config.smtp.port
  const host = ['0.0.0.0', '::'].includes(config.smtp.host) ? '127.0.0.1' : config.smtp.host
  try {
    const { answer } = await mailroom.relays.send(
      { url: `smtp://${host.includes(':') ? `[${host}]` : host}:${port}` },
      {
        from: { name: letter.name, address: letter.from },
        to: letter.to,
        subject: letter.subject,
        text: letter.text,
        ...(letter.inReplyTo ? { inReplyTo: letter.inReplyTo, references: letter.inReplyTo } : {}),
      },
      null,
    )
    return { accepted: true, answer }
  } catch (error) {
    return { accepted: false, answer: sendingFailure(error).words }
  }
}
