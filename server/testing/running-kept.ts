import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'

/** The product as its users run it: its own process, its own PostgreSQL, real ports. */
export interface RunningKept {
  url: string
  smtpPort: number
  process: ChildProcess
  /** Milliseconds from the start of the process to the first answered request. */
  startedIn: number
  /** Resident memory of our process in megabytes. */
  memory(): number
  stop(): Promise<void>
  kill(): Promise<void>
}

const node = process.execPath
const main = new URL('../main.ts', import.meta.url).pathname

export async function startKept(
  dataFolder: string,
  settings: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<RunningKept> {
  const port = Number(settings.KEPT_PORT) || (await freePort())
  const smtpPort = Number(settings.KEPT_SMTP_PORT) || (await freePort())
  const url = `http://localhost:${port}`
  const began = performance.now()
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=4', main, ...args], {
    env: {
      ...process.env,
      KEPT_DATA: dataFolder,
      KEPT_PORT: String(port),
      KEPT_SMTP_PORT: String(smtpPort),
      KEPT_LOG: 'error',
      KEPT_REQUESTS_PER_MINUTE: '10000000',
      KEPT_ALLOW_PRIVATE_ADDRESSES: 'true',
      NODE_COMPILE_CACHE: 'node_modules/.cache/compiled',
      UV_THREADPOOL_SIZE: '8',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  await answered(url, child).catch(async (error) => {
    await end('SIGTERM')
    throw error
  })
  const startedIn = performance.now() - began
  return {
    url,
    smtpPort,
    process: child,
    startedIn,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

async function answered(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 3000; tries++) {
    if (child.exitCode !== null) throw new Error(`Kept ended while starting (${child.exitCode})`)
    const answer = await fetch(`${url}/health`).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => setTimeout(done, 10))
  }
  throw new Error('Kept did not answer within 30 seconds')
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(address && typeof address === 'object' ? address.port : 0))
    })
  })
}
