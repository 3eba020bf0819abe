import { ON, WROTE } from './words.ts'

const VERB = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${WROTE})(?![\\p{L}\\p{N}])|(?:写道|寫道|书写|님이 작성|작성|のメッセージ|書きました)`,
  'iu',
)
const VERB_LAST = new RegExp(`(?:${WROTE})[\\s.]*$`, 'iu')
const BEGINS = new RegExp(`^[\\s>*_\\-–—"'«]*(?:${ON})(?![\\p{L}\\p{N}])`, 'iu')
const EMAIL = /[^\s<>@"'(),;:]+@[^\s<>@"'(),;:]+\.[^\s<>@"'(),;:]+/
const CLOCK = /(?<!\d)\d{1,2}\s?[:.hH點时時시]\s?\d{2}(?!\d)/
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/
const SHORT_DATE = /(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})(?!\d)/
const STARTS_WITH_DATE = /^[\s>*_]*(?:\p{L}{2,13}\.?,?\s+(?:den\s+)?)?\d{1,4}[.,/\-\s年日]/u
const ENDS = /[:：]\s*[*_]*$|[-–—]{2,}\s*$/
const GMAIL_BARE = /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} (?:GMT|UTC)[+-]\d{1,2}:\d{2} \S.*$/

/** An attribution found at lines `from…to`; strong ones may cut off unquoted text below, weak ones need a quote there. */
export type Attribution = { from: number; to: number; strong: boolean }

const MOST_LINES = 6
const MOST_CHARS = 400

const stripped = (line: string) => line.replace(/^[>|\s]+/, '').trim()

function endsAttribution(text: string): boolean {
  if (ENDS.test(text)) return true
  // Without a colon the verb itself (or "at 5 pm" behind it, Lotus) has to end the line.
  const verb = VERB.exec(text)
  return (
    (verb !== null && verb.index + verb[0].length >= text.length - 1) ||
    GMAIL_BARE.test(text) ||
    /<[^<>\s]+@[^<>\s]+>$/.test(text)
  )
}

/** 2: strong, 1: weak (only above a quote), 0: none. */
function strength(text: string): 0 | 1 | 2 {
  if (GMAIL_BARE.test(text)) return 2
  const verb = VERB.test(text)
  const email = EMAIL.test(text)
  const dated = CLOCK.test(text) || YEAR.test(text) || SHORT_DATE.test(text)
  const closes = ENDS.test(text)
  if (verb && closes) {
    if (email && !/https?:\/\/\S*$/.test(text.replace(/[:：]\s*$/, ''))) return 2
    if (dated && (BEGINS.test(text) || STARTS_WITH_DATE.test(text) || CLOCK.test(text))) return 2
    return 1
  }
  if (closes && email && dated)
    return STARTS_WITH_DATE.test(text) || /<[^<>]*@[^<>]*>\s*[:：]$/.test(text) || CLOCK.test(text) ? 2 : 1
  if (verb) return email || dated ? 1 : 0
  if (STARTS_WITH_DATE.test(text) && /<[^<>\s]+@[^<>\s]+>$/.test(text)) return 1
  return 0
}

/** The attribution that begins at line `from`; a long one is wrapped over several lines, some with blank lines between. */
export function attributionAt(lines: readonly string[], from: number): Attribution | null {
  let text = ''
  let weak: Attribution | null = null
  const first = stripped(lines[from] as string)
  if (first === '' || first.length > MOST_CHARS || !closesSoon(lines, from) || !startsLikely(first)) return null
  for (let at = from; at < lines.length && at < from + MOST_LINES; at++) {
    const line = stripped(lines[at] as string)
    if (line === '' && at > from && !/[<(,:]$|^<?mailto:/i.test(text)) {
      // A blank line inside is believed only when what stands there is plainly unfinished.
      if (!unfinished(text)) return weak
      continue
    }
    text = text === '' ? line : `${text} ${line}`
    if (text.length > MOST_CHARS) return weak
    if (line === '' || !endsAttribution(text)) continue
    const found = strength(text)
    if (found === 2) return { from, to: at, strong: true }
    if (found === 1) weak = { from, to: at, strong: false }
    // With its colon the line is complete; without one the rest may stand on the next line.
    if (weak && ENDS.test(text)) return weak
  }
  return weak
}

/** Cheap look ahead: some line near must end as attributions end. */
function closesSoon(lines: readonly string[], from: number): boolean {
  for (let at = from; at < lines.length && at < from + MOST_LINES; at++) {
    const line = lines[at] as string
    if (
      line.length <= MOST_CHARS &&
      (/[:：>][\s*_]*$|[-–—]\s*$/.test(line) || VERB_LAST.test(line) || GMAIL_BARE.test(line.trim()))
    )
      return true
  }
  return false
}

/** A wrapped attribution must begin as one: with "On", a date, or a name followed by an address on the same line. */
function startsLikely(line: string): boolean {
  return (
    BEGINS.test(line) ||
    STARTS_WITH_DATE.test(line) ||
    EMAIL.test(line) ||
    VERB.test(line) ||
    CLOCK.test(line) ||
    YEAR.test(line)
  )
}

const unfinished = (text: string) => BEGINS.test(text) && /\d/.test(text) && !/[.!?]$/.test(text)
