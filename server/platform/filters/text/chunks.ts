import type { Chunk, Piece } from './parse.ts'

/** A piece cut at a sign that stands outside quotes: `vip+"a+b"` at `+` is two. */
export function cut(piece: Piece, sign: string): Piece[] {
  const pieces: Piece[] = [{ chunks: [], position: piece.position, length: 0 }]
  for (const chunk of piece.chunks) {
    const parts = chunk.quoted ? [chunk] : partsOf(chunk, sign)
    parts.forEach((part, index) => {
      if (index > 0) pieces.push({ chunks: [], position: part.position, length: 0 })
      const last = pieces.at(-1) as Piece
      if (part.text || part.quoted) last.chunks.push(part)
      last.length = part.position + part.length - last.position
    })
  }
  return pieces
}

function partsOf(chunk: Chunk, sign: string): Chunk[] {
  let { position } = chunk
  return chunk.text.split(sign).map((text) => {
    const part = { text, quoted: false, position, length: text.length }
    position += text.length + sign.length
    return part
  })
}

/** The text of a piece of one chunk; what is glued together of several is one value too. */
export const textOf = (piece: Piece): string => piece.chunks.map(({ text }) => text).join('')

export const isBare = (piece: Piece): boolean => piece.chunks.every(({ quoted }) => !quoted)

/** The word of a piece that stands there alone and unquoted, in lower case: none, any, me, changed. */
export const keywordOf = (piece: Piece | undefined): string | undefined =>
  piece?.chunks.length === 1 && isBare(piece) ? textOf(piece).toLowerCase() : undefined

/** Takes a sign off the front or the back of a piece, where it stands outside quotes; null where it does not. */
export function without(piece: Piece, sign: string, side: 'front' | 'back'): Piece | null {
  const index = side === 'front' ? 0 : piece.chunks.length - 1
  const chunk = piece.chunks[index]
  if (!chunk || chunk.quoted) return null
  if (!(side === 'front' ? chunk.text.startsWith(sign) : chunk.text.endsWith(sign))) return null
  const text = side === 'front' ? chunk.text.slice(sign.length) : chunk.text.slice(0, -sign.length)
  const position = side === 'front' ? chunk.position + sign.length : chunk.position
  const rest = { text, quoted: false, position, length: text.length }
  const chunks = piece.chunks.toSpliced(index, 1, ...(text ? [rest] : []))
  const begin = side === 'front' ? piece.position + sign.length : piece.position
  return { chunks, position: begin, length: piece.length - sign.length }
}
