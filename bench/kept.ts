import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startKept as start } from '../server/testing/running-kept.ts'
import { endsWithBench } from './endings.ts'

/** A Kept that ends with the bench. */
export async function startKept(...how: Parameters<typeof start>): ReturnType<typeof start> {
  const kept = await start(...how)
  endsWithBench(kept.stop)
  return kept
}

/** A folder that goes with the bench. */
export function passingFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `kept-${name}-`))
  endsWithBench(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
