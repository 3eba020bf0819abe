/** A clock that a test moves. Begins at the real time, because sessions and tokens of libraries live by that. */
export interface TestClock {
  now(): Date
  forward(milliseconds: number): void
}

export function createClock(): TestClock {
  let ahead = 0
  return {
    now: () => new Date(Date.now() + ahead),
    forward: (milliseconds) => {
      ahead += milliseconds
    },
  }
}
