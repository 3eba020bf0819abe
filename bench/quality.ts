import { startKept } from './kept.ts'
import { judge, means } from './quality/judge.ts'
import { report } from './report.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

/** How well search finds: recall and first-hit rate over labelled lines, by kind and language; the misses by name. */
export async function run(sizes: Size[]): Promise<void> {
  for (const size of sizes) {
    const folder = await worldOf(size)
    await startKept(folder)
    const platform = await beside(folder)
    const { workspaceId } = await cookieOf(platform)
    const judged = await judge(platform, workspaceId)
    const groups = Map.groupBy(judged, ({ label }) => `${label.kind} ${label.language}`)
    for (const [group, ones] of [['all', judged] as const, ...groups]) {
      const { recall, first, n } = means(ones)
      report('quality', `${size} ${group}: recall`, recall, 'share', n)
      report('quality', `${size} ${group}: first hit`, first, 'share', n)
    }
    for (const { label, recall, first, missed, strangers } of judged)
      if (recall < 1 || !first)
        process.stderr.write(
          `${label.typed}: recall ${recall.toFixed(2)}; missed ${JSON.stringify(missed)}; strangers ${JSON.stringify(strangers)}\n`,
        )
    await platform.close()
  }
}
