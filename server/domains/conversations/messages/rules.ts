/** Places of the first and the last byte. */
export interface Part {
  start: number
  end: number
}

/**
 * The part of a file that a Range header asks for (RFC 9110 §14): null where the whole is to be sent, because none is
 * asked, or several, or in a way we do not know; `outside` where the file is shorter.
 */
export function partOf(range: string | undefined, size: number): Part | 'outside' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (from === '' && to === '') return null
  if (from === '')
    return Number(to) === 0 || size === 0 ? 'outside' : { start: Math.max(0, size - Number(to)), end: size - 1 }
  const start = Number(from)
  const end = Math.min(to === '' ? size - 1 : Number(to), size - 1)
  if (start >= size) return 'outside'
  return to !== '' && Number(to) < start ? null : { start, end }
}
