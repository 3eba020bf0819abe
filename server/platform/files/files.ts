import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../config/config.ts'
import { newId } from '../db/ids.ts'

/**
 * Bytes kept by their SHA-256, per workspace, so that the same file is kept once and none can be overwritten with
 * another. `put` answers after the bytes are safe: on disk and flushed, or acknowledged by S3.
 */
export interface Files {
  put(workspaceId: string, bytes: Uint8Array): Promise<string>
  /** Throws when there is no such file. */
  get(workspaceId: string, hash: string): Promise<Buffer>
}

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const openFiles = async (config: Config): Promise<Files> =>
  config.s3 ? await s3Files(config.s3) : diskFiles(join(config.dataFolder, 'files'))

export function diskFiles(folder: string): Files {
  const made = new Set<string>()
  const place = (workspaceId: string, hash: string) => join(folder, workspaceId, hash.slice(0, 2), hash)
  return {
    async put(workspaceId, bytes) {
      const hash = hashOf(bytes)
      const path = place(workspaceId, hash)
      if (await stat(path).catch(() => null)) return hash
      const parent = dirname(path)
      if (!made.has(parent)) {
        await mkdir(parent, { recursive: true })
        made.add(parent)
      }
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
    get: (workspaceId, hash) => readFile(place(workspaceId, hash)),
  }
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

/** The client is loaded only where it is used: it is larger than the rest of Kept. */
async function s3Files(s3: NonNullable<Config['s3']>): Promise<Files> {
  const { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3')
  const client = new S3Client({
    region: s3.region,
    ...(s3.endpoint ? { endpoint: s3.endpoint, forcePathStyle: true } : {}),
    ...(s3.accessKeyId && s3.secretAccessKey
      ? { credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey } }
      : {}),
  })
  const at = (workspaceId: string, hash: string) => ({ Bucket: s3.bucket, Key: `${workspaceId}/${hash}` })
  return {
    async put(workspaceId, bytes) {
      const hash = hashOf(bytes)
      const there = await client.send(new HeadObjectCommand(at(workspaceId, hash))).catch(() => null)
      if (!there) await client.send(new PutObjectCommand({ ...at(workspaceId, hash), Body: bytes }))
      return hash
    },
    async get(workspaceId, hash) {
      const answer = await client.send(new GetObjectCommand(at(workspaceId, hash)))
      return Buffer.from((await answer.Body?.transformToByteArray()) ?? new Uint8Array())
    },
  }
}
