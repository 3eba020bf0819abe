import { decodeText } from './charset.ts'

/** What a winmail.dat holds. */
export type Tnef = {
  text: string | null
  html: string | null
  files: { name: string | null; type: string | null; contentId: string | null; content: Buffer }[]
}

const SIGNATURE = 0x223e9f78
const BODY = 0x800c
const ATTACH_TITLE = 0x8010
const ATTACH_DATA = 0x800f
const ATTACH_PROPS = 0x9005
const ATTACH_START = 0x9002
const MAPI_PROPS = 0x9003
const CODEPAGE = 0x9007

const PROP_HTML = 0x1013
const PROP_TEXT = 0x1000
const PROP_LONG_NAME = 0x3707
const PROP_NAME = 0x3704
const PROP_MIME = 0x370e
const PROP_CONTENT_ID = 0x3712
const PROP_DATA = 0x3701

const SIZES: Record<number, number> = { 2: 4, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 10: 4, 11: 4, 20: 8, 64: 8, 72: 16 }

type Property = { type: number; value: Buffer }

const padded = (length: number) => (length + 3) & ~3

/** MAPI properties of one encapsulated list; reading stops quietly at the first that makes no sense. */
function properties(data: Buffer): Map<number, Property> {
  const found = new Map<number, Property>()
  if (data.length < 4) return found
  const count = Math.min(data.readUInt32LE(0), 2000)
  let at = 4
  for (let nth = 0; nth < count && at + 4 <= data.length; nth++) {
    const type = data.readUInt16LE(at)
    const id = data.readUInt16LE(at + 2)
    at += 4
    if (id >= 0x8000) {
      at = afterName(data, at)
      if (at < 0) return found
    }
    const base = type & 0x0fff
    const fixed = SIZES[base]
    const many = (type & 0x1000) !== 0
    if (fixed !== undefined && !many) {
      found.set(id, { type: base, value: data.subarray(at, at + fixed) })
      at += fixed
      continue
    }
    if (at + 4 > data.length) return found
    const values = fixed !== undefined || many || base >= 0x0d ? data.readUInt32LE(at) : 1
    at += 4
    for (let value = 0; value < Math.min(values, 1000); value++) {
      if (fixed !== undefined) {
        at += fixed
        continue
      }
      if (at + 4 > data.length) return found
      const length = data.readUInt32LE(at)
      at += 4
      if (at + length > data.length) return found
      if (value === 0) found.set(id, { type: base, value: data.subarray(at, at + length) })
      at += padded(length)
    }
  }
  return found
}

/** Named properties carry a GUID and a number or a string before their value. */
function afterName(data: Buffer, at: number): number {
  if (at + 24 > data.length) return -1
  const kind = data.readUInt32LE(at + 16)
  const number = data.readUInt32LE(at + 20)
  return kind === 0 ? at + 24 : at + 24 + padded(number)
}

function textOf(property: Property | undefined, codepage: string): string | null {
  if (!property) return null
  const text = decodeText(property.value, property.type === 0x1f ? 'utf-16le' : codepage).replace(/\0+$/, '')
  return text === '' ? null : text
}

type File = { title: string | null; data: Buffer | null; props: Map<number, Property> }

/** Reads a TNEF stream; null when it is none. Never throws on damaged ones. */
export function readTnef(raw: Buffer): Tnef | null {
  if (raw.length < 6 || raw.readUInt32LE(0) !== SIGNATURE) return null
  let codepage = 'windows-1252'
  let body: Buffer | null = null
  let message = new Map<number, Property>()
  const files: File[] = []
  for (let at = 6; at + 9 <= raw.length; ) {
    const id = raw.readUInt16LE(at + 1)
    const length = raw.readUInt32LE(at + 5)
    const data = raw.subarray(at + 9, Math.min(raw.length, at + 9 + length))
    at += 9 + length + 2
    const last = files.at(-1)
    if (id === CODEPAGE && data.length >= 4) codepage = `windows-${data.readUInt32LE(0)}`
    else if (id === BODY) body = data
    else if (id === MAPI_PROPS) message = properties(data)
    else if (id === ATTACH_START && files.length < 500) files.push({ title: null, data: null, props: new Map() })
    else if (id === ATTACH_TITLE && last) last.title = decodeText(data, codepage).replace(/\0+$/, '') || null
    else if (id === ATTACH_DATA && last) last.data = data
    else if (id === ATTACH_PROPS && last) last.props = properties(data)
  }
  return {
    text: textOf(message.get(PROP_TEXT), codepage) ?? (body ? decodeText(body, codepage).replace(/\0+$/, '') : null),
    html: textOf(message.get(PROP_HTML), codepage),
    files: files.map((file) => ({
      name:
        textOf(file.props.get(PROP_LONG_NAME), codepage) ?? textOf(file.props.get(PROP_NAME), codepage) ?? file.title,
      type: textOf(file.props.get(PROP_MIME), codepage),
      contentId: textOf(file.props.get(PROP_CONTENT_ID), codepage),
      content: file.data ?? file.props.get(PROP_DATA)?.value ?? Buffer.alloc(0),
    })),
  }
}
