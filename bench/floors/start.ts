import { fork } from 'node:child_process'
import type { RunningKept } from '../../server/testing/running-kept.ts'
import { endsWithBench } from '../endings.ts'
import type { Work } from '../rounds.ts'

export interface FloorWork {
  databaseUrl: string
  text: string
  /** Sets of values of the statement, taken in turn. */
  values: unknown[][]
}

export interface Floor {
  url: string
  process: number
}

/** A bare Fastify route over one statement, in a process of its own. */
export function startFloor(work: FloorWork): Promise<Floor> {
  const child = fork(new URL('./statement.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  endsWithBench(() => child.kill())
  child.send(work)
  return new Promise((done, fail) => {
    child.once('message', (url) => done({ url: String(url), process: child.pid ?? 0 }))
    child.once('exit', () => fail(new Error('the floor ended')))
  })
}

/** Asks it; its database runs below the Kept beside which it measures. */
export const floorWork = (floor: Floor, beside: RunningKept): Work => ({
  url: floor.url,
  request: () => ({ path: '/' }),
  answering: [floor.process, beside.process.pid ?? 0],
})
