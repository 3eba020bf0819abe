import type { FieldFault } from '../i18n/field-fault.ts'
import { engine } from './engine.ts'
import { TemplateFault } from './fault.ts'
import { characterLimit } from './limits.ts'
import { readable } from './source.ts'

/** One thing a template may ask for. The words for people are in locales, by its name. */
export interface Placeholder {
  /** person.first_name */
  name: string
  type: 'text' | 'number' | 'date' | 'yes-no'
  example: string
}

/** Beside the catalogue: what every template has. */
export const always: readonly Placeholder[] = [
  { name: 'now', type: 'date', example: '2026-11-21T12:00:00Z' },
  { name: 'language', type: 'text', example: 'en' },
]

/** What is wrong with a template, a line each; empty where nothing is. */
export function faultsOf(html: string, catalogue: readonly Placeholder[]): FieldFault[] {
  if (html.length > characterLimit)
    return [{ message: 'is longer than {{most}} characters', data: { most: characterLimit } }]
  try {
    const templates = engine.parse(readable(html))
    const known = new Set([...catalogue, ...always].map(({ name }) => name))
    // A whole (`person`) or what a loop makes of one is no mistake by itself.
    const wholes = new Set([...known].map((name) => name.split('.')[0]))
    const asked = new Set(engine.globalFullVariablesSync(templates))
    return [...asked].flatMap((name): FieldFault[] => {
      const bare = name.replace(/\[.*$/, '')
      if (known.has(bare) || wholes.has(bare)) return []
      const near = nearest(bare, [...known])
      return [
        near
          ? { message: '{{name}} is no placeholder; did you mean {{near}}?', data: { name, near } }
          : { message: '{{name}} is no placeholder', data: { name } },
      ]
    })
  } catch (error) {
    return [{ message: 'cannot be read ({{why}})', data: { why: new TemplateFault(error).message } }]
  }
}

/** The known name that takes the fewest changed letters, where they are few. */
function nearest(name: string, known: readonly string[]): string | null {
  const ranked = known.map((each) => ({ each, off: distance(name, each) })).sort((a, b) => a.off - b.off)
  const best = ranked[0]
  return best && best.off <= Math.max(2, name.length / 3) ? best.each : null
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = [...Array(b.length + 1).keys()]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
