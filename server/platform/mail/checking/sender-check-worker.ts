import { parentPort, workerData } from 'node:worker_threads'
import { checkSender } from './check-sender.ts'
import { createResolver } from './resolver.ts'
import type { Arrival } from './shape.ts'

interface Settings {
  servers: string[]
  name: string
  timeLimit: number
  dnsTimeout?: number
}

const { servers, name, timeLimit, dnsTimeout } = workerData as Settings
const ask = createResolver({ servers, ...(dnsTimeout ? { timeout: dnsTimeout } : {}) })

parentPort?.on('message', async ({ id, raw, arrival }: { id: number; raw: Uint8Array; arrival: Arrival }) => {
  let late: NodeJS.Timeout | undefined
  const tooLate = new Promise<null>((resolve) => {
    late = setTimeout(() => resolve(null), timeLimit)
  })
  const checked = checkSender(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), arrival, name, ask)
  const facts = await Promise.race([checked.catch(() => null), tooLate])
  clearTimeout(late)
  parentPort?.postMessage({ id, facts })
})
