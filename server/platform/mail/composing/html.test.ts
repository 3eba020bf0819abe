import { expect, test } from 'vitest'
import { leavingHtml, quotableHtml } from './html.ts'

const id = '019a1234-5678-7abc-8def-0123456789ab'

test('our pictures travel along, and those that do not stay away', () => {
  expect(leavingHtml(`<p><img src="/api/attachments/${id}/a.png" alt="a" /></p>`, new Set([id]))).toBe(
    `<p><img src="cid:${id}@kept" alt="a" /></p>`,
  )
  expect(leavingHtml(`<p>x<img src="/api/attachments/${id}/a.png" /></p>`, new Set())).toBe('<p>x</p>')
  expect(leavingHtml('<a href="/api/attachments/x">y &amp; z</a>', new Set())).toBe(
    '<a href="/api/attachments/x">y &amp; z</a>',
  )
})

test('a quote holds what was written, not what was quoted in it', () => {
  expect(quotableHtml('<p>new</p><div data-folded=""><blockquote>old</blockquote></div>')).toBe('<p>new</p>')
  expect(quotableHtml('<p><span data-folded="">x</span>y</p>')).toBe('<p>y</p>')
})

test('a quote shows outside pictures again, and drops those that only we have', () => {
  expect(quotableHtml('<img data-outside-src="https://x.example/a.png?a=1&amp;b=2" />')).toBe(
    '<img src="https://x.example/a.png?a=1&amp;b=2" />',
  )
  expect(quotableHtml(`<p>x<img src="/api/attachments/${id}/a.png" /><img data-cid="y" /></p>`)).toBe('<p>x</p>')
})

test('what held only such a picture leaves no empty line', () => {
  expect(quotableHtml(`<p>x</p><p><a href="y"><img src="/api/attachments/${id}/a.png" /></a><br /></p><p>z</p>`)).toBe(
    '<p>x</p><p>z</p>',
  )
  expect(quotableHtml('<p></p><div> </div><p>x</p>')).toBe('<p></p><div> </div><p>x</p>')
})
