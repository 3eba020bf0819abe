import type { Problem, Tree } from './rule.ts'

const languages = ['en', 'ru', 'bg'] as const
const source = 'en'
const plural = /^(.+?)_(ordinal_)?(zero|one|two|few|many|other)$/

/** Key to text; a nested key is written with dots. */
type Texts = Map<string, string>

/**
 * Every language says everything English says: the same namespaces and keys, the same placeholders, the plural forms
 * its own grammar has (CLDR, by Intl.PluralRules), and no empty text. Files are `locales/<language>/<namespace>.json`.
 */
export function locales(tree: Tree): Problem[] {
  const problems: Problem[] = []
  for (const namespace of namespacesOf(tree)) {
    const originals = textsOf(tree, source, namespace, problems)
    for (const language of languages) {
      const texts = language === source ? originals : textsOf(tree, language, namespace, problems)
      if (originals && texts) problems.push(...compared(language, pathOf(language, namespace), originals, texts))
    }
  }
  return problems
}

const pathOf = (language: string, namespace: string) => `locales/${language}/${namespace}.json`

function namespacesOf(tree: Tree): Set<string> {
  const found = [...tree.keys()].map((path) => path.match(/^locales\/[^/]+\/(.+)\.json$/)?.[1])
  return new Set(found.filter((namespace) => namespace !== undefined))
}

function textsOf(tree: Tree, language: string, namespace: string, problems: Problem[]): Texts | undefined {
  const path = pathOf(language, namespace)
  const text = tree.get(path)
  if (text === undefined) {
    problems.push({ rule: 'locales', path, message: 'missing: every language has every namespace' })
    return undefined
  }
  const texts: Texts = new Map()
  flatten(JSON.parse(text), '', texts)
  return texts
}

function flatten(value: unknown, key: string, texts: Texts): void {
  if (typeof value === 'string') texts.set(key, value)
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) flatten(inner, key ? `${key}.${name}` : name, texts)
}

function compared(language: string, path: string, originals: Texts, texts: Texts): Problem[] {
  const problems: Problem[] = []
  const say = (message: string) => problems.push({ rule: 'locales', path, message })
  const wanted = expectedKeys(originals, language)

  for (const [key, text] of texts) {
    const original = wanted.get(key)
    if (original === undefined) say(`"${key}" is not in English, or not a plural form of ${language}`)
    else if (text.trim() === '') say(`"${key}" is empty`)
    else if (!samePlaceholders(key, original, text)) say(`"${key}" has other placeholders than "${original}"`)
  }
  for (const key of wanted.keys()) if (!texts.has(key)) say(`"${key}" is missing`)
  return problems
}

/** The keys a language must have, each with the English text it is held against. */
function expectedKeys(originals: Texts, language: string): Texts {
  const wanted: Texts = new Map()
  for (const [key, text] of originals) {
    const [, base, ordinal = ''] = key.match(plural) ?? []
    const other = base === undefined ? undefined : originals.get(`${base}_${ordinal}other`)
    if (other === undefined) wanted.set(key, text)
    else for (const form of formsOf(language, ordinal !== '')) wanted.set(`${base}_${ordinal}${form}`, other)
  }
  return wanted
}

function formsOf(language: string, ordinal: boolean): string[] {
  return new Intl.PluralRules(language, { type: ordinal ? 'ordinal' : 'cardinal' }).resolvedOptions().pluralCategories
}

/** `{{name}}`, `$t(key)` and markup like `<b>`; a plural form may leave `{{count}}` out ("one message"). */
function samePlaceholders(key: string, original: string, text: string): boolean {
  const isPlural = plural.test(key)
  const of = (words: string) => {
    const found = [...words.matchAll(/\{\{\s*-?\s*([\w.]+)[^}]*\}\}|\$t\([^)]*\)|<\/?[\w]+\s*\/?>/g)]
    const names = found.map(([whole, name]) => name ?? whole.replaceAll(' ', ''))
    return [...new Set(names.filter((name) => !(isPlural && name === 'count')))].sort().join()
  }
  return of(original) === of(text)
}
