import { expect, test } from 'vitest'
import { isPicture, sniffType, typeOfFile } from './sniff.ts'

const text = (words: string) => Buffer.from(words)

test('bytes say what they are', () => {
  expect(sniffType(Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe('image/png')
  expect(sniffType(Buffer.from('524946460000000057454250', 'hex'))).toBe('image/webp')
  expect(sniffType(text('%PDF-1.7'))).toBe('application/pdf')
  expect(sniffType(text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">'))).toBe('image/svg+xml')
  expect(sniffType(text('  <!DOCTYPE html><p>'))).toBe('text/html')
  expect(sniffType(text('hello'))).toBeNull()
  expect(sniffType(new Uint8Array())).toBeNull()
})

test('a page that calls itself a picture is none', () => {
  expect(typeOfFile(text('<html><script>'), 'image/png')).toBe('text/html')
  expect(typeOfFile(text('nothing'), 'image/png')).toBe('application/octet-stream')
  expect(typeOfFile(text('a,b'), 'text/csv')).toBe('text/csv')
  expect(typeOfFile(text('a'), 'text/csv; x="\r\n"')).toBe('application/octet-stream')
})

test('SVG is a document', () => {
  expect(isPicture('image/svg+xml')).toBe(false)
  expect(isPicture('image/gif')).toBe(true)
})
