import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import type { TestProject } from 'vitest/node'
import { startKept } from '../server/testing/running-kept.ts'
import { enterDemo } from './member.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the data folders stand that this run has made to be copied. */
    readyFolders: string
  }
}

/** Before the first run, or with the demo loaded and indexed. */
type Ready = 'empty' | 'demo'

export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'kept-ready-'))
  project.provide('readyFolders', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}

/**
 * A data folder for one journey, copied from one that is made once a run: a cluster, its tables and the demo take seconds of
 * both processors. Journeys about the first start make their own.
 */
export async function readyFolder(ready: Ready): Promise<string> {
  const made = join(inject('readyFolders'), ready)
  await once(made, () => make(ready, made))
  const folder = mkdtempSync(join(tmpdir(), `kept-${ready}-`))
  // With owners and rights, which PostgreSQL insists on; Node's own copy leaves them behind.
  await promisify(execFile)('cp', ['-a', `${made}/.`, folder])
  return folder
}

async function make(ready: Ready, folder: string): Promise<void> {
  const kept = await startKept(folder, {}, ready === 'empty' ? ['--empty'] : [])
  try {
    if (ready === 'demo') await indexed(kept.url)
  } finally {
    await kept.stop()
  }
}

async function indexed(url: string): Promise<void> {
  const member = await enterDemo(url)
  while (!(await member.api('GET', '/search?q=courier')).understood.complete) await sleep(200)
}

/** Whichever worker needs it first makes it; the others wait. */
async function once(path: string, work: () => Promise<void>): Promise<void> {
  const [done, failed] = [`${path}.done`, `${path}.failed`]
  if (taken(`${path}.taken`)) {
    await work().catch((error) => {
      writeFileSync(failed, '')
      throw error
    })
    writeFileSync(done, '')
    return
  }
  while (!existsSync(done)) {
    if (existsSync(failed)) throw new Error(`${path} could not be made; the journey that tried says why.`)
    await sleep(50)
  }
}

function taken(path: string): boolean {
  try {
    mkdirSync(path)
    return true
  } catch {
    return false
  }
}
