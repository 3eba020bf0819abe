import { reindex, searchLag } from '../domains/search/index.ts'
import { openDatabase } from '../platform/db/database.ts'
import { migrate } from '../platform/db/migrate.ts'

/** `kept search reindex` and `kept search status`. */
export async function searchCommand(databaseUrl: string, verb: string): Promise<number> {
  await migrate(databaseUrl)
  const database = openDatabase(databaseUrl, 4)
  try {
    if (verb === 'reindex') {
      const began = performance.now()
      let told = 0
      const conversations = await reindex(database, (done) => {
        if (done - told < 10_000) return
        told = done
        process.stdout.write(`${done} conversations\n`)
      })
      const seconds = Math.round((performance.now() - began) / 1000)
      process.stdout.write(`${conversations} conversations are indexed, in ${seconds} s\n`)
      return 0
    }
    const workspaces = await database.system
      .selectFrom('workspaces')
      .select(['id', 'name'])
      .orderBy('created_at')
      .execute()
    for (const { id, name } of workspaces) {
      const { filled, indexed, waiting } = await searchLag(database.system, id)
      const behind = waiting ? `${waiting}${waiting === 1000 ? ' or more' : ''} events behind` : 'up to date'
      process.stdout.write(`${name}: ${indexed} conversations indexed, ${filled ? 'all' : 'not yet all'}; ${behind}\n`)
    }
    return 0
  } finally {
    await database.close()
  }
}
