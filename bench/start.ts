import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../server/platform/db/embedded.ts'
import { startKept } from '../server/testing/running-kept.ts'
import { report } from './report.ts'

/** From the start of the process to the first answered request: from nothing (with the demo), and with the database made. */
export async function run(): Promise<void> {
  for (const kind of ['empty', 'demo'] as const) {
    const folder = mkdtempSync(join(tmpdir(), 'kept-bench-'))
    const args = kind === 'empty' ? ['--empty'] : []
    const first = await startKept(folder, {}, args)
    report('start', `from nothing, ${kind}`, first.startedIn / 1000, 's', 1)
    await first.stop()
    const again: number[] = []
    for (let index = 0; index < 3; index++) {
      const kept = await startKept(folder, {}, args)
      again.push(kept.startedIn / 1000)
      await kept.stop()
    }
    report('start', `database made, ${kind}`, again.toSorted((a, b) => a - b)[1] ?? 0, 's', again.length)
    rmSync(folder, { recursive: true, force: true })
  }
  await floor()
}

/** The least that a start can take: PostgreSQL alone, made anew and made before. */
async function floor(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kept-floor-'))
  for (const metric of ['floor from nothing (PostgreSQL alone)', 'floor database made (PostgreSQL alone)']) {
    const began = performance.now()
    const embedded = await startEmbeddedPostgres(folder)
    report('start', metric, (performance.now() - began) / 1000, 's', 1)
    await embedded.stop()
  }
  rmSync(folder, { recursive: true, force: true })
}
