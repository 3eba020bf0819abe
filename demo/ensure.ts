import type { Files } from '../server/platform/files/shape.ts'
import { connected, isEmpty, WorkspaceExists } from './load/transaction.ts'
import type { Loaded } from './load.ts'

/**
 * The demo of a first start: about 900 conversations of 400 people over a year, or null where there is a workspace
 * already. Only then are the generator and its sentences read at all.
 */
export async function ensureDemo(place: { databaseUrl: string; files: Files; now: Date }): Promise<Loaded | null> {
  if (!(await connected(place.databaseUrl, isEmpty))) return null
  const { loadDemo } = await import('./load.ts')
  try {
    return await loadDemo({ ...place, seed: 1, conversations: 900, people: 400, meanMessages: 5.5 })
  } catch (error) {
    // Somebody was quicker.
    if (error instanceof WorkspaceExists) return null
    throw error
  }
}
