import { expect, test } from 'vitest'
import type { Notice } from '../../../contract/notices.ts'
import { askedOf, badgeOf, browserName, placeOf } from './rules.ts'

test('the bell is silent where nothing is unread and says when there is more than it counts', () => {
  expect([badgeOf(undefined), badgeOf({ unread: 0, more: false })]).toEqual([null, null])
  expect([badgeOf({ unread: 3, more: false }), badgeOf({ unread: 99, more: true })]).toEqual(['3', '99+'])
})

test('a notice leads to the message or the side conversation it is about, else to the conversation', () => {
  const about = { conversation: { id: 'c', number: 12, subject: '' }, seq: 7, sideId: null } as Notice
  expect(placeOf(about)).toMatchObject({ params: { number: '12' }, hash: 'message-7' })
  expect(placeOf({ ...about, seq: null })).not.toHaveProperty('hash')
  expect(placeOf({ ...about, seq: null, sideId: 's' })).toMatchObject({ params: { number: '12' }, hash: 'side-s' })
  expect(askedOf({ ...about, sideId: 's' })).toEqual({ to: '/asked/$id', params: { id: 's' } })
})

test('a browser goes by the name its user knows', () => {
  const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36'
  expect(browserName(chrome)).toBe('Chrome · Linux')
  expect(browserName(`${chrome} Edg/140.0`)).toBe('Edge · Linux')
  expect(browserName('Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0')).toBe('Firefox · Android')
  expect(browserName('')).toBe('Browser')
})
