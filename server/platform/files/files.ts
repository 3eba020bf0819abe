import { mkdir, open, opendir, rename, stat, unlink, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../config/config.ts'
import { newId } from '../db/ids.ts'
import { s3Files } from './s3.ts'
import { type Files, hashOf, isHash } from './shape.ts'

export const openFiles = async (config: Config): Promise<Files> =>
  config.s3 ? await s3Files(config.s3) : diskFiles(join(config.dataFolder, 'files'))

const some = 5000

export function diskFiles(folder: string): Files {
  const made = new Set<string>()
  const place = (workspaceId: string, hash: string) => join(folder, workspaceId, hash.slice(0, 2), hash)
  const asidePlace = (workspaceId: string, hash: string) => join(folder, workspaceId, 'aside', hash)
  const have = async (parent: string) => {
    if (made.has(parent)) return
    await mkdir(parent, { recursive: true })
    made.add(parent)
  }
  /** Where it is; one that was set aside this moment is looked for twice. */
  const opened = async (workspaceId: string, hash: string) => {
    const [path, aside] = [place(workspaceId, hash), asidePlace(workspaceId, hash)]
    const main = await open(path, 'r').catch(absent)
    return main ?? (await open(aside, 'r').catch(absent)) ?? open(path, 'r')
  }
  return {
    async put(workspaceId, bytes) {
      const hash = hashOf(bytes)
      const path = place(workspaceId, hash)
      if (await stat(path).catch(() => null)) return hash
      const parent = dirname(path)
      await have(parent)
      // Written beside and renamed: a file with its final name is always whole.
      const draft = `${path}.${newId()}`
      const file = await open(draft, 'wx')
      try {
        await file.writeFile(bytes)
        await file.datasync()
      } catch (error) {
        await unlink(draft).catch(() => {})
        throw error
      } finally {
        await file.close()
      }
      await rename(draft, path)
      await flushFolder(parent)
      return hash
    },
    async get(workspaceId, hash, range) {
      const file = await opened(workspaceId, hash)
      try {
        if (!range) return await file.readFile()
        const part = Buffer.alloc(range.end - range.start + 1)
        const { bytesRead } = await file.read(part, 0, part.length, range.start)
        return part.subarray(0, bytesRead)
      } finally {
        await file.close()
      }
    },
    async *old(workspaceId, before) {
      for (const name of await namesIn(join(folder, workspaceId)))
        if (name !== 'aside') yield* agedIn(join(folder, workspaceId, name), before)
    },
    aside: (workspaceId, before) => agedIn(join(folder, workspaceId, 'aside'), before),
    async setAside(workspaceId, hash) {
      const [path, aside] = [place(workspaceId, hash), asidePlace(workspaceId, hash)]
      await have(dirname(aside))
      // Its age there is counted from now; told before it moves, so that no file stands there that looks older.
      await utimes(path, new Date(), new Date()).catch(absent)
      await rename(path, aside).catch(absent)
    },
    async bringBack(workspaceId, hash) {
      const [path, aside] = [place(workspaceId, hash), asidePlace(workspaceId, hash)]
      await have(dirname(path))
      await rename(aside, path).catch(absent)
      await flushFolder(dirname(path))
    },
    drop: async (workspaceId, hash) => void (await unlink(asidePlace(workspaceId, hash)).catch(absent)),
    // The disk itself is looked at by /health in any case.
    trouble: async () => null,
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code !== 'ENOENT') throw error
  return null
}

async function namesIn(path: string): Promise<string[]> {
  const names: string[] = []
  const folder = await opendir(path).catch(absent)
  if (folder) for await (const entry of folder) if (entry.isDirectory()) names.push(entry.name)
  return names.toSorted()
}

/** Whole files alone: what is being written has another name. */
async function* agedIn(path: string, before: Date): AsyncIterable<string[]> {
  const folder = await opendir(path).catch(absent)
  if (!folder) return
  let hashes: string[] = []
  for await (const { name } of folder) {
    if (!isHash(name)) continue
    const facts = await stat(join(path, name)).catch(absent)
    if (!facts || facts.mtime >= before) continue
    hashes.push(name)
    if (hashes.length === some) {
      yield hashes
      hashes = []
    }
  }
  if (hashes.length) yield hashes
}

/** The name of a file is safe only when its folder is flushed too. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
