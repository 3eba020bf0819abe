import type { Config } from '../config/config.ts'
import { type Files, hashOf, isHash } from './shape.ts'

/** Milliseconds. A store that is away must not hold a sender's mail for minutes: they come again. */
const limits = { connectionTimeout: 5000, requestTimeout: 30_000 }
const missing = ['NoSuchKey', 'NotFound']

/** The client is loaded only where it is used: it is larger than the rest of Kept. */
export async function s3Files(s3: NonNullable<Config['s3']>): Promise<Files> {
  const {
    CopyObjectCommand,
    DeleteObjectCommand,
    GetObjectCommand,
    HeadObjectCommand,
    ListObjectsV2Command,
    PutObjectCommand,
    S3Client,
  } = await import('@aws-sdk/client-s3')
  const client = new S3Client({
    region: s3.region,
    requestHandler: { ...limits, throwOnRequestTimeout: true },
    maxAttempts: 3,
    ...(s3.endpoint ? { endpoint: s3.endpoint, forcePathStyle: true } : {}),
    ...(s3.accessKeyId && s3.secretAccessKey
      ? { credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey } }
      : {}),
  })
  const at = (workspaceId: string, hash: string) => ({ Bucket: s3.bucket, Key: `${workspaceId}/${hash}` })
  const aside = (workspaceId: string, hash: string) => ({ Bucket: s3.bucket, Key: `${workspaceId}/aside/${hash}` })
  type Place = ReturnType<typeof at>
  /** There is no moving: a copy is acknowledged before the other goes. */
  const move = async (from: Place, to: Place) => {
    const copied = await client
      .send(new CopyObjectCommand({ ...to, CopySource: `${from.Bucket}/${from.Key}` }))
      .catch(absent)
    if (copied) await client.send(new DeleteObjectCommand(from))
  }
  async function* aged(prefix: string, before: Date): AsyncIterable<string[]> {
    let next: string | undefined
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: s3.bucket, Prefix: prefix, Delimiter: '/', ContinuationToken: next }),
      )
      const hashes = (page.Contents ?? []).flatMap(({ Key = '', LastModified }) => {
        const hash = Key.slice(prefix.length)
        return isHash(hash) && LastModified && LastModified < before ? [hash] : []
      })
      if (hashes.length) yield hashes
      next = page.IsTruncated ? page.NextContinuationToken : undefined
    } while (next)
  }
  return {
    async put(workspaceId, bytes) {
      const hash = hashOf(bytes)
      const there = await client.send(new HeadObjectCommand(at(workspaceId, hash))).catch(() => null)
      if (!there) await client.send(new PutObjectCommand({ ...at(workspaceId, hash), Body: bytes }))
      return hash
    },
    async get(workspaceId, hash, range) {
      const part = range ? { Range: `bytes=${range.start}-${range.end}` } : {}
      const ask = (place: Place) => client.send(new GetObjectCommand({ ...place, ...part })).catch(absent)
      const answer =
        (await ask(at(workspaceId, hash))) ??
        (await ask(aside(workspaceId, hash))) ??
        (await ask(at(workspaceId, hash)))
      if (!answer) throw new Error(`there is no file ${hash}`)
      return Buffer.from((await answer.Body?.transformToByteArray()) ?? new Uint8Array())
    },
    old: (workspaceId, before) => aged(`${workspaceId}/`, before),
    aside: (workspaceId, before) => aged(`${workspaceId}/aside/`, before),
    setAside: (workspaceId, hash) => move(at(workspaceId, hash), aside(workspaceId, hash)),
    bringBack: (workspaceId, hash) => move(aside(workspaceId, hash), at(workspaceId, hash)),
    drop: async (workspaceId, hash) => void (await client.send(new DeleteObjectCommand(aside(workspaceId, hash)))),
    // Writing tells all: the address, the bucket, the key, and that the key may write.
    trouble: () =>
      client.send(new PutObjectCommand({ Bucket: s3.bucket, Key: 'health', Body: new Date().toISOString() })).then(
        () => null,
        (error: Error & { code?: string }) => `the bucket ${s3.bucket}: ${wordsOf(error)}`,
      ),
  }
}

function absent(error: Error): null {
  if (missing.includes(error.name)) return null
  throw error
}

/** Several addresses that all refuse come as one error without words. */
const wordsOf = ({ message, name, code }: Error & { code?: string }): string => message || code || name
