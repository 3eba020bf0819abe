import { type Template, toValueSync } from 'liquidjs'
import { engine, type Missing, missingOf, newPaper, Watched } from './engine.ts'
import { TemplateFault } from './fault.ts'
import { readable } from './source.ts'

/** What a template speaks of: plain objects of texts and numbers, by the first word of a placeholder. */
export type Facts = Record<string, unknown>

export interface Rendered {
  /** Values in it are escaped; the template's own HTML is as it was written. */
  html: string
  /** Where a value was missing a mark stands in the text; each placeholder once. */
  missing: Missing[]
}

export interface Tongue {
  language: string
  timeZone: string
}

/** Throws TemplateFault where the template cannot be read, or wants too much time, memory or room. */
export function renderTemplate(html: string, facts: Facts, tongue: Tongue): Rendered {
  try {
    const templates: Template[] = engine.parse(readable(html))
    const context = new Watched({ ...withoutEmpty(facts), ...tongue }, engine.options, { sync: true })
    const paper = newPaper()
    toValueSync(engine.renderer.renderTemplates(templates, context, paper))
    const missing = new Map(missingOf(context).map((each) => [each.placeholder, each]))
    return { html: paper.buffer, missing: [...missing.values()] }
  } catch (error) {
    throw new TemplateFault(error)
  }
}

/** In this language an empty text is true; whoever writes `{% if person.phone %}` means that there is one. */
const withoutEmpty = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([name, value]) => {
      if (value === null || value === undefined || value === '') return []
      const isWhole = typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
      return [[name, isWhole ? withoutEmpty(value as Facts) : value]]
    }),
  )
