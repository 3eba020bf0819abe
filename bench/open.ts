import { startKept } from '../server/testing/running-kept.ts'
import { load } from './load.ts'
import { report } from './report.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

/** A conversation of about 20 messages with its person card: one request. */
export async function run(sizes: Size[]): Promise<void> {
  for (const size of sizes) {
    const folder = await worldOf(size)
    const kept = await startKept(folder)
    const platform = await beside(folder)
    const { cookie } = await cookieOf(platform)
    const long = await platform.database.system
      .selectFrom('conversations')
      .select('id')
      .where('message_count', '>=', 18)
      .where('message_count', '<=', 22)
      .limit(500)
      .execute()
    for (const connections of [1, 8]) {
      const result = await load({
        url: kept.url,
        connections,
        seconds: 4,
        request: (index) => ({ path: `/api/conversations/${long[index % long.length]?.id}`, headers: { cookie } }),
      })
      report('open', `${size} p50, ${connections} connections`, result.p50, 'ms', result.n)
      report('open', `${size} p99, ${connections} connections`, result.p99, 'ms', result.n)
      report('open', `${size} throughput, ${connections} connections`, result.perSecond, 'requests/s', result.n)
    }
    await platform.close()
    await kept.stop()
  }
}
