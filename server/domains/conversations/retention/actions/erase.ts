import { sql } from 'kysely'
import { record } from '../../../../platform/events/record.ts'
import { addJob } from '../../../../platform/jobs/add-job.ts'
import { type Scope, type Scopes, systemAuthority } from '../../../../platform/scope.ts'
import { nextToGo, retentionOf } from '../queries.ts'
import { batch, batchesAJob, eraseJob } from '../rules.ts'

/** Erases what the rules of a workspace say, a few at a time; the rest is the next job's. */
export async function erase(scopes: Scopes, workspaceId: string): Promise<void> {
  const authority = systemAuthority(workspaceId)
  for (let done = 0; done < batchesAJob; done++) if (!(await scopes.write(authority, eraseBatch))) return
  await scopes.write(authority, (scope) => askErasing(scope))
}

export const askErasing = (scope: Scope): Promise<void> =>
  addJob(scope.db, eraseJob, { workspaceId: scope.workspaceId }, { key: `erase:${scope.workspaceId}` })

/** True while there may be more. The log keeps that there was a conversation of that number, and why it went. */
async function eraseBatch(scope: Scope): Promise<boolean> {
  const { rules } = await retentionOf(scope)
  const going = await nextToGo(scope, rules, batch)
  if (!going.length) return false
  const ids = going.map(({ id }) => id)
  await record(
    scope,
    ...going.map(({ id, number, shelf }) => ({
      type: 'conversation.erased' as const,
      subject: { kind: 'conversation', id },
      conversationId: id,
      data: { number, shelf, rawMail: rules.rawMail },
    })),
  )
  // Files go with their messages, drafts and the like with the conversation.
  await sql`delete from messages where workspace_id = ${scope.workspaceId} and conversation_id = any(${ids}::uuid[])`.execute(
    scope.db,
  )
  await sql`delete from conversations where workspace_id = ${scope.workspaceId} and id = any(${ids}::uuid[])`.execute(
    scope.db,
  )
  await scope.db
    .updateTable('retention_rules')
    .set((eb) => ({ erased: eb('erased', '+', ids.length), erased_at: scope.now }))
    .where('workspace_id', '=', scope.workspaceId)
    .execute()
  return true
}
