import { crc32, deflateSync } from 'node:zlib'
import { random } from '../random.ts'
import { base64Lines } from './encoding.ts'

/** Bytes of a file, kept in the form in which mails carry them. */
export type Drawn = { bytes: Buffer; base64: string }

const KINDS = 24
const drawn: Drawn[] = []

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}

/** A carton seen from the front on a floor, with the grain of a cheap camera: PNG, 8 bits a channel, no alpha. */
function draw(kind: number): Buffer {
  const r = random(kind + 1)
  const width = 56 + 6 * (kind % 12)
  const height = Math.round(width * 0.72)
  const grain = [0, 0, 2, 3, 5, 9][kind % 6] as number
  const brown = [150 + r() * 50, 105 + r() * 40, 60 + r() * 40]
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const box = x > width * 0.15 && x < width * 0.85 && y > height * 0.2 && y < height * 0.85
      const tape = box && Math.abs(x - width / 2) < width * 0.04
      for (let channel = 0; channel < 3; channel++) {
        const base = tape ? 205 : box ? (brown[channel] as number) - (y / height) * 25 : 120 + (y / height) * 60
        rows[y * (1 + width * 3) + 1 + x * 3 + channel] = Math.max(0, Math.min(255, base + (r() - 0.5) * grain))
      }
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** One of two dozen small PNG files, drawn on first use. */
export function picture(choice: number): Drawn {
  const kind = choice % KINDS
  const known = drawn[kind]
  if (known) return known
  const bytes = draw(kind)
  const made = { bytes, base64: base64Lines(bytes) }
  drawn[kind] = made
  return made
}
