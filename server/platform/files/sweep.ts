import type { Platform } from '../platform.ts'
import { referencedFiles } from './references.ts'

const day = 86_400_000
/** What was kept lately may not have its row yet. */
export const youngest = day
/** So long a file lies aside before it is gone: longer than anything takes from keeping bytes to committing their row. */
export const asideFor = 2 * day

/**
 * Deletes the bytes that nobody refers to any more, in two steps, for between keeping bytes and committing the row that names
 * them nothing is locked. A file without reference is first set aside: from then on `put` does not find it and writes its bytes
 * anew. Who had found it just before commits soon, and `get` finds it where it lies. Days later it is asked again: what is
 * referred to comes back, what is not is gone.
 */
export async function sweepFiles({
  database,
  files,
  scopes,
}: Platform): Promise<{ aside: number; gone: number; back: number }> {
  const done = { aside: 0, gone: 0, back: 0 }
  const before = (age: number) => new Date(scopes.now().getTime() - age)
  const workspaces = await database.system.selectFrom('workspaces').select('id').orderBy('id').execute()
  for (const { id } of workspaces) {
    for await (const hashes of together(files.aside(id, before(asideFor)))) {
      const wanted = await referencedFiles(database.system, id, hashes)
      for (const hash of hashes) {
        if (wanted.has(hash)) await files.bringBack(id, hash)
        else await files.drop(id, hash)
        done[wanted.has(hash) ? 'back' : 'gone'] += 1
      }
    }
    for await (const hashes of together(files.old(id, before(youngest)))) {
      const wanted = await referencedFiles(database.system, id, hashes)
      for (const hash of hashes) {
        if (wanted.has(hash)) continue
        await files.setAside(id, hash)
        done.aside += 1
      }
    }
  }
  return done
}

/** Each question goes once through all that refers to files: an index for it would cost every mail that comes in. */
const atOnce = 50_000

async function* together(pages: AsyncIterable<string[]>): AsyncIterable<string[]> {
  let hashes: string[] = []
  for await (const page of pages) {
    hashes.push(...page)
    if (hashes.length < atOnce) continue
    yield hashes
    hashes = []
  }
  if (hashes.length) yield hashes
}
