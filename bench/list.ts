import { type ChildProcess, fork } from 'node:child_process'
import { startKept } from '../server/testing/running-kept.ts'
import { type LoadResult, load } from './load.ts'
import { report } from './report.ts'
import { listStatement } from './statements.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

const seconds = 4
const connections = [1, 8, 32]

/** First and 50th page of 50 open conversations by next due, through HTTP with session and permissions. */
export async function run(sizes: Size[]): Promise<void> {
  for (const size of sizes) {
    const folder = await worldOf(size)
    const kept = await startKept(folder)
    const platform = await beside(folder)
    const signedIn = await cookieOf(platform)
    const headers = { cookie: signedIn.cookie }
    const cursor = await cursorOfPage(kept.url, headers, 50)
    const floor = await startFloor({
      databaseUrl: platform.database.owner.options.connectionString ?? '',
      ...(await listStatement(signedIn, null)),
    })
    for (const count of connections) {
      const first = await load({
        url: kept.url,
        connections: count,
        seconds,
        request: () => ({ path: '/api/conversations?view=open&order=due&limit=50', headers }),
      })
      const deep = await load({
        url: kept.url,
        connections: count,
        seconds,
        request: () => ({ path: `/api/conversations?view=open&order=due&limit=50&cursor=${cursor}`, headers }),
      })
      const bare = await load({ url: floor.url, connections: count, seconds, request: () => ({ path: '/' }) })
      figures(`list ${size} first page, ${count} connections`, first)
      figures(`list ${size} page 50, ${count} connections`, deep)
      figures(`list ${size} floor, ${count} connections`, bare)
      report(
        'list',
        `${size} requests against floor, ${count} connections`,
        first.perSecond / bare.perSecond,
        'ratio',
        first.n,
      )
    }
    floor.process.kill()
    await platform.close()
    await kept.stop()
  }
}

function figures(metric: string, result: LoadResult): void {
  report('list', `${metric}: p50`, result.p50, 'ms', result.n)
  report('list', `${metric}: p99`, result.p99, 'ms', result.n)
  report('list', `${metric}: throughput`, result.perSecond, 'requests/s', result.n)
}

async function cursorOfPage(url: string, headers: Record<string, string>, page: number): Promise<string> {
  let cursor = ''
  for (let index = 1; index < page; index++) {
    const answer = await fetch(
      `${url}/api/conversations?view=open&order=due&limit=50${cursor && `&cursor=${cursor}`}`,
      { headers },
    )
    const body = (await answer.json()) as { next: string | null }
    if (!body.next) break
    cursor = body.next
  }
  return cursor
}

/** A bare Fastify route over the same statement in a process of its own. */
export function startFloor(work: {
  databaseUrl: string
  text: string
  values: unknown[]
}): Promise<{ url: string; process: ChildProcess }> {
  const child = fork(new URL('./floors/statement.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  child.send(work)
  return new Promise((done, fail) => {
    child.once('message', (url) => done({ url: String(url), process: child }))
    child.once('exit', () => fail(new Error('the floor ended')))
  })
}
