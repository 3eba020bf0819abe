import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { ensureDatabase, startEmbeddedPostgres } from '../server/platform/db/embedded.ts'
import { migrate } from '../server/platform/db/migrate.ts'
import { printSchema } from '../server/platform/db/print-schema.ts'

/** `npm run schema`: migrates a database made for it and prints it into server/schema.sql. */
const folder = mkdtempSync(join(tmpdir(), 'kept-schema-'))
const embedded = await startEmbeddedPostgres(folder)
await ensureDatabase(embedded.url)
await migrate(embedded.url)
const client = new pg.Client({ connectionString: embedded.url })
await client.connect()
writeFileSync(new URL('../server/schema.sql', import.meta.url), await printSchema(client))
await client.end()
await embedded.stop()
rmSync(folder, { recursive: true, force: true })
