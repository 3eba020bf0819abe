import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addressesOf,
  automaticReason,
  bareSubject,
  contentId,
  fingerprint,
  independent,
  languageOf,
  loopMark,
  writerOf,
} from './rules.ts'

const own = new Set(['support@shop.example'])
const from = (email: string, name = '') => ({ email, name })

describe('the writer', () => {
  test.each([
    ['is who From names', from('Ana@Customer.Example', 'Ana'), [], '', { email: 'ana@customer.example', name: 'Ana' }],
    [
      'is not whom an answer would go to',
      from('ana@customer.example'),
      [from('news@customer.example')],
      '',
      { email: 'ana@customer.example' },
    ],
    [
      'stands in Reply-To where a form writes in our name',
      from('support@shop.example'),
      [from('ana@customer.example', 'Ana')],
      '',
      { email: 'ana@customer.example', name: 'Ana' },
    ],
    [
      'stands in Reply-To where From takes no answers',
      from('no-reply@forms.example', 'Form'),
      [from('ana@customer.example')],
      '',
      { email: 'ana@customer.example', name: 'Form' },
    ],
    [
      'is never ourselves by Reply-To',
      from('no-reply@forms.example'),
      [from('support+x@shop.example')],
      '',
      { email: 'no-reply@forms.example' },
    ],
    ['is the envelope’s sender where From is missing', null, [], 'Bob@x.example', { email: 'bob@x.example' }],
    [
      'is the envelope’s sender where From is nonsense',
      from('nobody at all', 'Bob'),
      [],
      'bob@x.example',
      { email: 'bob@x.example', name: 'Bob' },
    ],
    ['is somebody even where nobody is named', null, [], '', { email: 'unknown@sender.invalid', name: null }],
  ])('%s', (_, author, replyTo, sender, expected) => {
    expect(writerOf({ from: author, replyTo }, sender, own)).toMatchObject(expected)
  })
})

const mail = {
  from: from('ana@customer.example'),
  subject: 'Parcel',
  date: '2026-11-21T12:00:00.000Z',
  text: 'Where is it?',
  html: '<p>Where is it?</p>',
}

describe('the same mail', () => {
  test('keeps its print with a list’s subject and footer', () => {
    expect(fingerprint({ ...mail, subject: 'Re: Parcel', text: 'Where is it?\n--\nfooter' })).toBe(fingerprint(mail))
  })

  test.each([
    ['writer', { from: from('bob@customer.example') }],
    ['date', { date: '2026-11-21T12:00:01.000Z' }],
    ['subject', { subject: 'Invoice' }],
  ])('has another print with another %s', (_, change) => {
    expect(fingerprint({ ...mail, ...change })).not.toBe(fingerprint(mail))
  })

  test('without a date is told by its words', () => {
    expect(fingerprint({ ...mail, date: null })).not.toBe(fingerprint({ ...mail, date: null, text: 'Thanks!' }))
  })

  test('without an id is known by what it says', () => {
    const at = new Date('2026-11-21T12:00:00Z')
    const id = (change: Partial<typeof mail> = {}, files: string[] = ['a']) =>
      contentId({ ...mail, ...change }, files, at)
    expect(id({ text: ' Where  is it?\n' })).toBe(id())
    expect(id({ text: 'Where was it?' })).not.toBe(id())
    expect(id({ html: '<img src="x">' })).not.toBe(id())
    expect(id({}, ['b'])).not.toBe(id())
  })

  test('without an id and a date is known by the day on which it came as well', () => {
    const id = (cameAt: string, date: string | null = null) => contentId({ ...mail, date }, [], new Date(cameAt))
    expect(id('2026-11-21T08:00:00Z')).toBe(id('2026-11-21T23:59:59Z'))
    expect(id('2026-11-21T08:00:00Z')).not.toBe(id('2026-11-22T00:00:00Z'))
    expect(id('2026-11-21T08:00:00Z', mail.date)).toBe(id('2026-12-24T08:00:00Z', mail.date))
  })
})

test.each([
  ['Re: RE: Fwd: Parcel', 'Parcel'],
  ['Отг: Пратка', 'Пратка'],
  ['AW[2]: Paket', 'Paket'],
  ['Reparation', 'Reparation'],
  ['Re:', ''],
])('%j is about %j', (subject, bare) => {
  expect(bareSubject(subject)).toBe(bare)
})

test('everybody it was sent to is told by envelope and headers', () => {
  const headers = [
    { name: 'Delivered-To', value: 'a@x.example' },
    { name: 'X-Original-To', value: '<B@x.example>' },
    { name: 'Subject', value: 'not@me.example' },
  ]
  expect(addressesOf({ headers, to: [from('c@x.example')], cc: [from('A@x.example')] }, ['d@x.example'])).toEqual([
    'd@x.example',
    'a@x.example',
    'b@x.example',
    'c@x.example',
  ])
})

test('our own mark makes a mail a loop, another’s does not', () => {
  const mark = loopMark('secret', 'one')
  const bearing = (value: string) => ({ headers: [{ name: 'x-kept-loop', value }], automatic: null })
  expect(automaticReason(bearing(mark), mark)).toMatchObject({ kind: 'loop' })
  expect(automaticReason(bearing(loopMark('secret', 'two')), mark)).toBeNull()
})

describe('language', () => {
  test.each([
    ['Where is my parcel? It should have come yesterday.', 'en'],
    ['Здравствуйте! Где мой заказ? Вы обещали, что это будет вчера.', 'ru'],
    ['Здравейте, къде е моята пратка? Трябваше да дойде вчера.', 'bg'],
    ['Моля, кога ще пристигне поръчката ми?', 'bg'],
    ['Когда придёт посылка', 'ru'],
    ['12345', null],
    ['', null],
    ['Wo ist mein Paket geblieben?', null],
  ])('%j is %j', (text, language) => {
    expect(languageOf(text)).toBe(language)
  })

  test('any text has an answer', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(['en', 'ru', 'bg', null]).toContain(languageOf(text))
      }),
    )
  })
})

describe('independent', () => {
  test('things with a name in common are one group, over several steps too', () => {
    expect(independent([['a'], ['b'], ['c', 'a'], ['d'], ['b', 'd']])).toEqual([
      [0, 2],
      [1, 3, 4],
    ])
    expect(independent([])).toEqual([])
    expect(independent([[], []])).toEqual([[0], [1]])
  })

  test('everything is in one group, none shares a name with another, and the order stays', () => {
    const names = fc.array(fc.array(fc.constantFrom(...'abcdefghijkl'), { maxLength: 3 }), { maxLength: 20 })
    fc.assert(
      fc.property(names, (given) => {
        const groups = independent(given)
        expect(groups.flat().sort((one, other) => one - other)).toEqual(given.map((_, index) => index))
        const borne = groups.map((group) => new Set(group.flatMap((index) => given[index] ?? [])))
        for (const [index, own] of borne.entries()) {
          for (const other of borne.slice(index + 1)) expect(own.isDisjointFrom(other)).toBe(true)
        }
        for (const group of groups) expect(group).toEqual(group.toSorted((one, other) => one - other))
      }),
    )
  })
})
