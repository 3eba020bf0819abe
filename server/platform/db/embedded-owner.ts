import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { platform } from 'node:os'
import { join } from 'node:path'

/** The data folder belongs to another Kept that runs. */
export class FolderInUse extends Error {}

/** Takes the data folder for this process; throws FolderInUse while another Kept has it. Returns the way to give it back. */
export function takeFolder(folder: string): () => void {
  const owner = runningOwner(folder)
  if (owner)
    throw new FolderInUse(
      `Kept already runs in ${folder} (process ${owner}); end it first, or give this one another folder with KEPT_DATA.`,
    )
  const file = join(folder, 'kept.pid')
  writeFileSync(file, `${process.pid}\n`)
  return () => rmSync(file, { force: true })
}

/** The process id of the Kept that runs in the folder, or null. */
export function runningOwner(folder: string): number | null {
  const file = join(folder, 'kept.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8'))
  return pid && pid !== process.pid && commandOf(pid).includes('server/') ? pid : null
}

/** The port of the PostgreSQL that runs in the cluster, or null. */
export function runningPort(cluster: string): number | null {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return null
  return Number(readFileSync(file, 'utf8').split('\n')[3]) || null
}

/** After a crash of ours the old PostgreSQL may still run; it is asked to end before a new one takes the folder. */
export async function endLeftover(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const [line, folder] = readFileSync(file, 'utf8').split('\n')
  const pid = Number(line)
  if (!pid || folder !== cluster || !isPostgres(pid)) return
  process.kill(pid, 'SIGINT')
  for (let tries = 0; tries < 100 && alive(pid); tries++) await new Promise((done) => setTimeout(done, 50))
  if (alive(pid)) process.kill(pid, 'SIGQUIT')
  for (let tries = 0; tries < 60 && alive(pid); tries++) await new Promise((done) => setTimeout(done, 50))
}

const isPostgres = (pid: number): boolean => commandOf(pid).includes('postgres')

/** The command line of a process that is alive, '' of one that is not; where there is no /proc, any living process counts. */
function commandOf(pid: number): string {
  if (!alive(pid)) return ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return platform() === 'linux' ? '' : 'server/ postgres'
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
