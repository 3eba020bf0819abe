import { type Load, type LoadResult, load } from './load.ts'
import { percentile, report } from './report.ts'

export type Work = Required<Pick<Load, 'url' | 'request' | 'answering'>>

/** What each work came to, a result a round. */
export type Rounds<Name extends string> = Record<Name, LoadResult[]>

const rounds = 7
const seconds = 0.8

/**
 * Does several works in turn, a short window each, round after round, so that whatever else the machine does meets all of
 * them alike. One round more is done before, for the compiler and the caches.
 */
export async function inTurn<Name extends string>(
  works: Record<Name, Work>,
  connections: number,
): Promise<Rounds<Name>> {
  const names = Object.keys(works) as Name[]
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Rounds<Name>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const result = await load({ ...works[name], connections, seconds })
      if (round > 0) results[name].push(result)
    }
  }
  return results
}

/** The middle of the ratios of throughput, round by round: of neighbours in time, whatever the machine did besides. */
export function ratio(results: readonly LoadResult[], floor: readonly LoadResult[]): number {
  return percentile(
    results.map((result, round) => result.perSecond / (floor[round]?.perSecond ?? Number.NaN)),
    0.5,
  )
}

/** How much processor an answer of one costs in that of the other. */
export const costRatio = (results: readonly LoadResult[], floor: readonly LoadResult[]): number =>
  costOf(results) / costOf(floor)

/** Milliseconds of processor an answer over all windows; the clock of processes is too coarse for one. */
const costOf = (results: readonly LoadResult[]): number =>
  results.reduce((sum, { processor, n }) => sum + processor * n, 0) / results.reduce((sum, { n }) => sum + n, 0)

/** The best window of each figure: what the product can do when the machine lets it. */
export function reportBest(scenario: string, metric: string, unit: string, results: readonly LoadResult[]): void {
  const n = results.reduce((sum, result) => sum + result.n, 0)
  report(scenario, `${metric}: p50`, Math.min(...results.map(({ p50 }) => p50)), 'ms', n)
  report(scenario, `${metric}: p99`, Math.min(...results.map(({ p99 }) => p99)), 'ms', n)
  report(scenario, `${metric}: throughput`, Math.max(...results.map(({ perSecond }) => perSecond)), unit, n)
  report(scenario, `${metric}: processor`, costOf(results), 'ms', n)
}

export function reportRatios(
  scenario: string,
  metric: string,
  results: readonly LoadResult[],
  floor: readonly LoadResult[],
): void {
  report(scenario, `${metric}: throughput`, ratio(results, floor), 'ratio', results.length)
  report(scenario, `${metric}: processor an answer`, costRatio(results, floor), 'times', results.length)
}

/** How much longer, and at how much more processor, the larger world answers. */
export function reportGrowth(
  scenario: string,
  metric: string,
  larger: readonly LoadResult[],
  smaller: readonly LoadResult[],
): void {
  report(scenario, `${metric}: time`, ratio(smaller, larger), 'times', larger.length)
  report(scenario, `${metric}: processor an answer`, costRatio(larger, smaller), 'times', larger.length)
}
