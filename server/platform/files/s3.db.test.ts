import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type SignedInMember, signedIn } from '../../testing/factories.ts'
import { aChannel, startChannels, writeRaw } from '../../testing/mail.ts'
import { startS3 } from '../../testing/s3-server.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

let store: Awaited<ReturnType<typeof startS3>>
let testApp: TestApp
let member: SignedInMember
const workspace = '019a0000-0000-7000-8000-000000000001'
const health = async (app = testApp) => (await app.app.inject({ method: 'GET', url: '/health' })).json()
const filesIn = async (app = testApp) =>
  (await health(app)).checks.find(({ name }: { name: string }) => name === 'files')

beforeAll(async () => {
  store = await startS3()
  testApp = await openTestApp(store.settings)
  member = await signedIn(testApp)
})
afterAll(async () => {
  vi.useRealTimers()
  await testApp.close()
  await store.stop()
})
beforeEach(() => void vi.useRealTimers())

describe('a store that speaks S3', () => {
  test('keeps bytes under their hash, once, and gives them back, whole or in part', async () => {
    const { files } = testApp.platform
    const bytes = Buffer.from('Здравствуйте, где моя посылка?')
    const hash = await files.put(workspace, bytes)
    expect(await files.put(workspace, bytes)).toBe(hash)
    expect((await files.get(workspace, hash)).equals(bytes)).toBe(true)
    expect((await files.get(workspace, hash, { start: 3, end: 9 })).equals(bytes.subarray(3, 10))).toBe(true)
    expect((await files.get(workspace, await files.put(workspace, Buffer.alloc(0)))).length).toBe(0)
  })

  test('of two workspaces each has its own', async () => {
    const { files } = testApp.platform
    const hash = await files.put(workspace, Buffer.from('theirs'))
    await expect(files.get(workspace.replace('1', '2'), hash)).rejects.toThrow(`there is no file ${hash}`)
  })

  test('carries an attachment from upload to a part of its download', async () => {
    const form = new FormData()
    form.set('file', new Blob([Buffer.from('0123456789')], { type: 'text/plain' }), 'ten.txt')
    const encoded = new Response(form)
    const up = await member.request('POST', '/attachments', {
      body: Buffer.from(await encoded.arrayBuffer()),
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    })
    expect(up.status).toBe(201)
    const down = (range?: string) =>
      member.request('GET', `/attachments/${up.body.id}/ten.txt`, { headers: range ? { range } : {} })
    expect((await down()).headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-length': '10' })
    const part = await down('bytes=2-4')
    expect(part).toMatchObject({ status: 206, body: '234' })
    expect(part.headers['content-range']).toBe('bytes 2-4/10')
    expect((await down('bytes=90-')).status).toBe(416)
  })

  test('is well, and /health says so', async () => {
    expect(await filesIn()).toEqual({ name: 'files', ok: true, reason: null })
  })
})

test('a wrong key is told by /health, and no mail is taken that could not be kept', async () => {
  const wrong = await openTestApp({ ...store.settings, S3_SECRET_ACCESS_KEY: 'not the key' })
  const who = await signedIn(wrong)
  const channel = await aChannel(who)
  const channels = await startChannels(wrong, who)
  const answer = await wrong.app.inject({ method: 'GET', url: '/health' })
  expect(answer.statusCode).toBe(503)
  expect(await filesIn(wrong)).toMatchObject({
    ok: false,
    reason: expect.stringMatching(/^the bucket kept: .*signature/i),
  })
  await expect(writeRaw(channels.port, 'ana@customer.example', channel.address, 'Subject: x\r\n\r\ny')).rejects.toThrow(
    /451 4\.3\.0/,
  )
  await channels.stop()
  await wrong.close()
})

test('a store that is away is told, mail is refused for now, and all goes on when it returns', {
  timeout: 60_000,
}, async () => {
  const away = await startS3()
  const app = await openTestApp(away.settings)
  const who = await signedIn(app)
  const channel = await aChannel(who)
  const channels = await startChannels(app, who)
  const write = () => writeRaw(channels.port, 'ana@customer.example', channel.address, 'Subject: x\r\n\r\ny')
  await away.stop()
  expect(await filesIn(app)).toMatchObject({ ok: false, reason: expect.stringContaining('ECONNREFUSED') })
  await expect(write()).rejects.toThrow(/451/)
  expect((await who.request('GET', '/mails')).body.items).toEqual([])

  const back = await startS3(away.port)
  expect((await write()).response).toMatch(/^250/)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6000 })
  expect(await filesIn(app)).toMatchObject({ ok: true })
  vi.useRealTimers()
  await channels.stop()
  await app.close()
  await back.stop()
})
