import { sql } from 'kysely'
import type { Database, Db } from '../../../../platform/db/database.ts'
import type { LoggedEvent } from '../../../../platform/events/log.ts'
import { moveOn, readTurn } from '../../../../platform/events/reader.ts'
import type { Logger } from '../../../../platform/log/log.ts'
import { spokenOf } from '../queries.ts'
import { indexConversations } from './index-conversations.ts'

export const readerName = 'search'
/** Long, because in a rush the words of hundreds of mails are much the same: learned together they are written once. */
const stride = 400

/** What changes the words of a conversation. Whether it is spam or whose it is, is asked of the conversation itself. */
const isTelling = ({ type, data }: LoggedEvent): boolean =>
  type === 'conversation.changed' ? 'subject' in ((data.changes ?? {}) as Record<string, unknown>) : telling.has(type)

const telling = new Set([
  'conversation.started',
  'message.received',
  'message.queued',
  'message.taken-back',
  'note.added',
  'side-conversation.asked',
  'side-conversation.answered',
  'side-message.received',
  'side-message.taken-back',
  'conversation.merged',
  'conversation.unmerged',
  'conversation.split',
  'conversation.unsplit',
])

/**
 * Indexes the conversations of the next events of the log. However often a conversation is named in a stride, it is
 * indexed once. Answers whether there may be more.
 */
export const hearForSearch = (database: Database, log: Logger): Promise<boolean> =>
  database.across(async (db) => {
    const events = await readTurn(db, readerName, stride)
    const last = events?.at(-1)
    if (!events || !last) return false
    const ofWorkspace = new Map<string, Set<string>>()
    for (const event of events) {
      const { workspace_id, conversation_id, subject_kind, subject_id } = event
      if (!conversation_id || !isTelling(event)) continue
      const ids = (ofWorkspace.get(workspace_id) ?? new Set()).add(conversation_id)
      ofWorkspace.set(workspace_id, subject_kind === 'conversation' ? ids.add(subject_id) : ids)
    }
    for (const [workspaceId, ids] of ofWorkspace)
      await index(db, workspaceId, await spokenOf(db, workspaceId, [...ids]), log)
    await moveOn(db, readerName, last)
    return events.length === stride
  })

/** One that cannot be indexed must not keep all others from being found: then each is tried alone. */
async function index(db: Db, workspaceId: string, ids: string[], log: Logger): Promise<void> {
  await sql`savepoint stride`.execute(db)
  try {
    await indexConversations(db, workspaceId, ids, 'newest')
    return
  } catch (error) {
    await sql`rollback to savepoint stride`.execute(db)
    if (ids.length === 1) return log.error({ err: error, conversation: ids[0] }, 'a conversation could not be indexed')
  }
  for (const id of ids) await index(db, workspaceId, [id], log)
}
