import { Resolver } from 'node:dns/promises'

/** As mailauth asks: TXT answers as lists of strings, A, AAAA, MX and PTR as Node gives them. */
export type Resolve = (name: string, type: string) => Promise<string[][] | string[]>

export interface ResolverOptions {
  /** Addresses of DNS servers; empty: those of the machine. */
  servers: readonly string[]
  /** Milliseconds one try waits. */
  timeout?: number
  now?: () => number
}

const minute = 60_000
const remembered = { answer: 5 * minute, nothing: minute }
const most = 5000
/** So many questions in a row without an answer mean that DNS is away; for a while nobody waits for it. */
const patience = 4
const pause = minute

interface Known {
  until: number
  answer: Promise<string[][] | string[]>
}

/** Asks DNS, remembers what it said, and stops waiting for servers that are silent. */
export function createResolver({ servers, timeout = 2000, now = Date.now }: ResolverOptions): Resolve {
  const resolver = new Resolver({ timeout, tries: 2 })
  if (servers.length) resolver.setServers(servers)
  const known = new Map<string, Known>()
  let silent = 0
  let silentUntil = 0

  async function ask(name: string, type: string): Promise<string[][] | string[]> {
    if (now() < silentUntil) throw Object.assign(new Error('DNS does not answer'), { code: 'ETIMEOUT' })
    try {
      const answer = (await resolver.resolve(name, type)) as string[][] | string[]
      silent = 0
      return answer
    } catch (error) {
      if (saysNothing(error)) silent = 0
      else if (++silent >= patience) silentUntil = now() + pause
      throw error
    }
  }

  return (name, type) => {
    const key = `${type} ${name.toLowerCase()}`
    const before = known.get(key)
    if (before && before.until > now()) return before.answer
    const answer = ask(name, type)
    if (known.size >= most) known.delete(known.keys().next().value ?? '')
    known.set(key, { until: now() + remembered.answer, answer })
    answer.catch((error) => {
      // That there is nothing is an answer too; a failure is asked again by the next mail.
      if (saysNothing(error)) known.set(key, { until: now() + remembered.nothing, answer })
      else known.delete(key)
    })
    return answer
  }
}

const saysNothing = (error: unknown): boolean => ['ENOTFOUND', 'ENODATA'].includes((error as { code: string }).code)
