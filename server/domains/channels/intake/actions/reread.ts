import { systemAuthority } from '../../../../platform/scope.ts'
import type { Intake } from '../adapters/intake.ts'
import { findMail, lockWaiting } from '../queries.ts'
import { beginBatch, endBatch } from './batch.ts'
import { readMail } from './read-mail.ts'
import { oneAtATime, surroundings } from './read-waiting.ts'
import { receiveMail } from './receive-mail.ts'

/**
 * Takes one mail in by itself, after it could not be or because somebody asked. Throws what stands in the way, so that
 * the job is tried again; after the last time the mail is shown as failed, with the reason.
 */
export async function reread(intake: Intake, workspaceId: string, id: string, lastAttempt: boolean): Promise<void> {
  const { platform } = intake
  const authority = systemAuthority(workspaceId)
  const row = await platform.scopes.read(authority, (scope) => findMail(scope, id))
  if (!row) return
  try {
    const ready = await readMail(intake, workspaceId, row)
    await platform.scopes.write(authority, async (scope) => {
      await oneAtATime(scope)
      if (!(await lockWaiting(scope, [id])).has(id)) return
      // It is in its conversation already, raw and with the reason; reading it again brought nothing new.
      if (row.state === 'unreadable' && ready.unreadable) return
      const batch = await beginBatch(scope, await surroundings(scope, platform), [row], [ready])
      batch.outcomes.set(id, await receiveMail(scope, platform, row, ready, batch))
      await endBatch(scope, batch)
    })
  } catch (error) {
    await platform.scopes.write(authority, (scope) =>
      scope.db
        .updateTable('raw_mails')
        .set({ reason: (error as Error).message.slice(0, 1000), ...(lastAttempt ? { state: 'failed' } : {}) })
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .execute(),
    )
    throw error
  }
}
