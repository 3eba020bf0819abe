import { type Moment, slot } from './facts.ts'

type Part = string | ((m: Moment) => string)

const compiled = new Map<string, Part[]>()

// {name} a fact · [him|her] by the gender of the one who speaks · <him|her> by the gender of the customer
const MARK = /\{(\w+)\}|\[([^|\]]*)\|([^\]]*)\]|<([^|>]*)\|([^>]*)>/g

function compile(phrase: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const found of phrase.matchAll(MARK)) {
    if (found.index > from) parts.push(phrase.slice(from, found.index))
    from = found.index + found[0].length
    const [, name, he = '', she = '', him, her = ''] = found
    if (name !== undefined) {
      const fill = slot(name)
      if (!fill) throw new Error(`Unknown fact {${name}} in “${phrase}”`)
      parts.push(fill)
    } else if (him !== undefined) parts.push((m) => (m.customer.gender === 'male' ? him : her))
    else parts.push((m) => (m.speaker === 'male' ? he : she))
  }
  if (from < phrase.length) parts.push(phrase.slice(from))
  return parts
}

/** The phrase said at this moment, beginning with a capital letter. Throws on a fact that does not exist. */
export function say(phrase: string, m: Moment): string {
  const parts = compiled.get(phrase) ?? compile(phrase)
  compiled.set(phrase, parts)
  let said = ''
  for (const part of parts) {
    const piece = typeof part === 'string' ? part : part(m)
    // A fact that ends in an abbreviation brings its own full stop.
    said += piece.startsWith('.') && said.endsWith('.') ? piece.slice(1) : piece
  }
  const first = said.charAt(0)
  const capital = first.toUpperCase()
  return first === capital ? said : capital + said.slice(1)
}
