/** What one remote address, and all together, may do at a time. */
export interface ReceiverLimits {
  connections: number
  connectionsPerAddress: number
  recipients: number
  /** Unknown recipients that one address may name in a minute before it is sent away: it is guessing. */
  guessesPerMinute: number
}

export const defaultLimits: ReceiverLimits = {
  connections: 500,
  connectionsPerAddress: 50,
  recipients: 100,
  guessesPerMinute: 30,
}

const minute = 60_000

/** Counts connections and guesses of each remote address. */
export function countRemotes(limits: ReceiverLimits, now: () => number = Date.now) {
  const open = new Map<string, number>()
  const guesses = new Map<string, { since: number; count: number }>()

  const guessesOf = (address: string) => {
    const known = guesses.get(address)
    return known && now() - known.since < minute ? known : { since: now(), count: 0 }
  }

  return {
    /** False: this address has enough connections, or has been guessing. */
    mayConnect: (address: string) =>
      (open.get(address) ?? 0) < limits.connectionsPerAddress && guessesOf(address).count < limits.guessesPerMinute,
    connected(address: string): void {
      open.set(address, (open.get(address) ?? 0) + 1)
    },
    left(address: string): void {
      const count = (open.get(address) ?? 1) - 1
      if (count > 0) open.set(address, count)
      else open.delete(address)
    },
    /** False: too many wrong guesses. */
    mayGuessAgain(address: string): boolean {
      // Addresses that stopped guessing are forgotten, so that the map cannot grow for ever.
      if (guesses.size > 10_000) guesses.clear()
      const { since, count } = guessesOf(address)
      guesses.set(address, { since, count: count + 1 })
      return count + 1 < limits.guessesPerMinute
    },
  }
}
