/**
 * Has callers share one run of `work`, which begins after each of them has asked: never the one that is under way, whose
 * answer may be older than the question.
 */
export function askTogether<T>(work: () => Promise<T>): () => Promise<T> {
  let under: Promise<unknown> = Promise.resolve()
  let next: Promise<T> | null = null
  return () => {
    if (next) return next
    const run = under.then(() => {
      next = null
      return work()
    })
    next = run
    under = run.catch(() => {})
    return run
  }
}
