import { sql } from 'kysely'
import type { Database, Db } from '../../../../platform/db/database.ts'
import { wordsVersion } from '../../words/rules.ts'
import { indexConversations } from './index-conversations.ts'
import '../../tables.ts'

const few = 40

/**
 * Indexes the next of what was there before anybody listened, newest first, of one workspace that is not done. A new version
 * of the words begins everything anew. Answers how many conversations were indexed; null where all was done.
 */
export const fillIn = (database: Database, most = few): Promise<number | null> =>
  database.across(async (db) => {
    const progress = await nextUnfilled(db)
    if (!progress) return null
    const { rows } = await sql<{ id: string }>`
      select id from conversations where workspace_id = ${progress.workspace_id}
        and id < ${progress.filled_to ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'} order by id desc limit ${most}`.execute(
      db,
    )
    const ids = rows.map(({ id }) => id)
    await indexConversations(db, progress.workspace_id, ids, 'oldest')
    await db
      .updateTable('search_progress')
      .set({ filled: ids.length < most, ...(ids.length ? { filled_to: ids.at(-1) } : {}) })
      .where('workspace_id', '=', progress.workspace_id)
      .execute()
    return ids.length
  })

async function nextUnfilled(db: Db) {
  await sql`
    insert into search_progress (workspace_id, version) select id, ${wordsVersion} from workspaces
    where not exists (select from search_progress where workspace_id = workspaces.id)
    on conflict do nothing`.execute(db)
  await db
    .updateTable('search_progress')
    .set({ version: wordsVersion, filled: false, filled_to: null })
    .where('version', '<>', wordsVersion)
    .execute()
  return db
    .selectFrom('search_progress')
    .select(['workspace_id', 'filled_to'])
    .where('filled', '=', false)
    .orderBy('workspace_id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}
