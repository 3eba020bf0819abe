import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Conversation, Message } from '../../../contract/conversations.ts'
import type { Topic } from '../../../contract/topics.ts'
import {
  isOpenAtFirst,
  isWithin,
  nearestIndex,
  topicPath,
  topicsInOrder,
  unseenMessage,
  upsertMessage,
} from './rules.ts'

const message = (seq: number, change: Partial<Message> = {}) =>
  ({
    id: `message ${seq}`,
    seq,
    kind: 'inbound',
    author: { kind: 'person', id: 'maria', name: 'Maria', email: null },
    bounces: [],
    delivery: null,
    ...change,
  }) as Message
const conversation = (messages: Message[]) =>
  ({ seq: messages.at(-1)?.seq ?? 0, messages, merged: [] as unknown[] }) as Conversation
const byMe = { author: { kind: 'member', id: 'me', name: 'Anna', email: null }, kind: 'outbound' } as const

describe('messages of an opened conversation', () => {
  test('a known one is replaced in its place, a new one comes where its number says', () => {
    const before = conversation([message(1), message(3)])
    const after = upsertMessage(upsertMessage(before, message(2)), message(3, { text: 'changed' }))
    expect(after.messages.map(({ seq }) => seq)).toEqual([1, 2, 3])
    expect(after.messages[2]?.text).toBe('changed')
    expect(after.seq).toBe(3)
  })

  test('what I wrote myself is not unseen, nor what the system says', () => {
    expect(unseenMessage(conversation([message(1), message(2, byMe)]), 1, 'me')).toBeNull()
    expect(unseenMessage(conversation([message(1), message(2, { kind: 'system' })]), 1, 'me')).toBeNull()
    expect(unseenMessage(conversation([message(1), message(2)]), 1, 'me')?.seq).toBe(2)
  })

  test('a long thread opens its end, what is unread, and what has failed', () => {
    const failed = { delivery: { state: 'failed' } } as Partial<Message>
    const messages = [message(1), message(2, failed), ...[3, 4, 5, 6, 7, 8].map((seq) => message(seq))]
    const open = (unreadFrom: number | null) =>
      messages.filter((one) => isOpenAtFirst(one, messages, unreadFrom)).map(({ seq }) => seq)
    expect(open(null)).toEqual([2, 6, 7, 8])
    expect(open(4)).toEqual([2, 4, 5, 6, 7, 8])
  })
})

describe('topics', () => {
  const topic = (id: string, parentId: string | null, position = 0): Topic => ({ id, name: id, parentId, position })
  const topics = [
    topic('late', 'delivery'),
    topic('delivery', null, 1),
    topic('invoice', null, 2),
    topic('lost', 'gone'),
  ]

  test('a path names what stands above', () => {
    expect(topicPath(topics, 'late')).toBe('delivery › late')
    expect(topicPath(topics, 'nowhere')).toBeNull()
  })

  test('the tree holds every topic once, a child right below its parent', () => {
    expect(topicsInOrder(topics).map(({ topic: { id }, depth }) => [id, depth])).toEqual([
      ['lost', 0],
      ['delivery', 0],
      ['late', 1],
      ['invoice', 0],
    ])
  })

  test('a topic may not move below itself', () => {
    expect(isWithin(topics, 'late', 'delivery')).toBe(true)
    expect(isWithin(topics, 'delivery', 'delivery')).toBe(true)
    expect(isWithin(topics, 'invoice', 'delivery')).toBe(false)
  })
})

test('the cursor stays in the list', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: -60, max: 60 }), (length, wanted) => {
      const index = nearestIndex(length, wanted)
      expect(index).toBeGreaterThanOrEqual(0)
      expect(index).toBeLessThan(length)
    }),
  )
})
