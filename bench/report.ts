import { execFileSync } from 'node:child_process'

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()

/** Prints one figure as a line of JSON. `n` is how many things were measured. */
export function report(scenario: string, metric: string, value: number, unit: string, n: number): void {
  process.stdout.write(
    `${JSON.stringify({ scenario, metric, value: Math.round(value * 1000) / 1000, unit, n, commit })}\n`,
  )
}

/** The value below which a share of the sorted values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
