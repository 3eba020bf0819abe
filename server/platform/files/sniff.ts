/** What bytes really are, whatever their sender calls them. Only kinds that Kept shows or must not show are known. */
const marks: {
  type: string
  at?: number
  bytes: readonly number[]
  also?: { at: number; bytes: readonly number[] }
}[] = [
  { type: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', bytes: [0x52, 0x49, 0x46, 0x46], also: { at: 8, bytes: [0x57, 0x45, 0x42, 0x50] } },
  { type: 'image/avif', at: 4, bytes: [0x66, 0x74, 0x79, 0x70], also: { at: 8, bytes: [0x61, 0x76, 0x69, 0x66] } },
  { type: 'image/bmp', bytes: [0x42, 0x4d], also: { at: 6, bytes: [0, 0, 0, 0] } },
  { type: 'image/x-icon', bytes: [0, 0, 1, 0] },
  { type: 'application/pdf', bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'application/x-msdownload', bytes: [0x4d, 0x5a] },
]

/** Null where the bytes do not tell. */
export function sniffType(bytes: Uint8Array): string | null {
  const stands = (wanted: readonly number[], at: number) => wanted.every((byte, index) => bytes[at + index] === byte)
  const found = marks.find(
    ({ bytes: wanted, at = 0, also }) => stands(wanted, at) && (!also || stands(also.bytes, also.at)),
  )
  if (found) return found.type
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart().toLowerCase()
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)?(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/.test(head))
    return 'image/svg+xml'
  if (/^<(?:!doctype html|html|head|body|script|iframe)[\s>]/.test(head)) return 'text/html'
  return null
}

const pictures: ReadonlySet<string> = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
  'image/x-icon',
])

/** A picture without script in it: SVG is a document, not one of these. */
export const isPicture = (type: string | null): boolean => type !== null && pictures.has(type)

/** The type to keep for a file: what its bytes say, else what its sender says, unless those two could not both be true. */
export function typeOfFile(bytes: Uint8Array, declared: string): string {
  const sniffed = sniffType(bytes)
  if (sniffed) return sniffed
  const type = declared.toLowerCase()
  return isPicture(type) || !/^[\w.+-]+\/[\w.+-]+$/.test(type) ? 'application/octet-stream' : type
}
