import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Message } from '../../../../contract/conversations.ts'
import type { ThreadChange } from '../../../../contract/thread-changes.ts'
import { changesIn, wordsMoved, woven } from './rules.ts'

test('a change by hand says each thing that became another, the status as one', () => {
  const changes = {
    urgency: { from: 'normal', to: 'high' },
    status: { from: 'open', to: 'closed' },
    status_id: { from: null, to: 's1' },
    topic_id: { from: null, to: 't1' },
    'field.depot': { from: 'Sofia', to: null },
    unknown_column: { from: 1, to: 2 },
  }
  expect(changesIn({ type: 'conversation.changed', data: { number: 1, changes } })).toEqual([
    { of: 'status', from: { category: 'open', id: null }, to: { category: 'closed', id: 's1' } },
    { of: 'urgency', from: 'normal', to: 'high' },
    { of: 'topic', from: null, to: 't1' },
    { of: 'field.depot', from: 'Sofia', to: null },
  ])
})

test('resolving and opening again are changes of the status; being given away of who answers for it', () => {
  expect(
    changesIn({ type: 'conversation.resolved', data: { from: 'open', fromStatusId: null, statusId: 's2' } }),
  ).toEqual([{ of: 'status', from: { category: 'open', id: null }, to: { category: 'resolved', id: 's2' } }])
  expect(changesIn({ type: 'conversation.reopened', data: { by: 'undo' } })).toEqual([])
  const data = { assigneeId: 'm2', teamId: 't1', from: { assigneeId: 'm1', teamId: 't1' } }
  expect(changesIn({ type: 'conversation.assigned', data })).toEqual([{ of: 'assignee', from: 'm1', to: 'm2' }])
})

test('other events change nothing that is told so', () => {
  expect(changesIn({ type: 'message.received', data: { number: 1 } })).toEqual([])
})

test('of tags it is said which came and which went', () => {
  expect(wordsMoved(['vip', 'late'], ['late', 'wet'])).toEqual({ added: ['wet'], removed: ['vip'] })
  expect(wordsMoved(null, undefined)).toEqual({ added: [], removed: [] })
})

test('every message and every change stands in the thread once, the messages in their order, no change before its time', () => {
  const time = fc.nat({ max: 20 }).map((second) => new Date(second * 1000).toISOString())
  fc.assert(
    fc.property(fc.array(time, { maxLength: 8 }), fc.array(time, { maxLength: 8 }), (said, made) => {
      const messages = said.map((at, id) => ({ id: String(id), at }) as Message)
      const changes = made.toSorted().map((at, position) => ({ position: String(position), at }) as ThreadChange)
      const lines = woven(messages, changes)
      expect(lines.flatMap((line) => ('message' in line ? [line.message] : []))).toEqual(messages)
      expect(new Set(lines.flatMap((line) => ('change' in line ? [line.change] : [])))).toEqual(new Set(changes))
      for (const [place, line] of lines.entries()) {
        if (!('change' in line)) continue
        const before = lines.slice(0, place).findLast((each) => 'message' in each)
        if (before && 'message' in before) expect(before.message.at <= line.change.at).toBe(true)
      }
    }),
  )
})
