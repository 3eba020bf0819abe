import { expect, test } from 'vitest'
import { fillIn, replyTimeWords, whyNoAnswer } from './rules.ts'

const never = { toSender: 0, inConversation: 0 }
const own = new Set(['support@shop.example'])

test('a person is answered, once in a conversation and five times a day', () => {
  expect(whyNoAnswer('ana@customer.example', own, never)).toBeNull()
  expect(whyNoAnswer('ana@customer.example', own, { toSender: 1, inConversation: 1 })).not.toBeNull()
  expect(whyNoAnswer('ana@customer.example', own, { toSender: 4, inConversation: 0 })).toBeNull()
  expect(whyNoAnswer('ana@customer.example', own, { toSender: 5, inConversation: 0 })).not.toBeNull()
})

test.each([
  'no-reply@x.example',
  'noreply@x.example',
  'MAILER-DAEMON@x.example',
  'bounces+1@x.example',
  'unknown@sender.invalid',
  'Support@shop.example',
])('%s is never answered by rule', (sender) => {
  expect(whyNoAnswer(sender, own, never)).not.toBeNull()
})

test.each([
  [30, 'minutes', 30],
  [60, 'hours', 1],
  [90, 'minutes', 90],
  [125, 'hours', 3],
  [1440, 'days', 1],
  [1500, 'hours', 25],
  [2880, 'days', 2],
  [3000, 'days', 3],
])('%i minutes are %s: %i', (given, unit, count) => {
  expect(replyTimeWords(given)).toEqual({ unit, count })
})

test('only what is known is filled in', () => {
  expect(fillIn('#{{number}} {{ reply_time }} {{name}} {{constructor}}', { number: '7', reply_time: 'soon' })).toBe(
    '#7 soon {{name}} {{constructor}}',
  )
})
