import type { FilterField } from '../../../contract/filters.ts'

export interface Completion {
  /** What stands in the text once it is taken. */
  text: string
  /** What it means, in the reader's language. */
  label: string
}

export interface Completing {
  /** The stretch of the text that a completion takes the place of. */
  from: number
  to: number
  /** What is being written: the name of a field, or a value of this one. */
  field: FilterField | null
  typed: string
}

const boundary = /[\s(]/

/**
 * What is being written where the caret stands. Quotes are followed from the beginning, so that a space within them ends
 * nothing; null inside words that are looked for as they stand.
 */
export function completingAt(text: string, caret: number, fields: readonly FilterField[]): Completing | null {
  let begin = 0
  let isQuoted = false
  for (let at = 0; at < caret; at++) {
    const letter = text[at] ?? ''
    if (letter === '\\' && isQuoted) at++
    else if (letter === '"') isQuoted = !isQuoted
    else if (!isQuoted && boundary.test(letter)) begin = at + 1
  }
  const word = text.slice(begin, caret)
  const sign = word.match(/^-/)?.[0].length ?? 0
  const colon = word.indexOf(':')
  if (colon < 0) {
    if (word.includes('"')) return null
    return { from: begin + sign, to: endOf(text, caret, /[\s():]/), field: null, typed: word.slice(sign) }
  }
  const name = word.slice(sign, colon).toLowerCase()
  const field = fields.find((each) => each.name === name)
  if (!field) return null
  const value = valueBegin(text, begin + colon + 1, caret)
  const typed = text.slice(value, caret).replace(/^=?"?/, '')
  return { from: value, to: isQuoted ? caret : endOf(text, caret, /[\s(),+"]/), field, typed }
}

/** After the last comma or plus outside quotes. */
function valueBegin(text: string, from: number, caret: number): number {
  let begin = from
  let isQuoted = false
  for (let at = from; at < caret; at++) {
    if (text[at] === '"') isQuoted = !isQuoted
    else if (!isQuoted && (text[at] === ',' || text[at] === '+')) begin = at + 1
  }
  return begin
}

function endOf(text: string, caret: number, stop: RegExp): number {
  let end = caret
  while (end < text.length && !stop.test(text[end] ?? '')) end++
  return end
}

/** The text with a completion taken, and where the caret stands then. */
export function completed(text: string, { from, to, field }: Completing, { text: taken }: Completion) {
  const after = text.slice(to)
  // The name of a field comes with its colon, which may stand there already.
  const put = field === null && after.startsWith(':') ? taken.replace(/:$/, '') : taken
  const caret = from + put.length + (field === null && after.startsWith(':') ? 1 : 0)
  return { text: text.slice(0, from) + put + after, caret }
}

const plain = /^[\p{L}\p{N}](?:[\p{L}\p{N}_@/#]|[.-](?=[\p{L}\p{N}_@/#]))*$/u
const reserved = /^(?:none|any|me|changed|and|or|not|(?:last|next)-.*)$/i

/** A value as the text form writes it: in quotes where it has a space or means something else. */
export const written = (value: string): string =>
  plain.test(value) && !reserved.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`
