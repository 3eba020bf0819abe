const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long after each failed try the next one is made: ten tries in a little more than a day. */
const waits = [10_000, minute, 5 * minute, 15 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 10 * hour]

/** Null when it was the last. `attempts`: tries made so far. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const wait = waits[attempts - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait)
}

/** An address where nothing has arrived for so long is switched off, and a person has to look at it. */
export const givesUp = (failingSince: Date, now: Date): boolean => now.getTime() - failingSince.getTime() >= 5 * day

/** Does a subscription (`*`, `conversation.*` or a type itself) mean this type of event? */
export const wants = (subscribed: readonly string[], type: string): boolean =>
  subscribed.some(
    (each) => each === '*' || each === type || (each.endsWith('.*') && type.startsWith(each.slice(0, -1))),
  )
