/** A count as it was taken. */
export interface Taken {
  /** The newest event of the workspace then. */
  stamp: number
  /** Milliseconds since 1970. */
  at: number
  /** Milliseconds that counting took. */
  cost: number
  /** Null where it was not done in time. */
  count: number | null
}

/** Counting one view again and again takes at most this part of one connection. */
const share = 1 / 200
/** What no event tells (hours passing, somebody else reading) shows after this long. */
const oldest = 10_000

/** May the count be told again, or is it to be taken anew? Without news from the log it stays, and a dear one stays longer. */
export const isFresh = (taken: Taken, stamp: number, now: number): boolean => {
  const age = now - taken.at
  return age < taken.cost / share || (taken.stamp === stamp && age < oldest)
}
