import { Worker } from 'node:worker_threads'
import type { ReadMail } from './shape.ts'

/** Why a worker could give no answer. The raw mail is still with the caller. */
export type FailedRead = { failed: 'time limit' | 'memory limit' | 'crash' | 'closed'; reason: string }

export type MailReader = {
  /** Reads one raw mail in a worker thread. `raw` stays usable. Never rejects. */
  read(raw: Uint8Array): Promise<ReadMail | FailedRead>
  close(): Promise<void>
}

export type MailReaderOptions = {
  threads?: number
  /** Milliseconds one mail may take. */
  timeLimit?: number
  /** Megabytes of heap a thread may use. */
  memoryLimit?: number
  /** Milliseconds without work after which threads end. */
  idleLimit?: number
}

type Job = { raw: Uint8Array; resolve: (answer: ReadMail | FailedRead) => void }
type Thread = { worker: Worker; job: Job | null; timer: NodeJS.Timeout | null }

const WORKER = new URL('./mail-reader-worker.ts', import.meta.url)

/** A small pool of threads, started when mail comes and ended when none does. A mail that kills its thread fails alone. */
export function createMailReader(options: MailReaderOptions = {}): MailReader {
  const { threads: most = 1, timeLimit = 20_000, memoryLimit = 256, idleLimit = 30_000 } = options
  const threads = new Set<Thread>()
  const waiting: Job[] = []
  let idle: NodeJS.Timeout | null = null
  let closed = false

  const answer = (thread: Thread, result: ReadMail | FailedRead) => {
    const { job } = thread
    if (thread.timer) clearTimeout(thread.timer)
    thread.job = null
    thread.timer = null
    // An idle thread must not keep the process alive.
    thread.worker.unref()
    job?.resolve(result)
  }

  const end = (thread: Thread, failure: FailedRead) => {
    threads.delete(thread)
    answer(thread, failure)
    void thread.worker.terminate()
    next()
  }

  const start = (): Thread => {
    const worker = new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: memoryLimit, stackSizeMb: 4 } })
    const thread: Thread = { worker, job: null, timer: null }
    threads.add(thread)
    worker.unref()
    worker.on('message', ({ mail }: { mail: ReadMail }) => {
      answer(thread, mail)
      next()
    })
    worker.on('error', (error: Error & { code?: string }) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      end(thread, { failed: memory ? 'memory limit' : 'crash', reason: error.message })
    })
    worker.on('exit', () => {
      if (threads.has(thread)) end(thread, { failed: 'crash', reason: 'the reading thread ended' })
    })
    return thread
  }

  const endIdle = () => {
    for (const thread of threads) {
      if (thread.job) continue
      threads.delete(thread)
      void thread.worker.terminate()
    }
  }

  const next = () => {
    if (idle) clearTimeout(idle)
    idle = null
    while (waiting.length > 0) {
      const free = [...threads].find((thread) => thread.job === null) ?? (threads.size < most ? start() : null)
      if (!free) return
      give(free, waiting.shift() as Job)
    }
    if (![...threads].some((thread) => thread.job)) {
      idle = setTimeout(endIdle, idleLimit)
      idle.unref()
    }
  }

  const give = (thread: Thread, job: Job) => {
    thread.job = job
    thread.worker.ref()
    thread.timer = setTimeout(
      () => end(thread, { failed: 'time limit', reason: `reading took longer than ${timeLimit} ms` }),
      timeLimit,
    )
    // The copy is what the thread may keep; the caller's bytes must survive a thread that dies.
    const copy = new Uint8Array(job.raw)
    thread.worker.postMessage({ id: 0, raw: copy }, [copy.buffer])
  }

  return {
    read: (raw) =>
      new Promise((resolve) => {
        if (closed) return resolve({ failed: 'closed', reason: 'the mail reader is closed' })
        waiting.push({ raw, resolve })
        next()
      }),
    async close() {
      closed = true
      for (const job of waiting.splice(0)) job.resolve({ failed: 'closed', reason: 'the mail reader is closed' })
      if (idle) clearTimeout(idle)
      const ending = [...threads]
      threads.clear()
      await Promise.all(
        ending.map((thread) => {
          answer(thread, { failed: 'closed', reason: 'the mail reader is closed' })
          return thread.worker.terminate()
        }),
      )
    },
  }
}
