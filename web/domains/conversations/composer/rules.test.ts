import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../../contract/conversations.ts'
import { asContent, besideBegun, type LocalDraft, mentionsIn, newerDraft, parseAddress, writeAddress } from './rules.ts'

const local = (change: Partial<LocalDraft>): LocalDraft => ({
  html: '<p>here</p>',
  to: [],
  cc: [],
  bcc: [],
  attachments: [],
  savedAt: Date.parse('2026-03-01T10:00:00Z'),
  version: 1,
  unsaved: true,
  ...change,
})
const server = (change: Partial<Draft>): Draft => ({
  kind: 'reply',
  html: '<p>there</p>',
  to: [],
  cc: [],
  bcc: [],
  attachments: [],
  use: null,
  seenSeq: 1,
  version: 1,
  updatedAt: '2026-03-01T10:00:00Z',
  ...change,
})

describe('the newer draft wins', () => {
  test('what grew from the server’s copy and is not saved yet, whatever the clocks say', () => {
    const slowClock = local({ savedAt: Date.parse('2026-03-01T09:00:00Z') })
    expect(newerDraft(slowClock, server({}))?.html).toBe('<p>here</p>')
  })

  test('the server’s copy, where this browser has nothing new', () => {
    expect(newerDraft(local({ unsaved: false }), server({ version: 3 }))?.html).toBe('<p>there</p>')
  })

  test('by time, where both went on from an older copy', () => {
    const later = local({ savedAt: Date.parse('2026-03-01T11:00:00Z') })
    const earlier = local({ savedAt: Date.parse('2026-03-01T09:00:00Z') })
    expect(newerDraft(later, server({ version: 2 }))?.html).toBe('<p>here</p>')
    expect(newerDraft(earlier, server({ version: 2 }))?.html).toBe('<p>there</p>')
  })

  test('whichever there is, where there is only one', () => {
    expect(newerDraft(null, null)).toBeNull()
    expect(newerDraft(null, server({}))?.html).toBe('<p>there</p>')
    expect(newerDraft(local({}), null)?.html).toBe('<p>here</p>')
    expect(newerDraft(local({ html: '<p></p>', unsaved: false }), null)).toBeNull()
  })
})

describe('addresses', () => {
  test('a name may stand before the address, in quotes or not', () => {
    expect(parseAddress('"Петрова, Мария" <Maria@Example.com>')).toEqual({
      name: 'Петрова, Мария',
      email: 'maria@example.com',
    })
    expect(parseAddress(' maria@example.com ')).toEqual({ name: null, email: 'maria@example.com' })
  })

  test.each(['maria', 'maria@', '@example.com', 'a b@example.com', 'maria@example', ''])('%j is none', (typed) => {
    expect(parseAddress(typed)).toBeNull()
  })

  test('what is written can be read again', () => {
    const name = fc.stringMatching(/^[\p{L} ]{1,20}$/u).map((text) => text.trim())
    const email = fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}\.[a-z]{2,4}$/)
    fc.assert(
      fc.property(name, email, (given, address) => {
        const one = { name: given || null, email: address }
        expect(parseAddress(writeAddress(one))).toEqual(one)
      }),
    )
  })
})

test('what is given back stands above what was begun meanwhile, and neither is lost', () => {
  const file = { id: 'f' } as LocalDraft['attachments'][number]
  const written = (html: string, more: Partial<LocalDraft> = {}): LocalDraft => ({
    ...{ html, to: [], cc: [], bcc: [], attachments: [], savedAt: 1, version: 1, unsaved: false },
    ...more,
  })
  const given = written('<p>Sent</p>', { to: [{ name: null, email: 'a@b.example' }] })
  expect(besideBegun(given, null, null)).toBe(given)
  expect(besideBegun(given, written('<p></p>'), null)).toBe(given)
  expect(besideBegun(given, written('<p>Begun</p>', { attachments: [file] }), null)).toMatchObject({
    html: '<p>Sent</p><p>Begun</p>',
    to: given.to,
    attachments: [file],
    unsaved: true,
  })
  // The server has put below it what it knew.
  const both = written('<p>Sent</p><p>Begun</p>')
  expect(besideBegun(both, written('<p>Begun</p>'), '<p>Begun</p>')).toBe(both)
  expect(besideBegun(both, written('<p>Begun, and more</p>'), '<p>Begun</p>').html).toBe(
    '<p>Sent</p><p>Begun, and more</p>',
  )
})

test('whoever is named in a note is mentioned once', () => {
  const [one, two] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
  const html = `<p><strong data-mention="member:${one}">@Ana</strong> <strong data-mention="team:${two}">@Depot</strong> <strong data-mention="member:${one}">@Ana</strong></p>`
  expect(mentionsIn(html)).toEqual([
    { kind: 'member', id: one },
    { kind: 'team', id: two },
  ])
  expect(mentionsIn('<p><strong>@Ana</strong></p>')).toEqual([])
})

test('what was typed as text stays text', () => {
  expect(asContent('a <b>\n\nc')).toEqual([
    { type: 'paragraph', content: [{ type: 'text', text: 'a <b>' }] },
    { type: 'paragraph' },
    { type: 'paragraph', content: [{ type: 'text', text: 'c' }] },
  ])
})
