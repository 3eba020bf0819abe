/** Uniform in [0, 1). */
export type Random = () => number

/** Mulberry32: small, quick, good enough for fiction; never for secrets. */
export function random(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A seed of its own for each numbered thing, so that person 7 is the same whoever asks and in whatever order. */
export function seedFor(seed: number, realm: number, index: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(realm + 1, 0xc2b2ae35) ^ Math.imul(index + 1, 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39)
  return (h ^ (h >>> 15)) | 0
}

export function chance(r: Random, probability: number): boolean {
  return r() < probability
}

/** An integer from low to high, both included. */
export function whole(r: Random, low: number, high: number): number {
  return low + Math.floor(r() * (high - low + 1))
}

/** One of a list that must not be empty. */
export function pick<T>(r: Random, list: readonly T[]): T {
  return at(list, Math.floor(r() * list.length))
}

/** The list read as a ring. */
export function at<T>(list: readonly T[], index: number): T {
  if (list.length === 0) throw new RangeError('Nothing to choose from')
  return list[index % list.length] as T
}

/** An index with the given relative weights. */
export function weighted(r: Random, weights: readonly number[]): number {
  let total = 0
  for (const weight of weights) total += weight
  let left = r() * total
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i] as number
    if (left < 0) return i
  }
  return weights.length - 1
}
