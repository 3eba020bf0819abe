import { startEmbeddedPostgres } from '../server/platform/db/embedded.ts'
import { endsWithBench } from './endings.ts'
import { passingFolder, startKept } from './kept.ts'
import { processorOf } from './processor.ts'
import { report } from './report.ts'

/** From the start of the process to the first answered request: from nothing (with the demo), and with the database made. */
export async function run(): Promise<void> {
  for (const kind of ['empty', 'demo'] as const) {
    const folder = passingFolder('bench')
    const args = kind === 'empty' ? ['--empty'] : []
    const first = await startKept(folder, {}, args)
    report('start', `from nothing, ${kind}`, first.startedIn / 1000, 's', 1)
    report('start', `from nothing, ${kind}: processor until then`, processorOf([first.process.pid ?? 0]) / 1000, 's', 1)
    await first.stop()
    const again: { startedIn: number; processor: number }[] = []
    for (let index = 0; index < 3; index++) {
      const { startedIn, process, stop } = await startKept(folder, {}, args)
      again.push({ startedIn, processor: processorOf([process.pid ?? 0]) })
      await stop()
    }
    const best = (what: 'startedIn' | 'processor') => Math.min(...again.map((each) => each[what])) / 1000
    report('start', `database made, ${kind}, best of 3`, best('startedIn'), 's', again.length)
    report('start', `database made, ${kind}: processor until then, best of 3`, best('processor'), 's', again.length)
  }
  await floor()
}

/** The least that a start can take: PostgreSQL alone, made anew and made before. */
async function floor(): Promise<void> {
  const folder = passingFolder('floor')
  for (const metric of ['floor from nothing (PostgreSQL alone)', 'floor database made (PostgreSQL alone)']) {
    const began = performance.now()
    const embedded = await startEmbeddedPostgres(folder)
    endsWithBench(embedded.stop)
    report('start', metric, (performance.now() - began) / 1000, 's', 1)
    await embedded.stop()
  }
}
