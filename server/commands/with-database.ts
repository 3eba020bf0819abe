import { type Config, readConfig } from '../platform/config/config.ts'
import { attachEmbeddedPostgres, ensureDatabase, startEmbeddedPostgres } from '../platform/db/embedded.ts'

/** Runs a command on the database: of DATABASE_URL, of the Kept that runs here, or of the embedded one started for it. */
export async function withDatabase<T>(work: (databaseUrl: string, config: Config) => Promise<T>): Promise<T> {
  const config = readConfig()
  if (config.database.url) return work(config.database.url, config)
  const embedded = attachEmbeddedPostgres(config.dataFolder) ?? (await startEmbeddedPostgres(config.dataFolder))
  try {
    await ensureDatabase(embedded.url)
    return await work(embedded.url, config)
  } finally {
    await embedded.stop()
  }
}
