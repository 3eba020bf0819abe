import { Client } from 'undici'
import { processorOf } from './processor.ts'
import { percentile } from './report.ts'

export interface Load {
  url: string
  /** Called for each request: its path, and what else it says. */
  request(index: number): {
    path: string
    method?: 'GET' | 'POST' | 'PUT'
    body?: string
    headers?: Record<string, string>
  }
  connections: number
  seconds: number
  /** The processes that answer, with what runs below them. */
  answering?: readonly number[]
}

export interface LoadResult {
  n: number
  perSecond: number
  p50: number
  p99: number
  /** Milliseconds of processor that an answer cost those who gave it. */
  processor: number
}

/** Asks over a number of connections, one request after another on each; throws on any answer that is not 2xx. */
export async function load({ url, request, connections, seconds, answering = [] }: Load): Promise<LoadResult> {
  const times: number[] = []
  let index = 0
  const until = performance.now() + seconds * 1000
  const used = processorOf(answering)
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new Client(url, { pipelining: 1 })
      while (performance.now() < until) {
        const { path, method = 'GET', body, headers = {} } = request(index++)
        const started = performance.now()
        const answer = await client.request({
          path,
          method,
          headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
          ...(body ? { body } : {}),
        })
        const text = await answer.body.text()
        times.push(performance.now() - started)
        if (answer.statusCode >= 300)
          throw new Error(`${method} ${path} answered ${answer.statusCode}: ${text.slice(0, 300)}`)
      }
      await client.close()
    }),
  )
  const elapsed = (performance.now() - began) / 1000
  return {
    n: times.length,
    perSecond: times.length / elapsed,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    processor: (processorOf(answering) - used) / times.length,
  }
}
