import { isPicture, sniffType } from '../../../../platform/files/sniff.ts'
import type { Outgoing } from '../../../../platform/http/outgoing.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { showsPicture } from '../rules.ts'

const mostBytes = 10 * 1024 * 1024
const longest = 15_000
const mostRedirects = 3

/** 404 where the message is not there, or does not show that picture. */
export async function checkPicture(scope: Scope, messageId: string, url: string): Promise<void> {
  const message = found(
    await scope.db
      .selectFrom('messages')
      .select('html')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', messageId)
      .executeTakeFirst(),
  )
  if (!showsPicture(message.html, url)) throw problem('not-found')
}

/** Fetches a picture without saying for whom. Each redirect is judged like the first address. */
export async function fetchPicture(outgoing: Outgoing, url: string): Promise<{ type: string; bytes: Buffer }> {
  const ends = Date.now() + longest
  let next = url
  for (let left = mostRedirects; ; left--) {
    const answer = await outgoing.send(next, {
      headers: { accept: 'image/*' },
      most: mostBytes,
      timeout: Math.max(1, ends - Date.now()),
    })
    const { location } = answer.headers
    if (answer.status >= 300 && answer.status < 400 && typeof location === 'string' && left > 0) {
      next = new URL(location, next).href
      continue
    }
    if (answer.status !== 200)
      throw problem('connection-failed', { detail: `The other side answered ${answer.status}.` })
    const type = sniffType(answer.body)
    if (!type || !isPicture(type)) throw problem('unsupported-type')
    return { type, bytes: answer.body }
  }
}
