import { expect, test } from 'vitest'
import { showsPicture } from './rules.ts'

const html =
  '<img data-outside-src="https://x.example/a.png?b=1&amp;c=&quot;2&quot;" /><a href="https://x.example/secret">'

test('only a picture that the message shows may be fetched', () => {
  expect(showsPicture(html, 'https://x.example/a.png?b=1&c="2"')).toBe(true)
  expect(showsPicture(html, 'https://x.example/a.png')).toBe(false)
  expect(showsPicture(html, 'https://x.example/secret')).toBe(false)
  expect(showsPicture(html, '')).toBe(false)
})
