import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { belongsTo, claimsOf, memberAddress, memberMailId, ownWords, paragraphs } from './rules.ts'

const key = { secret: 'a secret of thirty-two characters', workspaceId: 'workspace' }
const answerable = fc.record({
  kind: fc.constantFrom('reply' as const, 'note' as const),
  number: fc.integer({ min: 1, max: 1e9 }),
  seq: fc.integer({ min: 0, max: 1e6 }),
})

describe('the address by which a member answers', () => {
  test('says what, where and how far, and is this member’s alone, in any case of letters', () => {
    fc.assert(
      fc.property(answerable, fc.uuid(), fc.uuid(), fc.boolean(), (what, member, another, loud) => {
        const address = memberAddress(key, 'support@shop.example', what, member)
        const [claim] = claimsOf([loud ? address.toUpperCase() : address], [])
        expect(claim).toMatchObject(what)
        if (!claim) return
        expect(belongsTo(key, claim, member)).toBe(true)
        expect(belongsTo(key, claim, another)).toBe(another === member)
        expect(belongsTo({ ...key, workspaceId: 'another' }, claim, member)).toBe(false)
        expect(belongsTo(key, { ...claim, seq: claim.seq + 1 }, member)).toBe(false)
        expect(belongsTo(key, { ...claim, kind: claim.kind === 'note' ? 'reply' : 'note' }, member)).toBe(false)
      }),
    )
  })

  test('keeps to what a mail address may hold', () => {
    const address = memberAddress(key, 'support@shop.example', { kind: 'reply', number: 999_999, seq: 9999 }, 'm')
    expect(address.split('@')[0]?.length).toBeLessThanOrEqual(64)
  })

  test('stands in the Message-ID too', () => {
    const id = memberMailId(key, { kind: 'note', number: 12, seq: 3 }, 'vera', 'ab12', 'desk.example')
    const [claim] = claimsOf([], [id])
    expect(claim).toMatchObject({ kind: 'note', number: 12, seq: 3 })
    expect(claim && belongsTo(key, claim, 'vera')).toBe(true)
    expect(claimsOf(['support+c12.abcdefghijkl@shop.example'], ['12.0123.abc@desk.example'])).toEqual([])
  })
})

test('words become paragraphs and never markup', () => {
  expect(paragraphs('Hello <b>Ana</b>,\nsoon.\n\n\nVera & Co ')).toBe(
    '<p>Hello &lt;b&gt;Ana&lt;/b&gt;,<br>soon.</p><p>Vera &amp; Co</p>',
  )
})

test('a quotation alone says nothing; words around one stay', () => {
  expect(ownWords('\n\nOn Saturday, Kept wrote:\n> one\n>\n> two\n')).toBe('')
  expect(ownWords('Yes.\n\nOn Saturday, Kept wrote:\n> one')).toBe('Yes.')
  expect(ownWords('> one\nYes.\n> two\nNo.')).toBe('> one\nYes.\n> two\nNo.')
  expect(ownWords('These are:\n- a\n- b')).toBe('These are:\n- a\n- b')
  expect(paragraphs(ownWords(''))).toBe('')
})
