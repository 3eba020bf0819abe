import { isIP } from 'node:net'
import { Worker } from 'node:worker_threads'
import { isPublicAddress } from '../../http/outgoing.ts'
import type { Arrival, SenderFacts } from './shape.ts'

export interface SenderChecker {
  /** Null where nothing could tell: no signature and no sending machine, checking is off, or DNS was too slow. Never rejects. */
  check(raw: Buffer, arrival: Arrival): Promise<SenderFacts | null>
  close(): Promise<void>
}

export interface SenderCheckerOptions {
  /** DNS servers; empty: the machine's own. */
  servers: readonly string[]
  /** Our own name, for explanations. */
  name: string
  /** Milliseconds one mail may take, all questions together. */
  timeLimit?: number
  /** Milliseconds one question to DNS waits. */
  dnsTimeout?: number
  /** Milliseconds without work after which the thread ends. */
  idleLimit?: number
}

const WORKER = new URL('./sender-check-worker.ts', import.meta.url)
/** The thread keeps the limit itself; silent for so much longer, it is caught in a loop. */
const grace = 2000

/** Nothing is checked: the setting says so. */
export const uncheckedSenders: SenderChecker = { check: async () => null, close: async () => {} }

/**
 * Checks senders in a thread of its own, many at a time, because they mostly wait for DNS. A mail whose check fails arrives
 * all the same.
 */
export function createSenderChecker(options: SenderCheckerOptions): SenderChecker {
  const { timeLimit = 8000, idleLimit = 60_000, ...rest } = options
  const pending = new Map<number, (facts: SenderFacts | null) => void>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | null = null
  let count = 0

  const settle = (id: number, facts: SenderFacts | null) => {
    pending.get(id)?.(facts)
    pending.delete(id)
    if (pending.size || !worker) return
    // An idle thread must not keep the process alive.
    worker.unref()
    idle = setTimeout(end, idleLimit)
    idle.unref()
  }

  const end = async (): Promise<void> => {
    const ending = worker
    worker = null
    if (idle) clearTimeout(idle)
    for (const id of [...pending.keys()]) settle(id, null)
    await ending?.terminate()
  }

  const start = (): Worker => {
    const started = new Worker(WORKER, {
      workerData: { ...rest, timeLimit },
      resourceLimits: { maxOldGenerationSizeMb: 128, stackSizeMb: 4 },
    })
    started.on('message', ({ id, facts }: { id: number; facts: SenderFacts | null }) => settle(id, facts))
    const gone = () => void (worker === started && end())
    started.on('error', gone)
    started.on('exit', gone)
    return started
  }

  return {
    check(raw, arrival) {
      const known = { ...arrival, remote: publicRemote(arrival.remote) }
      // Neither a machine nor a signature speaks for it: DNS could only be asked in vain.
      if (!known.remote && !isSigned(raw)) return Promise.resolve(null)
      const id = ++count
      if (idle) clearTimeout(idle)
      worker ??= start()
      worker.ref()
      // A copy: the caller's bytes must survive the thread.
      const copy = new Uint8Array(raw)
      worker.postMessage({ id, raw: copy, arrival: known }, [copy.buffer])
      return new Promise((resolve) => {
        const stuck = setTimeout(() => void end(), timeLimit + grace)
        pending.set(id, (facts) => {
          clearTimeout(stuck)
          resolve(facts)
        })
      })
    },
    close: end,
  }
}

/** A machine of our own network that handed it on says nothing about where it came from. */
function publicRemote(remote: string | null): string | null {
  const address = remote?.replace(/^::ffff:(?=\d+\.)/i, '') ?? null
  return address && isIP(address) && isPublicAddress(address) ? address : null
}

const mostHeader = 256 * 1024
const isSigned = (raw: Buffer): boolean => /^dkim-signature\s*:/im.test(headOf(raw))

function headOf(raw: Buffer): string {
  const text = raw.toString('latin1', 0, mostHeader)
  const end = text.search(/\r?\n\r?\n/)
  return end === -1 ? text : text.slice(0, end)
}
