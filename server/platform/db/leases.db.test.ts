import { afterEach, expect, test } from 'vitest'
import { freshDatabase } from '../../testing/test-database.ts'
import { openDatabase } from './database.ts'
import { openLeases } from './leases.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function twoProcesses() {
  const url = await freshDatabase()
  return [url, url].map((each) => {
    const database = openDatabase(each, 4)
    const leases = openLeases(database)
    closing.push(() => database.close(), leases.close)
    return leases
  }) as [ReturnType<typeof openLeases>, ReturnType<typeof openLeases>]
}

test('only one process holds a lease, and another may after it was given back', async () => {
  const [one, other] = await twoProcesses()
  expect(await one.take('imap:1')).toBe(true)
  expect(await one.take('imap:1')).toBe(true)
  expect(await other.take('imap:1')).toBe(false)
  expect(await other.isTaken('imap:1')).toBe(true)
  expect(await other.take('imap:2')).toBe(true)
  await one.release('imap:1')
  expect(await other.isTaken('imap:1')).toBe(false)
  expect(await other.take('imap:1')).toBe(true)
})

test('a process that goes leaves nothing held', async () => {
  const [one, other] = await twoProcesses()
  await one.take('process:1')
  expect(await other.isTaken('process:1')).toBe(true)
  await one.close()
  await expect.poll(() => other.isTaken('process:1')).toBe(false)
})
