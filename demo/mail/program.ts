import { escapeHtml } from '../html.ts'
import type { Language } from '../records.ts'
import type { Letter, Utterance } from './letters.ts'

export type Encoding = 'base64' | 'quoted-printable'

/** How one mail program dresses a letter. */
export type Program = {
  /** A header line that names the program, if it says who it is. */
  mailer: string | null
  /** What stands before the subject of an answer. */
  prefix: string
  encoding: Record<'latin' | 'cyrillic', Encoding>
  /** Without angle brackets; the same for the same letter. */
  messageId(letter: Pick<Letter, 'id' | 'time' | 'email'>): string
  /** Stands in the plain text where the picture stands in the HTML. */
  pictureMark(name: string, contentId: string): string
  /** The line some programs add below what was written; empty for most. */
  tagline(language: Language): string
  text(words: string, quoted: Utterance[], language: Language): string
  html(words: string, picture: string, quoted: Utterance[], language: Language): string
}

/** Quotes inside quotes: each earlier utterance takes the ones before it along. */
export function nested(quoted: Utterance[], quote: (one: Utterance, inner: string) => string): string {
  return quoted.reduceRight((inner, one) => quote(one, inner), '')
}

export function marked(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('>') ? `>${line}` : line === '' ? '>' : `> ${line}`))
    .join('\n')
}

export const lines = (text: string) => escapeHtml(text).replaceAll('\n', '<br>')

export const domainOf = (email: string) => email.slice(email.indexOf('@') + 1)

/** Fifteen digits or fewer from the random end of an id. */
export const digitsOf = (id: string) => String(Number.parseInt(id.slice(24), 16))
