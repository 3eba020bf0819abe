import { apart } from '../../../../platform/db/apart.ts'
import { ProblemError } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { lockConversations } from '../../actions/lock-conversation.ts'
import { act } from '../../acts/actions/act.ts'
import { undoSend } from '../../messages/actions/undo-send.ts'
import type { RunRow } from '../queries.ts'
import { batchOf, isAsLeft, undoing } from '../rules.ts'
import { nextRows } from './run-batch.ts'
import { type SettledRow, settleRows } from './settle-rows.ts'

/** Puts the next few back as they were, where nobody has changed since what the act changed; true while there may be more. */
export async function undoBatch(scope: Scope, run: RunRow): Promise<boolean> {
  const rows = await nextRows(scope, run, 'done')
  const locked = await lockConversations(
    scope,
    rows.map((row) => row.conversation_id),
  )
  const now = new Map(locked.map((row) => [row.id, row]))
  const settled: SettledRow[] = []
  for (const { conversation_id: id, changes, message_id: messageId } of rows) {
    const standing = now.get(id)
    const reason = !standing
      ? 'gone'
      : !isAsLeft(standing, changes ?? {})
        ? 'changed-since'
        : await takenBack(scope, messageId)
    settled.push({ id, state: reason ? 'left' : 'undone', reason, detail: null, changes, messageId })
  }
  const changesOf = new Map(settled.filter((row) => row.state === 'undone').map((row) => [row.id, row.changes ?? {}]))
  await act(
    scope,
    locked.filter(({ id }) => changesOf.has(id)),
    undoing(run.id, (id) => changesOf.get(id) ?? {}),
  )
  await settleRows(scope, run.id, settled)
  return rows.length === batchOf(run.act)
}

/** A reply that still waits becomes a draft again; one that has left cannot be unsaid. */
async function takenBack(scope: Scope, messageId: string | null): Promise<'sent' | null> {
  if (!messageId) return null
  try {
    await apart(scope.db, () => undoSend(scope, messageId))
    return null
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    return 'sent'
  }
}
