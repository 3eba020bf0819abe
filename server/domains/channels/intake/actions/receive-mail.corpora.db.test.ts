import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asMail } from '../../../../platform/mail/reading/corpus/read-corpus.ts'
import { readMail } from '../../../../platform/mail/reading/read-mail.ts'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { aChannel } from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

const folder = resolve(import.meta.dirname, '../../../../../../shared/corpora')
const present = existsSync(folder)
if (!present) process.stderr.write(`The corpora of real mail are not at ${folder}: they were not handed in.\n`)

interface Case {
  id: string
  raw: Buffer
}

const manifest = (path: string) =>
  readFileSync(join(folder, path), 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line))

/** What has no id gets one: of two that say the same, the second would be a copy and not be looked at. */
function caseOf(id: string, body: Buffer, kind: string): Case {
  const raw = Buffer.from(asMail(body, kind))
  const has = /^message-id:/im.test(raw.toString('latin1'))
  return { id, raw: has ? raw : Buffer.concat([Buffer.from(`Message-ID: <${id}@corpora>\r\n`), raw]) }
}

const files = (kind: string): Case[] =>
  manifest(`${kind}/manifest.jsonl`).map((entry) =>
    caseOf(entry.id, readFileSync(join(folder, kind, entry.file)), entry.kind ?? 'rfc822'),
  )
const payloads = (): Case[] =>
  manifest('html/payloads.jsonl').map(({ id, payload }) => caseOf(id, Buffer.from(payload), 'html_body'))

/** Six at a time, in any order. */
async function sideBySide<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const go = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: 6 }, go))
}

describe.runIf(present)('every case of the corpora', { timeout: 240_000 }, () => {
  let testApp: TestApp
  let member: SignedInMember
  beforeAll(async () => {
    testApp = await openTestApp()
    member = await signedIn(testApp)
  })
  afterAll(() => testApp.close())

  const get = async (path: string) => (await member.request('GET', path)).body

  async function mailsOf(channelId: string) {
    const mails = new Map<string, { id: string; state: string; conversation: { id: string } | null }>()
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { id: string; state: string; conversation: { id: string } | null }[]; next: string | null } =
        await get(`/mails?channelId=${channelId}&limit=100${cursor && `&cursor=${cursor}`}`)
      for (const mail of page.items) mails.set(mail.id, mail)
      cursor = page.next
    }
    return mails
  }

  /** What is wrong with where a mail has come to; nothing, where all of it is there. */
  async function troubleOf(raw: Buffer, mailId: string, state: string, conversationId: string | undefined) {
    if (!['read', 'duplicate'].includes(state) || !conversationId) return `is ${state}`
    const kept = await testApp.app.inject({ url: `/api/mails/${mailId}/raw`, headers: { cookie: member.cookie } })
    if (!kept.rawPayload.equals(raw)) return 'its bytes are not those that came'
    const { messages } = await get(`/conversations/${conversationId}`)
    if (state === 'duplicate') return messages.length ? null : 'is of an empty conversation'
    const message = messages.find(({ rawUrl }: { rawUrl: string }) => rawUrl === `/api/mails/${mailId}/raw`)
    if (!message) return 'has no message'
    const read = await readMail(raw)
    const words = (text: string) => text.replaceAll('\0', '').split(/\s+/).filter(Boolean)
    const shown = new Set(words(message.text))
    const missing = words(read.text).filter((word) => !shown.has(word))
    if (missing.length) return `lost ${missing.slice(0, 3).join(' ')}`
    return message.attachments.length === read.attachments.length ? null : 'has not all its files'
  }

  test.each([
    ['mail', () => files('mail'), 370],
    ['bounce', () => files('bounce'), 100],
    ['payload', payloads, 250],
  ] as const)('that is a %s becomes a message with all that was in it', async (_kind, read, atLeast) => {
    const channel = await aChannel(member)
    const cases = new Map<string, Case>()
    const refused: string[] = []
    await sideBySide(read(), async (each) => {
      const { status, body } = await member.request('POST', `/channels/${channel.id}/mails`, {
        body: each.raw,
        headers: { 'content-type': 'message/rfc822' },
      })
      if (status === 202) cases.set(body.id, each)
      else refused.push(`${each.id}: ${status}`)
    })
    expect(refused).toEqual([])
    expect(cases.size).toBeGreaterThanOrEqual(atLeast)
    await testApp.settle()

    const mails = await mailsOf(channel.id)
    const troubles: string[] = []
    await sideBySide([...cases], async ([id, { id: name, raw }]) => {
      const mail = mails.get(id)
      const trouble = await troubleOf(raw, id, mail?.state ?? 'not there', mail?.conversation?.id)
      if (trouble) troubles.push(`${name}: ${trouble}`)
    })
    expect(troubles).toEqual([])
    // Some cases are one mail twice; were most of them taken for copies, nothing would have been looked at.
    const copies = [...mails.values()].filter(({ state }) => state === 'duplicate').length
    expect(copies / mails.size).toBeLessThan(0.15)
    expect((await get('/jobs?dead=true')).items).toEqual([])
  })
})
