import { floorWork, startFloor } from './floors/start.ts'
import { startKept } from './kept.ts'
import { load } from './load.ts'
import { report } from './report.ts'
import { inTurn, type Rounds, reportBest, reportGrowth, reportRatios, type Work } from './rounds.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

/** What people type: frequent words, rare ones, forms, a slip of the finger, a number, words with a filter. */
const lines = {
  'English, two words': 'late parcel',
  'Russian, two words': 'посылка задержалась',
  'Bulgarian, two words': 'пратката закъснява',
  'one typo': 'refund compnsation',
  'one typo in Russian': 'возврат денгь',
  'a number': 'MP922855417',
  'a frequent word': 'parcel',
  'a phrase': '"thank you for letting us know"',
  'words and a filter': 'invoice status:open',
}

/** The same words asked of the index alone. */
const floorStatement = `select c.* from (select conversation_id, at from search_documents
    where workspace_id = $1 and block >= (select newest_block - 8 from search_progress where workspace_id = $1) and lexemes @@ $2::tsquery
    order by at desc limit 20) d
  join conversations c on c.workspace_id = $1 and c.id = d.conversation_id`
const floorWords = [
  "'late':* & 'parcel':*",
  "'посыл':* & 'задерж':*",
  "'пратк':* & 'закъсн':*",
  "'refund':*",
  "'invoic':*",
]

/** Full text with highlights, through HTTP with session and permissions: all lines in turn, then each alone. */
export async function run(sizes: Size[]): Promise<void> {
  const works: Record<string, Work> = {}
  for (const size of sizes) {
    const { found, floor } = await serve(size)
    works[size] = found
    works[`${size} floor`] = floor
  }
  for (const connections of [1, 8]) figures(sizes, connections, await inTurn(works, connections))
  for (const size of sizes) {
    for (const [kind, line] of Object.entries(lines)) {
      const { headers } = works[size]?.request(0) ?? {}
      const request = () => ({ path: pathOf(line), ...(headers ? { headers } : {}) })
      const { p50, p99, n } = await load({ url: works[size]?.url ?? '', connections: 1, seconds: 1.5, request })
      report('search', `${size} ${kind}: p50`, p50, 'ms', n)
      report('search', `${size} ${kind}: p99`, p99, 'ms', n)
    }
  }
}

const pathOf = (line: string) => `/api/search?q=${encodeURIComponent(line)}`

async function serve(size: Size): Promise<{ found: Work; floor: Work }> {
  const folder = await worldOf(size)
  const kept = await startKept(folder)
  const platform = await beside(folder)
  const { cookie, workspaceId } = await cookieOf(platform)
  const floor = await startFloor({
    databaseUrl: platform.database.owner.options.connectionString ?? '',
    text: floorStatement,
    values: floorWords.map((words) => [workspaceId, words]),
  })
  await platform.close()
  const paths = Object.values(lines).map(pathOf)
  return {
    found: {
      url: kept.url,
      request: (index) => ({ path: paths[index % paths.length] ?? '', headers: { cookie } }),
      answering: [kept.process.pid ?? 0],
    },
    floor: floorWork(floor, kept),
  }
}

function figures(sizes: Size[], connections: number, rounds: Rounds<string>): void {
  const of = (name: string) => rounds[name] ?? []
  const over = `${connections} connections`
  for (const [index, size] of sizes.entries()) {
    reportBest('search', `${size}, ${over}`, 'requests/s', of(size))
    reportBest('search', `${size} floor, ${over}`, 'requests/s', of(`${size} floor`))
    reportRatios('search', `${size} against floor, ${over}`, of(size), of(`${size} floor`))
    const smaller = sizes[index - 1]
    if (smaller) reportGrowth('search', `growth ${size} over ${smaller}, ${over}`, of(size), of(smaller))
  }
}
