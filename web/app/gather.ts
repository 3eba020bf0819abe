/** Milliseconds in which pokes are gathered, so that a burst of mail is fetched once. */
const gathered = 120
/** The same where many conversations change at once, as in a bulk act: a list that changes more often nobody reads. */
const gatheredInRush = 1000
const many = 30

export interface Stale {
  conversations: ReadonlySet<string>
  keys: ReadonlyMap<string, readonly string[]>
}

/** Gathers what has become old and hands it over together, soon, and less often while many things change. */
export function gather(handOver: (stale: Stale) => void) {
  let conversations = new Set<string>()
  let keys = new Map<string, readonly string[]>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = gathered

  const tell = () => {
    timer = undefined
    const stale = { conversations, keys }
    pause = conversations.size > many ? gatheredInRush : gathered
    conversations = new Set()
    keys = new Map()
    handOver(stale)
  }
  return {
    add(ids: readonly string[], stale: readonly (readonly string[])[]): void {
      for (const id of ids) conversations.add(id)
      for (const key of stale) keys.set(key.join(), key)
      timer ??= setTimeout(tell, pause)
    },
    stop: () => clearTimeout(timer),
  }
}
