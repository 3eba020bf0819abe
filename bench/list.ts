import { floorWork, startFloor } from './floors/start.ts'
import { startKept } from './kept.ts'
import { inTurn, type Rounds, reportBest, reportGrowth, reportRatios, type Work } from './rounds.ts'
import { listStatement } from './statements.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

const path = '/api/conversations?view=open&order=due&limit=50'

interface Served {
  first: Work
  deep: Work
  floor: Work
}

/**
 * First and 50th page of 50 open conversations by next due, through HTTP with session and permissions. All sizes are
 * served at the same time and asked in turn, so that they can be compared.
 */
export async function run(sizes: Size[]): Promise<void> {
  const served = new Map<Size, Served>()
  for (const size of sizes) served.set(size, await serve(size))
  const works: Record<string, Work> = {}
  for (const [size, { first, deep, floor }] of served)
    Object.assign(works, { [`${size} first`]: first, [`${size} deep`]: deep, [`${size} floor`]: floor })
  for (const connections of [1, 8, 32]) figures(sizes, connections, await inTurn(works, connections))
}

async function serve(size: Size): Promise<Served> {
  const folder = await worldOf(size)
  const kept = await startKept(folder)
  const platform = await beside(folder)
  const signedIn = await cookieOf(platform)
  const headers = { cookie: signedIn.cookie }
  const floor = await startFloor({
    databaseUrl: platform.database.owner.options.connectionString ?? '',
    ...(await listStatement(signedIn, null)),
  })
  const deep = `${path}&cursor=${await cursorOfPage(kept.url, headers, 50)}`
  await platform.close()
  const product = { url: kept.url, answering: [kept.process.pid ?? 0] }
  return {
    first: { ...product, request: () => ({ path, headers }) },
    deep: { ...product, request: () => ({ path: deep, headers }) },
    floor: floorWork(floor, kept),
  }
}

function figures(sizes: Size[], connections: number, rounds: Rounds<string>): void {
  const of = (name: string) => rounds[name] ?? []
  const over = `${connections} connections`
  for (const size of sizes) {
    reportBest('list', `${size} first page, ${over}`, 'requests/s', of(`${size} first`))
    reportBest('list', `${size} page 50, ${over}`, 'requests/s', of(`${size} deep`))
    reportBest('list', `${size} floor, ${over}`, 'requests/s', of(`${size} floor`))
    reportRatios('list', `${size} first page against floor, ${over}`, of(`${size} first`), of(`${size} floor`))
    reportRatios('list', `${size} page 50 against floor, ${over}`, of(`${size} deep`), of(`${size} floor`))
  }
  for (const [index, size] of sizes.entries()) {
    const smaller = sizes[index - 1]
    if (!smaller) continue
    for (const page of ['first', 'deep'])
      reportGrowth(
        'list',
        `growth ${size} over ${smaller}, ${page} page, ${over}`,
        of(`${size} ${page}`),
        of(`${smaller} ${page}`),
      )
  }
}

/** Of the last page, where there are not so many: a small world ends sooner. */
async function cursorOfPage(url: string, headers: Record<string, string>, page: number): Promise<string> {
  let cursor = ''
  for (let index = 1; index < page; index++) {
    const answer = await fetch(`${url}${path}${cursor && `&cursor=${cursor}`}`, { headers })
    const { next } = (await answer.json()) as { next: string | null }
    if (!next) break
    cursor = next
  }
  return cursor
}
