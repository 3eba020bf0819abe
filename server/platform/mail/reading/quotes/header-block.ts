import { HEADER_FIELDS, type HeaderField } from './words.ts'

const FIELDS = (Object.entries(HEADER_FIELDS) as [HeaderField, string][]).map(
  ([field, words]) => [field, new RegExp(`^[\\s>|*_•]*(?:${words})\\s*[*_]*\\s*[:：]`, 'iu')] as const,
)
const EMAIL = /@[\p{L}\p{N}-]+\.|mailto:/iu
const MOST_LINES = 24

export function headerField(line: string): HeaderField | null {
  // The colon comes early in every header line; testing that first spares the long alternations for prose.
  const colon = line.search(/[:：]/)
  if (colon < 1 || colon > 40) return null
  for (const [field, pattern] of FIELDS) if (pattern.test(line)) return field
  return null
}

/** The last line of a quoted mail's header that begins at `from`, or -1: From/Sent/To/Subject in whatever order. */
export function headerBlockEnd(lines: readonly string[], from: number): number {
  const first = headerField(lines[from] as string)
  if (!first || first === 'other' || first === 'cc') return -1
  const fields = new Set<HeaderField>()
  let last = from
  let addressed = false
  let wrapped = 0
  for (let at = from; at < lines.length && at < from + MOST_LINES; at++) {
    const line = lines[at] as string
    const bare = line.replace(/^[>|\s]+/, '')
    if (bare === '') {
      if (fieldWithin(lines, at + 1, 2) === null || (fields.size >= 3 && lines[at + 1]?.trim() === '')) break
      continue
    }
    const field = headerField(line)
    if (field) {
      fields.add(field)
      last = at
      wrapped = 0
      if ((field === 'from' || field === 'to') && (EMAIL.test(line) || EMAIL.test(lines[at + 1] ?? '')))
        addressed = true
    } else {
      wrapped++
      // Long values wrap onto following lines; the block goes on only when another field comes soon.
      const comes = fieldWithin(lines, at + 1, 3)
      if (wrapped > 6 || comes === null) {
        if (fields.size >= 2 && continues(lines, last, at)) last = at
        break
      }
    }
  }
  return believable(fields, addressed) ? last : -1
}

const continues = (lines: readonly string[], last: number, at: number) =>
  at === last + 1 &&
  !/^\s*$/.test(lines[at] as string) &&
  /^\s*$/.test(lines[at + 1] ?? '') &&
  /[,;]$|^[^.!?]{0,60}$/.test((lines[last] as string).trim()) &&
  /^\s/.test(lines[at] as string)

function fieldWithin(lines: readonly string[], from: number, most: number): HeaderField | null {
  for (let at = from; at < lines.length && at < from + most; at++) {
    const field = headerField(lines[at] as string)
    if (field) return field
  }
  return null
}

/** "From: London / To: Paris / Date: 5 May" is an order, no header: an address or a subject with a date must be there. */
function believable(fields: ReadonlySet<HeaderField>, addressed: boolean): boolean {
  if (fields.has('subject') && fields.has('date') && (fields.has('from') || fields.has('to'))) return true
  if (addressed && fields.has('from') && (fields.has('date') || fields.has('subject') || fields.has('to'))) return true
  return fields.has('from') && fields.has('subject') && fields.has('to')
}
