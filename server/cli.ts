import { inspectMails } from './commands/mail-inspect.ts'

/** How a command is written where words come after its name; the others take none. */
const usage: Record<string, string> = {
  mail: 'kept mail inspect FILE… (or - for standard input)',
  backup: 'kept backup FOLDER',
  restore: 'kept restore FOLDER',
  search: 'kept search reindex, or kept search status',
}

/** Commands beside `start`. Each is loaded when it is asked for: `mail inspect` needs no database driver. */
const commands: Record<string, (args: string[]) => Promise<number>> = {
  async mail([verb, ...files]) {
    return verb === 'inspect' && files.length ? inspectMails(files) : explain('mail')
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
  async backup([folder, ...more]) {
    if (!folder || more.length) return explain('backup')
    const { withDatabase } = await import('./commands/with-database.ts')
    const { backup } = await import('./commands/backup.ts')
    const manifest = await withDatabase((url, config) => backup(url, config, folder))
    process.stdout.write(
      `${manifest.tables.reduce((sum, table) => sum + table.rows, 0)} rows and ${manifest.files} files are in ${folder}\n`,
    )
    return 0
  },
  async restore([folder, ...more]) {
    if (!folder || more.length) return explain('restore')
    const { withDatabase } = await import('./commands/with-database.ts')
    const { restore } = await import('./commands/restore.ts')
    const manifest = await withDatabase((url, config) => restore(url, config, folder))
    process.stdout.write(`Restored what was there at ${manifest.at}\n`)
    return 0
  },
  async search([verb = '', ...more]) {
    if (!['reindex', 'status'].includes(verb) || more.length) return explain('search')
    const { withDatabase } = await import('./commands/with-database.ts')
    const { searchCommand } = await import('./commands/search.ts')
    return withDatabase((url) => searchCommand(url, verb))
  },
  async doctor() {
    const { withDatabase } = await import('./commands/with-database.ts')
    const { doctor } = await import('./commands/doctor.ts')
    return withDatabase(doctor)
  },
}

function explain(name: string): number {
  process.stderr.write(`Write it so: ${usage[name]}. kept help lists what there is.\n`)
  return 2
}

/** A word that nobody reads would be taken for one that was obeyed. */
function stray(name: string, args: readonly string[]): string | undefined {
  return args.find((word) => /^-./.test(word) || !(name in usage))
}

async function run(name: string, args: string[]): Promise<number> {
  const command = commands[name]
  const refused = command ? stray(name, args) : name
  if (command && refused === undefined) return command(args)
  process.stderr.write(
    command
      ? `kept ${name} does not take "${refused}"; kept help lists what there is.\n`
      : `There is no "${refused}"; kept help lists what there is.\n`,
  )
  return 2
}

const [name = '', ...args] = process.argv.slice(2)

try {
  process.exitCode = await run(name, args)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
