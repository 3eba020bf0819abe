import { crc32, deflateSync } from 'node:zlib'

const WIDTH = 216
const HEIGHT = 432
// White, ink, grey, teal, red.
const PALETTE = [255, 255, 255, 31, 41, 55, 209, 213, 219, 15, 118, 110, 185, 28, 28]

function colourAt(x: number, y: number): number {
  if (y < 40) return 3
  const inside = x > 18 && x < WIDTH - 18
  if (inside && y > 170 && y < 262) return y < 174 || y > 257 ? 4 : y > 190 && y < 198 && x < 150 ? 1 : 0
  const line = inside && y > 60 && y % 26 < 8 && x < 60 + ((y * 37) % 130)
  return line ? 2 : 0
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** What a customer's telephone shows when something has gone wrong: PNG, one byte a point, colours by number. */
export function screenshot(): Buffer {
  const rows = Buffer.alloc(HEIGHT * (WIDTH + 1))
  for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) rows[y * (WIDTH + 1) + 1 + x] = colourAt(x, y)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(PALETTE)),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
