import { inspectMails } from './commands/mail-inspect.ts'

/** Commands beside `start`. Each is loaded when it is asked for: `mail inspect` needs no database driver. */
const commands: Record<string, (args: string[]) => Promise<number>> = {
  async mail([verb, ...files]) {
    if (verb === 'inspect') return inspectMails(files)
    return unknown(`mail ${verb ?? ''}`)
  },
  async migrate() {
    const { withDatabase } = await import('./commands/with-database.ts')
    const { migrate } = await import('./platform/db/migrate.ts')
    const steps = await withDatabase((url) => migrate(url))
    process.stdout.write(
      steps.length ? `${steps.map((step) => `took ${step}`).join('\n')}\n` : 'The database is at the newest step.\n',
    )
    return 0
  },
  async demo() {
    const { withDatabase } = await import('./commands/with-database.ts')
    const { migrate } = await import('./platform/db/migrate.ts')
    const { openFiles } = await import('./platform/files/files.ts')
    const { ensureDemo } = await import('../demo/ensure.ts')
    const loaded = await withDatabase(async (databaseUrl, config) => {
      await migrate(databaseUrl)
      return ensureDemo({ databaseUrl, files: await openFiles(config), now: new Date() })
    })
    process.stdout.write(
      loaded
        ? `Made the demo workspace: ${loaded.conversations} conversations, ${loaded.messages} messages, ${loaded.people} people.\n`
        : 'There is a workspace already; the demo needs an empty one.\n',
    )
    return loaded ? 0 : 1
  },
  async backup([folder]) {
    const { withDatabase } = await import('./commands/with-database.ts')
    const { backup } = await import('./commands/backup.ts')
    const target = folder ?? `kept-backup-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}`
    const manifest = await withDatabase((url, config) => backup(url, config, target))
    process.stdout.write(
      `${manifest.tables.reduce((sum, table) => sum + table.rows, 0)} rows and ${manifest.files} files are in ${target}\n`,
    )
    return 0
  },
  async restore([folder]) {
    if (!folder) return unknown('restore without the folder of a backup')
    const { withDatabase } = await import('./commands/with-database.ts')
    const { restore } = await import('./commands/restore.ts')
    const manifest = await withDatabase((url, config) => restore(url, config, folder))
    process.stdout.write(`Restored what was there at ${manifest.at}\n`)
    return 0
  },
  async doctor() {
    const { withDatabase } = await import('./commands/with-database.ts')
    const { doctor } = await import('./commands/doctor.ts')
    return withDatabase(doctor)
  },
}

function unknown(what: string): number {
  process.stderr.write(`There is no "${what.trim()}"; kept help lists what there is.\n`)
  return 2
}

const [name = '', ...args] = process.argv.slice(2)
const command = commands[name]

try {
  process.exitCode = command ? await command(args) : unknown(name)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
