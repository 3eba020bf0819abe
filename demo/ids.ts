import type { Random } from './random.ts'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function hex16(value: number): string {
  return (HEX[(value >>> 8) & 255] as string) + (HEX[value & 255] as string)
}

/** A UUID in the layout of version 7 (RFC 9562, 5.7): the time of the thing in milliseconds, the rest from the seed. */
export function idAt(time: number, r: Random): string {
  const high = Math.floor(time / 0x100000000)
  const low = Math.floor(time) >>> 0
  const a = Math.floor(r() * 0x10000000)
  const b = Math.floor(r() * 0x100000000)
  const c = Math.floor(r() * 0x100000000)
  const version = 0x7000 | (a & 0xfff)
  const variant = 0x8000 | ((a >>> 12) & 0x3fff)
  return `${hex16(high)}${hex16(low >>> 16)}-${hex16(low)}-${hex16(version)}-${hex16(variant)}-${hex16(b >>> 16)}${hex16(b)}${hex16(c >>> 16)}`
}
