/** The 97.5 % point of the normal distribution: intervals here are 95 %. */
const z = 1.959963984540054

export interface Estimate {
  value: number
  low: number
  high: number
}

/** Wilson's score interval of a share of `n` (Newcombe 1998, Stat Med 17:857, method 3). `n` is at least 1. */
export function share(successes: number, n: number): Estimate {
  const p = successes / n
  const middle = (2 * successes + z * z) / (2 * (n + z * z))
  const half = (z * Math.sqrt(z * z + 4 * successes * (1 - p))) / (2 * (n + z * z))
  // Rounding must not say that 0 of 20 is less than nothing.
  return { value: p, low: successes === 0 ? 0 : middle - half, high: successes === n ? 1 : middle + half }
}

/** The first share less the second, by Newcombe's hybrid score interval (1998, Stat Med 17:873, method 10). */
export function shareDifference(
  first: { successes: number; n: number },
  second: { successes: number; n: number },
): Estimate {
  const one = share(first.successes, first.n)
  const two = share(second.successes, second.n)
  const value = one.value - two.value
  return {
    value,
    low: value - Math.hypot(one.value - one.low, two.high - two.value),
    high: value + Math.hypot(one.high - one.value, two.value - two.low),
  }
}

/**
 * The median with an interval by order statistics, free of any distribution: ranks n/2 ± z·√n/2 (Conover, Practical
 * Nonparametric Statistics, 3.2). Below six values no interval of 95 % exists; then it is the whole range.
 */
export function median(values: readonly number[]): Estimate {
  const sorted = values.toSorted((a, b) => a - b)
  const n = sorted.length
  const at = (rank: number) => sorted[Math.min(n, Math.max(1, rank)) - 1] as number
  const half = (z * Math.sqrt(n)) / 2
  return {
    value: (at(Math.ceil(n / 2)) + at(Math.floor(n / 2) + 1)) / 2,
    low: at(Math.floor(n / 2 - half)),
    high: at(Math.ceil(n / 2 + half) + 1),
  }
}
