import { execFileSync, spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Where a program of the system lies; null where it is not installed. */
export function installed(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin', '/usr/lib/dovecot']
  return folders.map((folder) => `${folder}/${name}`).find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Number of a user of this system; null where there is none of that name. */
export function userId(name: string): { uid: number; gid: number } | null {
  try {
    const number = (kind: string) => Number(execFileSync('id', [kind, name], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: number('-u'), gid: number('-g') }
  } catch {
    return null
  }
}

/** A program that runs until it is ended; its words are kept, for when it will not start. */
export function run(path: string, args: readonly string[], ids: { uid?: number; gid?: number } = {}) {
  const child = spawn(path, args, { ...ids, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' })
  let said = ''
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  return {
    said: () => said,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async end(signal: NodeJS.Signals = 'SIGTERM') {
      child.kill(signal)
      await ended
    },
  }
}

/** Waits until somebody listens; throws with what the program said where it has ended. */
export async function listening(port: number, program: ReturnType<typeof run>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (!program.isRunning()) throw new Error(`it ended while starting: ${program.said()}`)
    const answers = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => {
        socket.destroy()
        done(true)
      })
      socket.once('error', () => done(false))
    })
    if (answers) return
    await pause(50)
  }
  throw new Error(`nobody listens on port ${port}: ${program.said()}`)
}
