import type { Database } from '../../../../platform/db/database.ts'
import { fillIn } from './fill-in.ts'

const atOnce = 400

/** Both are built much quicker over all rows than row by row. */
const indexes: Record<string, string> = {
  search_documents_lexemes: 'on search_documents using gin (workspace_id, block, lexemes) with (fastupdate = off)',
  search_words_like: 'on search_words using gin (workspace_id, sound gin_trgm_ops) with (fastupdate = off)',
}

/**
 * Forgets the whole index and makes it anew; words that no conversation has any more are gone with it. Meanwhile search finds
 * what is there already, slowly. Begun again after an interruption it begins anew.
 */
export async function reindex(database: Database, tell: (conversations: number) => void): Promise<number> {
  const { owner } = database
  await owner.query('truncate search_documents, search_side_documents, search_words')
  await owner.query(`update search_progress set filled = false, filled_to = null, newest_block = 0, newest_count = 0,
    oldest_block = -1, oldest_count = 0`)
  for (const name of Object.keys(indexes)) await owner.query(`drop index if exists ${name}`)
  let done = 0
  for (let some = await fillIn(database, atOnce); some !== null; some = await fillIn(database, atOnce)) {
    done += some
    tell(done)
  }
  const client = await owner.connect()
  try {
    await client.query(`set maintenance_work_mem = '512MB'`)
    for (const [name, definition] of Object.entries(indexes))
      await client.query(`create index if not exists ${name} ${definition}`)
    await client.query('vacuum (analyze) search_documents, search_side_documents, search_words')
  } finally {
    client.release(true)
  }
  return done
}
