import { problem } from './problem.ts'

const mostKeys = 10_000

/**
 * Lets `most` attempts a key through in `milliseconds`; throws too-many-requests beyond. Counted in this process: a
 * guesser who meets several processes has that many times the attempts, which is still far from guessing a password.
 */
export function createThrottle(most: number, milliseconds: number) {
  const attempts = new Map<string, { count: number; until: number }>()
  return {
    take(key: string): void {
      const now = Date.now()
      const known = attempts.get(key)
      if (known && known.until > now) {
        known.count += 1
        if (known.count > most) throw problem('too-many-requests')
        return
      }
      if (attempts.size >= mostKeys) attempts.clear()
      attempts.set(key, { count: 1, until: now + milliseconds })
    },
  }
}
