import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'

const bucket = 'kept'

/**
 * A store that speaks S3 on loopback and checks signatures; `settings` are those of a Kept that uses it. It signs lists over
 * another path than the protocol says, so whoever lists lets any signature pass.
 */
export async function startS3(port = 0, allowMismatchedSignatures = false) {
  const folder = mkdtempSync(join(tmpdir(), 'kept-s3-'))
  const server = new S3rver({
    address: '127.0.0.1',
    port,
    silent: true,
    allowMismatchedSignatures,
    directory: folder,
    configureBuckets: [{ name: bucket }],
  })
  const { port: listening } = (await server.run()) as AddressInfo
  return {
    port: listening,
    settings: {
      S3_BUCKET: bucket,
      S3_ENDPOINT: `http://127.0.0.1:${listening}`,
      S3_ACCESS_KEY_ID: 'S3RVER',
      S3_SECRET_ACCESS_KEY: 'S3RVER',
    },
    async stop() {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
