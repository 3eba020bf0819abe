/**
 * Says within this process that the log has grown; readers listen, and the bus passes it on to other processes.
 * Done after the commit instead of by NOTIFY within it: NOTIFY makes commits wait for each other.
 */
const listeners = new Set<() => void>()

export function wake(): void {
  for (const listener of listeners) listener()
}

/** Returns the way to stop listening. */
export function onWake(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
