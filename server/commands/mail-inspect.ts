import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { buffer } from 'node:stream/consumers'
import { inspected } from '../platform/mail/reading/inspect.ts'
import { createMailReader } from '../platform/mail/reading/mail-reader.ts'

/**
 * Prints what Kept makes of raw mails: one JSON object a line, in the order given. `-` is standard input. With several
 * files each object begins with `file`. A file that cannot be read, or a mail that breaks the reader, gives `failed`.
 */
export async function inspectMails(files: readonly string[]): Promise<number> {
  const threads = files.length > 4 ? availableParallelism() : 1
  const reader = createMailReader({ threads })
  let failed = 0
  const inspect = async (file: string): Promise<string> => {
    const named = files.length > 1 ? { file } : {}
    try {
      const read = await reader.read(file === '-' ? await buffer(process.stdin) : await readFile(file))
      if (!('failed' in read)) return JSON.stringify({ ...named, ...inspected(read) })
      failed++
      return JSON.stringify({ ...named, failed: read.failed, reason: read.reason })
    } catch (error) {
      failed++
      return JSON.stringify({ ...named, failed: 'file', reason: (error as Error).message })
    }
  }
  // A window of mails is under way at a time: thousands of files need not be in memory together.
  const ahead: Promise<string>[] = []
  for (const file of files) {
    ahead.push(inspect(file))
    if (ahead.length >= threads * 8) process.stdout.write(`${await ahead.shift()}\n`)
  }
  for (const line of ahead) process.stdout.write(`${await line}\n`)
  await reader.close()
  return failed ? 1 : 0
}
