import { Context, type Emitter, Liquid, Output, type Template } from 'liquidjs'
import { translator } from '../i18n/i18n.ts'
import { writeDate } from './dates.ts'
import { characterLimit, memoryLimit, outputLimit, timeLimit } from './limits.ts'

/** What remains of the language: nothing that reads files, calls code, or writes HTML past the escaping. */
const tags = 'assign break capture case comment continue cycle decrement echo else for if increment unless'.split(' ')
const filters = (
  'abs append at_least at_most capitalize ceil compact concat date default divided_by downcase first floor join last lstrip ' +
  'map minus modulo newline_to_br plus prepend remove remove_first replace replace_first reverse round rstrip size slice sort ' +
  'split strip strip_newlines times truncate truncatewords uniq upcase url_encode where'
).split(' ')

/** Written by a template where a value is missing; the lookups of one output and the whole of what was missing. */
const looked = 'kept.looked'

/** Tells which lookups found nothing, so that an output knows whether it speaks of something that is not there. */
export class Watched extends Context {
  override *_getFromScope(...given: Parameters<Context['_getFromScope']>): ReturnType<Context['_getFromScope']> {
    const value = yield super._getFromScope(...given)
    if (value === undefined || value === null || value === '') this.setRegister(looked, true)
    return value
  }
}

export interface Missing {
  /** As the template asks for it: person.first_name. */
  placeholder: string
}

class Paper implements Emitter {
  buffer = ''
  write(part: unknown): void {
    this.buffer += part === undefined || part === null ? '' : String(part)
    if (this.buffer.length > outputLimit) throw new Error('output limit exceeded')
  }
}

/** Where values are missing the text says so between these, for people to fill in. */
export const markOf = (placeholder: string): string => `⟦${placeholder}⟧`

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => escapes[sign] as string)

/** Values are escaped for HTML, in the words of the language. The line breaks that `newline_to_br` made stay. */
function escapeValue(this: { context: Context }, value: unknown): string {
  const { language = 'en' } = this.context.environments as { language?: string }
  return escapeHtml(wordsOf(value, language)).replace(/&lt;br \/&gt;/g, '<br />')
}

/** A whole number may be one that is copied somewhere; it stays as it is. */
function wordsOf(value: unknown, language: string): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map((each) => wordsOf(each, language)).join(', ')
  if (typeof value === 'boolean') return translator(language)(value ? 'server:yes' : 'server:no')
  if (typeof value === 'number' && !Number.isInteger(value)) return new Intl.NumberFormat(language).format(value)
  return String(value)
}

function makeEngine(): Liquid {
  const engine = new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    // The library calls it as a filter, with the context.
    outputEscape: escapeValue as (value: unknown) => string,
    parseLimit: characterLimit,
    renderLimit: timeLimit,
    memoryLimit,
    cache: false,
  })
  for (const name of Object.keys(engine.tags)) if (!tags.includes(name)) delete engine.tags[name]
  for (const name of Object.keys(engine.filters)) if (!filters.includes(name)) delete engine.filters[name]
  engine.registerFilter('date', writeDate)
  engine.renderer.renderTemplates = renderAll as Liquid['renderer']['renderTemplates']
  return engine
}

/** The library's loop with our paper: an output that says nothing is written as a mark and kept in the list. */
function* renderAll(templates: Template[], context: Context, paper: Emitter = new Paper()): Generator {
  for (const template of templates) {
    context.renderLimit.check(performance.now())
    if (template instanceof Output) yield* renderOutput(template, context, paper)
    else {
      const html = yield template.render(context, paper)
      if (html) paper.write(html)
    }
    if (context.breakCalled || context.continueCalled) break
  }
  return paper.buffer
}

function* renderOutput(output: Output, context: Context, paper: Emitter): Generator {
  context.setRegister(looked, false)
  const part = new Paper()
  yield output.render(context, part)
  const words = output.token.getText()
  const isMissing = part.buffer.trim() === '' || context.getRegister(looked) === true
  if (!isMissing || /\|\s*default\b/.test(words)) {
    paper.write(part.buffer)
    return
  }
  const placeholder = /[a-z_][\w-]*(?:\.[\w-]+)*/i.exec(words)?.[0] ?? words
  missingOf(context).push({ placeholder })
  paper.write(markOf(placeholder))
}

const missing = new WeakMap<Context, Missing[]>()
export function missingOf(context: Context): Missing[] {
  const known = missing.get(context) ?? []
  missing.set(context, known)
  return known
}

export const engine = makeEngine()
export const newPaper = (): Emitter => new Paper()
