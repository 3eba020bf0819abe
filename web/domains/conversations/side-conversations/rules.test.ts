import { expect, test } from 'vitest'
import { isBegun, type Question, quotedOf, saidOf, togetherOf } from './rules.ts'

const thread = [
  { id: 'asked', kind: 'inbound' as const },
  { id: 'noted', kind: 'note' as const },
  { id: 'answered', kind: 'outbound' as const },
  { id: 'told', kind: 'system' as const },
]

test('what goes along was written to the customer or by them, never a note', () => {
  expect(quotedOf(thread, 'nothing')).toEqual([])
  expect(quotedOf(thread, 'newest')).toEqual(['asked'])
  expect(quotedOf(thread, 'all')).toEqual(['asked', 'answered'])
  const long = Array.from({ length: 30 }, (_, at) => ({ id: String(at), kind: 'inbound' as const }))
  expect(quotedOf(long, 'all')).toEqual(long.slice(10).map(({ id }) => id))
})

test('a question that was taken back stands above one that was begun meanwhile', () => {
  const nothing: Question = { subject: '', html: '', to: [], cc: [], attachments: [] }
  expect(isBegun({ ...nothing, html: '<p></p>' })).toBe(false)
  for (const part of [{ subject: 'Rack' }, { html: '<p>Where?</p>' }, { to: [{ name: null, email: 'a@b.example' }] }])
    expect(isBegun({ ...nothing, ...part })).toBe(true)
  const returned = { ...nothing, subject: 'Lorry', html: '<p>When?</p>' }
  const begun = { ...nothing, subject: 'Other', html: '<p>Begun</p>' }
  expect(togetherOf(undefined, null)).toBe(null)
  expect(togetherOf(undefined, begun)).toBe(begun)
  expect(togetherOf(returned, null)).toBe(returned)
  expect(togetherOf(returned, begun)).toMatchObject({ subject: 'Lorry', html: '<p>When?</p><p>Begun</p>' })
})

test('words name whom they mean; without words and files nothing is said', () => {
  const id = '01a20191-a6bd-7694-a2be-78fb1175a4cd'
  const html = `<p><strong data-mention="member:${id}">@Ana</strong> look</p>`
  expect(saidOf({ html, attachments: [] })).toEqual({ html, attachmentIds: [], mentions: [{ kind: 'member', id }] })
  expect(saidOf({ html: '<p></p>', attachments: [] })).toBeNull()
  const file = { id, name: 'a.txt', type: 'text/plain', size: 1, url: '/a', inline: false }
  expect(saidOf({ html: '<p></p>', attachments: [file] })).toEqual({
    html: '<p>…</p>',
    attachmentIds: [id],
    mentions: [],
  })
})
