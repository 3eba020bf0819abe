import { found, problem } from '../../../../platform/http/problem.ts'
import type { Platform } from '../../../../platform/platform.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { findChannel } from '../../queries.ts'
import { insertMails } from './store-mails.ts'

/** Takes a raw mail that a program hands in; answers its id. It is on disk before the row is written. */
export async function handIn(scope: Scope, platform: Platform, channelId: string, body: unknown): Promise<string> {
  if (!Buffer.isBuffer(body)) throw problem('unsupported-type', { detail: 'Send the mail as message/rfc822.' })
  if (!body.length) throw problem('invalid', { errors: [{ path: 'body', message: 'is empty' }] })
  const channel = found(await findChannel(scope, channelId))
  if (!channel.enabled) throw problem('not-in-this-state', { detail: 'The channel is switched off.' })
  const hash = await platform.files.put(scope.workspaceId, body)
  const envelope = { from: '', to: [channel.address], remote: null }
  const [id] = await insertMails(scope.db, [
    { workspaceId: scope.workspaceId, channelId, source: 'http', hash, size: body.length, envelope, at: scope.now },
  ])
  return found(id)
}
