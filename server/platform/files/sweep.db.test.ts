import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignedInMember, signedIn } from '../../testing/factories.ts'
import { aChannel } from '../../testing/mail.ts'
import { formWithFile, rawMail } from '../../testing/populate.ts'
import { startS3 } from '../../testing/s3-server.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { tablesWithFiles } from './references.ts'
import { sweepFiles } from './sweep.ts'

const day = 86_400_000

/** Both keep the time of writing by the real clock, the sweep judges by the test's, which goes ahead by days. */
describe.each(['disk', 's3'])('files that nobody refers to, on %s', (kind) => {
  let store: Awaited<ReturnType<typeof startS3>> | null
  let testApp: TestApp
  let admin: SignedInMember
  beforeAll(async () => {
    store = kind === 's3' ? await startS3(0, true) : null
    testApp = await openTestApp(store?.settings ?? {})
    admin = await signedIn(testApp)
  })
  afterAll(async () => {
    await testApp.close()
    await store?.stop()
  })

  const sweep = () => sweepFiles(testApp.platform)
  const put = (words: string) => testApp.platform.files.put(admin.workspaceId, Buffer.from(words))
  const get = async (hash: string) => (await testApp.platform.files.get(admin.workspaceId, hash)).toString()
  const refer = (hash: string) =>
    testApp.platform.database.owner.query(
      `insert into attachments (workspace_id, id, name, type, size, hash, created_at)
        values ($1, gen_random_uuid(), 'file', 'text/plain', 1, $2, now())`,
      [admin.workspaceId, hash],
    )
  const forget = (hash: string) =>
    testApp.platform.database.owner.query('delete from attachments where hash = $1', [hash])

  it('go in two steps, days apart; what is young, or referred to, stays', async () => {
    const [orphan, named] = [await put('nobody'), await put('somebody')]
    await refer(named)
    expect(await sweep()).toMatchObject({ aside: 0, gone: 0 })
    testApp.clock.forward(2 * day)
    expect(await sweep()).toMatchObject({ aside: 1, gone: 0 })
    expect(await get(orphan)).toBe('nobody')
    testApp.clock.forward(3 * day)
    expect(await sweep()).toMatchObject({ aside: 0, gone: 1, back: 0 })
    await expect(get(orphan)).rejects.toThrow()
    expect(await get(named)).toBe('somebody')
    await forget(named)
  })

  it('are whole again for who keeps the same bytes while they lie aside', async () => {
    const hash = await put('again')
    await sweep()
    expect(await get(hash)).toBe('again')
    expect(await put('again')).toBe(hash)
    await refer(hash)
    testApp.clock.forward(4 * day)
    await sweep()
    testApp.clock.forward(4 * day)
    await sweep()
    expect(await get(hash)).toBe('again')
    await forget(hash)
  })

  it('come back where somebody had found them just before, and commits only then', async () => {
    const hash = await put('in a hurry')
    expect((await sweep()).aside).toBeGreaterThan(0)
    await refer(hash)
    expect(await get(hash)).toBe('in a hurry')
    testApp.clock.forward(3 * day)
    expect((await sweep()).back).toBe(1)
    expect(await get(hash)).toBe('in a hurry')
    await forget(hash)
  })

  it('are found by every table that keeps a hash of them', async () => {
    const channel = await aChannel(admin)
    await admin.request('POST', `/channels/${channel.id}/mails`, rawMail)
    const file = (await admin.request('POST', '/attachments', formWithFile)).body
    await testApp.settle()
    testApp.clock.forward(9 * day)
    for (let nights = 0; nights < 3; nights++) {
      await sweep()
      testApp.clock.forward(3 * day)
    }
    const { rows } = await testApp.platform.database.owner.query<{ hash: string }>('select hash from raw_mails')
    expect(await get(rows[0]?.hash ?? '')).toContain('Where is it?')
    expect((await admin.request('GET', file.url.replace('/api', ''))).body).toBe('Hello')
  })
})

it('every table with such a hash is asked', async () => {
  const testApp = await openTestApp()
  const { rows } = await testApp.platform.database.owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'hash' and table_name <> 'files' order by 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual(tablesWithFiles().toSorted())
  await testApp.close()
})
