/** A count as it was taken. */
export interface Taken {
  /** The newest transaction of the workspace's log then; null where an older one was still being written. */
  stamp: number | null
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
/** Whoever is told that a count is old asks again; screens together must not make a storm of it. */
const soonest = 1000

/** May the count be told again, or is it to be taken anew? Without news from the log it stays, and a dear one stays longer. */
export const isFresh = (taken: Taken, stamp: number, now: number): boolean => {
  const age = now - taken.at
  return age < taken.cost / share || (isOfNow(taken, stamp) && age < oldest)
}

const isOfNow = (taken: Taken, stamp: number): boolean => taken.stamp === stamp

/** Milliseconds after which a count that is told although the log has news is taken anew; undefined where it has none. */
export const newerAfter = (taken: Taken, stamp: number, now: number): number | undefined =>
  isOfNow(taken, stamp) ? undefined : Math.max(soonest, Math.ceil(taken.at + taken.cost / share - now))
