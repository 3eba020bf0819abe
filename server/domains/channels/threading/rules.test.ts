import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  answeredIds,
  baseAddress,
  findClues,
  formsOf,
  idsInAnswer,
  type Lead,
  numberOfAddress,
  ownMailId,
  place,
  readOwnMailId,
  signedAddress,
  subjectToken,
  type Target,
} from './rules.ts'

const key = { secret: 's'.repeat(32), workspaceId: '019a0000-0000-7000-8000-000000000001' }
const elsewhere = { ...key, workspaceId: '019a0000-0000-7000-8000-000000000002' }
const messageId = '019a1234-5678-7abc-8def-0123456789ab'
const traces = { addresses: [], inReplyTo: [], references: [], subject: '' }
const numbers = fc.integer({ min: 1, max: 1_000_000_000 })

describe('names that cannot be guessed', () => {
  test('say what they were made for, in whichever case they come back', () => {
    fc.assert(
      fc.property(numbers, fc.uuid(), (number, id) => {
        const address = signedAddress(key, 'support@shop.example', number)
        expect(numberOfAddress(key, address.toUpperCase())).toBe(number)
        expect(baseAddress(address)).toBe('support@shop.example')
        expect(readOwnMailId(key, ownMailId(key, number, id, 'desk.example'))).toEqual({ number, messageId: id })
        expect(readOwnMailId(key, ownMailId(key, number, id, 'old.example').toUpperCase())).toEqual({
          number,
          messageId: id,
        })
      }),
    )
  })

  test('of another number, workspace or secret are refused', () => {
    fc.assert(
      fc.property(numbers, numbers, (number, other) => {
        fc.pre(number !== other)
        const address = signedAddress(key, 'support@shop.example', number)
        expect(numberOfAddress(key, address.replace(`+c${number}.`, `+c${other}.`))).toBeNull()
        expect(numberOfAddress(elsewhere, address)).toBeNull()
        expect(numberOfAddress({ ...key, secret: 't'.repeat(32) }, address)).toBeNull()
        expect(readOwnMailId(elsewhere, ownMailId(key, number, messageId, 'x'))).toBeNull()
        expect(readOwnMailId(key, ownMailId(key, number, messageId, 'x').replace(`${number}.`, `${other}.`))).toBeNull()
      }),
    )
  })

  test('a name of one kind is none of another', () => {
    const hash = subjectToken(key, 7).slice(4, -1)
    expect(numberOfAddress(key, `support+c7.${hash}aaaa@shop.example`)).toBeNull()
  })

  test.each(['', '@', '+', 'support@shop.example', 'support+c7@shop.example', 'support+c7.@shop.example', '7.x.y@z'])(
    '%j is none',
    (text) => {
      expect(numberOfAddress(key, text)).toBeNull()
      expect(readOwnMailId(key, text)).toBeNull()
    },
  )
})

describe('ids that a relay gives', () => {
  const given = { mailId: '7.abc@desk.example', addresses: ['ana@customer.example'] }
  test.each([
    [
      'Amazon SES',
      '250 Ok 0102018f3c1a2b4d-1f2e3d4c-5b6a-7988-a7b6-c5d4e3f2a1b0-000000',
      ['0102018f3c1a2b4d-1f2e3d4c-5b6a-7988-a7b6-c5d4e3f2a1b0-000000@amazonses.com'],
    ],
    [
      'Exchange',
      '250 2.6.0 <AM0PR08MB1234@AM0PR08.eurprd08.prod.outlook.com> [InternalId=1, Hostname=x.y] 9 bytes Queued mail for delivery',
      ['AM0PR08MB1234@AM0PR08.eurprd08.prod.outlook.com'],
    ],
    [
      'Brevo',
      '250 2.0.0 OK: queued as <202611221200.1234@smtp-relay.example>',
      ['202611221200.1234@smtp-relay.example'],
    ],
    ['Exchange, which left it alone', '250 2.6.0 <7.ABC@desk.example> Queued mail for delivery', []],
    ['one that repeats the recipient', '250 2.1.5 <ana@customer.example> accepted', []],
    ['Postfix', '250 2.0.0 Ok: queued as 4XyZ123abc', []],
    ['Gmail', '250 2.0.0 OK  1732276800 a640c23a62f3a-aa5b5c8d0a3si123456.78 - gsmtp', []],
  ])('%s', (_, answer, ids) => {
    expect(idsInAnswer(answer, given)).toEqual(ids)
  })

  test('of Amazon are known under each of its hosts', () => {
    expect(formsOf('0102-A@eu-west-1.amazonses.com')).toContain('0102-a@amazonses.com')
    expect(formsOf('0102-a@email.amazonses.com')).toContain('0102-a@amazonses.com')
    expect(formsOf('0102-a@evil-amazonses.com')).toEqual(['0102-a@evil-amazonses.com'])
  })
})

describe('clues', () => {
  test('stand in the order of their weight', () => {
    const found = findClues(key, {
      addresses: ['other@shop.example', signedAddress(key, 'support@shop.example', 1)],
      inReplyTo: ['known@customer.example'],
      references: ['older@customer.example', ownMailId(key, 2, messageId, 'desk')],
      subject: `Re: parcel ${subjectToken(key, 3)} [#4]`,
    })
    expect(found).toEqual([
      { by: 'address', number: 1, sure: true },
      { by: 'own-message-id', number: 2, messageId, sure: true },
      { by: 'known-message-id', mailId: 'known@customer.example', sure: false },
      { by: 'known-message-id', mailId: 'older@customer.example', sure: false },
      { by: 'subject-token', number: 3, sure: true },
      { by: 'subject-token', number: 4, sure: false },
    ])
  })

  test('a forged token is no clue at all', () => {
    expect(findClues(key, { ...traces, subject: '[#3-aaaaaaaa]' })).toEqual([])
    expect(findClues(elsewhere, { ...traces, subject: subjectToken(key, 3) })).toEqual([])
  })

  test('the nearest answered mail comes first, and no thread is followed for ever', () => {
    expect(answeredIds({ inReplyTo: ['c'], references: ['a', 'b', 'c'] })).toEqual(['c', 'b', 'a'])
    expect(answeredIds({ inReplyTo: [], references: Array.from({ length: 1000 }, (_, n) => String(n)) })).toHaveLength(
      30,
    )
  })

  test('no text makes finding them fail', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (subject, ids) => {
        expect(Array.isArray(findClues(key, { addresses: ids, inReplyTo: ids, references: ids, subject }))).toBe(true)
      }),
    )
  })
})

const at = new Date('2026-11-21T12:00:00Z')
const daysAgo = (days: number) => new Date(at.getTime() - days * 24 * 60 * 60 * 1000)
const open: Target = {
  id: 'one',
  number: 1,
  status: 'open',
  resolvedAt: null,
  deletedAt: null,
  takesPart: true,
}
const resolved = (days: number): Target => ({ ...open, status: 'resolved', resolvedAt: daysAgo(days) })
const trashed: Target = { ...open, deletedAt: daysAgo(1) }
const sure = (target: Target): Lead => ({ clue: { by: 'address', sure: true }, target })
const guess = (target: Target): Lead => ({ clue: { by: 'subject-token', sure: false }, target })
const foreign: Target = { ...open, takesPart: false }
const person = { automatic: false, doubtful: false, at }
const robot = { ...person, automatic: true }
const reopen = { kind: 'reopen' as const, days: 30 }
const anew = { kind: 'new' as const, days: 30 }

describe('place', () => {
  test.each([
    ['nothing points anywhere', [], person, reopen, { conversationId: null, why: 'new' }],
    [
      'a signed name is enough for anybody',
      [sure(foreign)],
      person,
      reopen,
      { conversationId: 'one', mayReopen: true },
    ],
    [
      'the right number from the wrong sender is doubted',
      [guess(foreign)],
      person,
      reopen,
      { conversationId: null, why: 'unknown-sender', possibleMatchId: 'one' },
    ],
    [
      'the right number from who takes part joins',
      [guess(open)],
      person,
      reopen,
      { conversationId: 'one', why: 'subject-token-known-sender' },
    ],
    [
      'behind a guess, a signed name counts',
      [guess(foreign), sure({ ...foreign, id: 'two' })],
      person,
      reopen,
      { conversationId: 'two' },
    ],
    [
      'a resolved one is reopened in time',
      [sure(resolved(29))],
      person,
      reopen,
      { conversationId: 'one', mayReopen: true },
    ],
    [
      'and not when too late',
      [sure(resolved(31))],
      person,
      reopen,
      { conversationId: null, why: 'too-late', possibleMatchId: 'one' },
    ],
    [
      'or never, where the channel wants it so',
      [sure(resolved(0))],
      person,
      anew,
      { conversationId: null, why: 'too-late', possibleMatchId: 'one' },
    ],
    ['that rule is about resolved ones alone', [sure(open)], person, anew, { conversationId: 'one' }],
    [
      'a machine joins, and reopens nothing',
      [sure(resolved(400))],
      robot,
      reopen,
      { conversationId: 'one', mayReopen: false },
    ],
    [
      'a machine joins whatever the rule of the channel',
      [sure(resolved(1))],
      robot,
      anew,
      { conversationId: 'one', mayReopen: false },
    ],
    [
      'what lies in the trash stays there',
      [sure(trashed)],
      person,
      reopen,
      { conversationId: null, why: 'in-trash', possibleMatchId: 'one' },
    ],
    [
      'a living one behind the trash is taken',
      [sure(trashed), sure({ ...open, id: 'two' })],
      person,
      reopen,
      { conversationId: 'two' },
    ],
  ])('%s', (_, leads, arrival, policy, expected) => {
    expect(place(leads, arrival, policy)).toMatchObject(expected)
  })

  test('who does not take part never gets in by a guess, and never is anything lost', () => {
    const target = fc.record({
      id: fc.constantFrom('one', 'two', 'three'),
      number: fc.constant(1),
      status: fc.constantFrom('open', 'resolved', 'closed'),
      resolvedAt: fc.option(fc.constantFrom(daysAgo(1), daysAgo(90))),
      deletedAt: fc.option(fc.constant(daysAgo(1))),
      takesPart: fc.constant(false),
    })
    fc.assert(
      fc.property(fc.array(target), fc.boolean(), (targets, automatic) => {
        const placed = place(targets.map(guess), { ...person, automatic }, reopen)
        expect(placed.conversationId).toBeNull()
        if (targets.length) expect(placed).toHaveProperty('possibleMatchId')
      }),
    )
  })
})
