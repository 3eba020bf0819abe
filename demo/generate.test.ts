import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carrier } from './company.ts'
import { generate } from './generate.ts'
import type { ConversationRecord, DemoRecord, MessageRecord, Options, PersonRecord } from './records.ts'
import { CLOSES_AFTER } from './status.ts'

const now = new Date('2026-03-11T10:20:00Z')

function all(options: Partial<Options> & { seed: number }): DemoRecord[] {
  return [...generate({ now, conversations: 150, ...options })]
}

type Thread = { head: ConversationRecord; messages: MessageRecord[] }

function threads(records: DemoRecord[]): Thread[] {
  const found: Thread[] = []
  for (const record of records) {
    if (record.record === 'conversation') found.push({ head: record, messages: [] })
    if (record.record === 'message') found.at(-1)?.messages.push(record)
  }
  return found
}

const share = <T>(list: T[], fits: (one: T) => boolean) => list.filter(fits).length / list.length

describe('one seed', () => {
  test('gives the same stream every time', () => {
    expect(all({ seed: 7 })).toEqual(all({ seed: 7 }))
  })

  test('gives another stream than the next seed', () => {
    const ids = new Set(all({ seed: 7 }).map((record) => record.id))
    expect(all({ seed: 8 }).some((record) => ids.has(record.id))).toBe(false)
  })

  test('refers only to what has been told before, under ids and addresses that never repeat', () => {
    const { members, channels, topics, teams } = carrier({ seed: 3, now })
    const known = new Set([...members, ...channels, ...topics, ...teams].map(({ id }) => id))
    const addresses = new Set<string>()
    for (const record of all({ seed: 3, conversations: 800 })) {
      const needed: (string | null)[] = []
      if (record.record === 'company') for (const domain of record.domains) fresh(addresses, domain)
      if (record.record === 'person') {
        expect(record.actsFor[0]?.companyId ?? null).toBe(record.companyId)
        needed.push(...record.actsFor.map(({ companyId }) => companyId))
        for (const address of [...record.emails, ...record.phones]) fresh(addresses, address)
      }
      if (record.record === 'conversation')
        needed.push(
          record.personId,
          record.companyId,
          record.channelId,
          record.topicId,
          record.teamId,
          record.assigneeId,
        )
      if (record.record === 'message') needed.push(record.conversationId, record.authorPersonId, record.authorMemberId)
      for (const id of needed) if (id !== null) expect(known).toContain(id)
      fresh(known, record.id)
      expect(record.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }
  })
})

function fresh(seen: Set<string>, value: string): void {
  expect(seen.has(value)).toBe(false)
  seen.add(value)
}

describe('the distribution', () => {
  const records = all({ seed: 1, conversations: 6000, meanMessages: 8 })
  const told = threads(records)

  test('has the asked number of conversations and messages', () => {
    expect(told.map(({ head }) => head.number)).toEqual(told.map((_, i) => i + 1))
    const lengths = told.map(({ messages }) => messages.length)
    const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    expect(mean).toBeGreaterThan(7.4)
    expect(mean).toBeLessThan(8.6)
    expect(Math.max(...lengths)).toBe(40)
    expect(Math.min(...lengths)).toBe(1)
    expect(share(lengths, (length) => length >= 2 && length <= 6)).toBeGreaterThan(0.5)
  })

  test('has most matters settled and the last days alive', () => {
    const done = share(told, ({ head }) => head.resolvedAt !== null)
    expect(done).toBeGreaterThan(0.8)
    expect(done).toBeLessThan(0.92)
    const recent = told.filter(({ head }) => now.getTime() - head.createdAt.getTime() < 3 * 86_400_000)
    expect(share(recent, ({ head }) => head.status === 'open' && head.assigneeId === null)).toBeGreaterThan(0.2)
    for (const status of ['open', 'waiting-on-customer', 'waiting-on-us', 'resolved', 'closed']) {
      expect(told.some(({ head }) => head.status === status)).toBe(true)
    }
  })

  test('keeps business hours and peaks before New Year', () => {
    const replies = told.flatMap(({ messages }) => messages.filter((message) => message.kind === 'outbound'))
    const hour = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: 'Europe/Sofia' })
    const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'Europe/Sofia' })
    expect(
      share(replies, ({ createdAt }) => Number(hour.format(createdAt)) >= 8 && Number(hour.format(createdAt)) < 19),
    ).toBe(1)
    expect(share(replies, ({ createdAt }) => weekday.format(createdAt) === 'Sun')).toBe(0)
    const started = (month: number) => told.filter(({ head }) => head.createdAt.getUTCMonth() === month).length
    expect(started(11)).toBeGreaterThan(1.7 * started(7))
  })

  test('speaks the languages asked for, each person always the same', () => {
    const people = new Map(
      records
        .filter((record): record is PersonRecord => record.record === 'person')
        .map((person) => [person.id, person]),
    )
    for (const { head } of told) expect(people.get(head.personId)?.language).toBe(head.language)
    for (const language of ['en', 'ru', 'bg'])
      expect(share(told, ({ head }) => head.language === language)).toBeGreaterThan(0.2)
    expect(threads(all({ seed: 2, languages: ['bg'] })).every(({ head }) => head.language === 'bg')).toBe(true)
  })

  test('has some people who write often and companies that several people write for', () => {
    const count = new Map<string, number>()
    for (const { head } of told) count.set(head.personId, (count.get(head.personId) ?? 0) + 1)
    expect(Math.max(...count.values())).toBeGreaterThan(10)
    expect(share(told, ({ head }) => head.companyId !== null)).toBeGreaterThan(0.1)
  })
})

test('for any seed the times ascend up to now and the status follows from the messages', () => {
  const options = fc.record({
    seed: fc.integer(),
    minutes: fc.integer({ min: 0, max: 2_000_000 }),
    meanMessages: fc.constantFrom(3, 5, 8, 12),
  })
  fc.assert(
    fc.property(options, ({ seed, minutes, meanMessages }) => {
      const at = new Date(now.getTime() + minutes * 60_000)
      for (const thread of threads(all({ seed, now: at, conversations: 60, meanMessages }))) {
        timesHold(thread, at)
        statusHolds(thread, at)
      }
    }),
    { numRuns: 40 },
  )
})

function timesHold({ head, messages }: Thread, at: Date): void {
  const times = messages.map(({ createdAt }) => createdAt.getTime())
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b))
  expect(times[0]).toBe(head.createdAt.getTime())
  expect(messages.map(({ position }) => position)).toEqual(messages.map((_, i) => i + 1))
  expect(head.messageCount).toBe(messages.length)
  const last = Math.max(times.at(-1) ?? 0, head.resolvedAt?.getTime() ?? 0, head.closedAt?.getTime() ?? 0)
  expect(head.updatedAt.getTime()).toBe(last)
  expect(last).toBeLessThanOrEqual(at.getTime())
  for (const { promiseDueAt, createdAt } of messages) {
    if (promiseDueAt) expect(promiseDueAt.getTime()).toBeGreaterThan(createdAt.getTime())
  }
}

function statusHolds({ head, messages }: Thread, at: Date): void {
  const reply = messages.find(({ kind }) => kind === 'outbound')
  expect(head.firstReplyAt).toEqual(reply ? reply.createdAt : null)
  const settled = head.status === 'resolved' || head.status === 'closed'
  expect(head.resolvedAt !== null).toBe(settled)
  expect(head.closedAt !== null).toBe(head.status === 'closed')
  if (head.resolvedAt) {
    expect(head.resolvedAt >= (messages.at(-1)?.createdAt as Date)).toBe(true)
    expect(head.status === 'closed').toBe(at.getTime() - head.resolvedAt.getTime() >= CLOSES_AFTER)
    return
  }
  if (head.status === 'open') {
    expect(reply).toBeUndefined()
    return
  }
  expect(reply).toBeDefined()
  expect(head.assigneeId).not.toBeNull()
  const last = messages.findLast(({ kind }) => kind === 'inbound' || kind === 'outbound') as MessageRecord
  const ours = last.kind === 'outbound' && last.promiseDueAt === null
  expect(head.status).toBe(ours ? 'waiting-on-customer' : 'waiting-on-us')
}
