import { ProblemError } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { familyOf, survivorOf } from '../../merging/queries.ts'
import { type Upload, upload } from '../../messages/actions/upload.ts'
import type { Recipients } from '../../tables.ts'
import { maySeeSide } from '../queries.ts'
import '../tables.ts'
import { type LockedSide, lockSide, sayIn } from './change-side.ts'
import { checkOutside, requireOutOfTrash } from './outside.ts'

/** Why a member's mail became no word of a side conversation. */
export type AsideRefused = { why: 'empty' | 'not-in-this-state' | 'not-allowed' }

/** A member's answer that came by mail, under the same rules as on the screen. What is refused leaves nothing behind. */
export async function answerAsideByMail(
  scope: Scope,
  sideId: string,
  { html, files }: { html: string; files: readonly Upload[] },
): Promise<{ messageId: string } | AsideRefused> {
  if (!scope.abilities.has('side-conversations.answer') || !(await maySeeSide(scope, sideId)))
    return { why: 'not-allowed' }
  const side = await lockSide(scope, sideId)
  if (side.channel_id && !scope.abilities.has('conversations.reply')) return { why: 'not-allowed' }
  if (side.state === 'done') return { why: 'not-in-this-state' }
  if (side.channel_id && !(await mayLeave(scope, side))) return { why: 'not-in-this-state' }
  if (!html.replace(/<[^>]+>/g, '').trim() && !files.length) return { why: 'empty' }
  const attachmentIds: string[] = []
  for (const file of files) attachmentIds.push((await upload(scope, file)).id)
  // A mail may be nothing but a file; what is said has words.
  return { messageId: await sayIn(scope, side, { html: html || '<p>…</p>', attachmentIds, mentions: [] }) }
}

/** Whether the words may still be mailed on: not out of the trash, nor to somebody who takes part in the thread by now. */
async function mayLeave(scope: Scope, side: LockedSide): Promise<boolean> {
  const { to = [], cc = [] } = side.recipients as Recipients
  const familyIds = (await familyOf(scope, await survivorOf(scope, side.conversation_id))).map(({ id }) => id)
  try {
    await requireOutOfTrash(scope, side.conversation_id)
    await checkOutside(scope, familyIds, { to, cc })
    return true
  } catch (error) {
    if (error instanceof ProblemError) return false
    throw error
  }
}
