import { readdirSync, readFileSync } from 'node:fs'
import i18next, { type i18n } from 'i18next'
import type { Language } from '../../../contract/shapes.ts'

const folder = new URL('../../../locales/', import.meta.url)
export const languages: readonly Language[] = ['en', 'ru', 'bg']
/** The namespaces the server speaks; the screens' own are loaded by the screens. */
const namespaces = ['errors', 'field-errors', 'notice-mails', 'server']

let words: i18n | null = null

/** Words of the server in one language: `t('errors:not-found.title')`. Locales are read once, when first asked for. */
export function translator(language: string): (key: string, values?: Record<string, unknown>) => string {
  words ??= load()
  return words.getFixedT(languages.find((known) => known === language) ?? 'en')
}

function load(): i18n {
  const instance = i18next.createInstance()
  const files = (language: string) =>
    readdirSync(new URL(`${language}/`, folder)).filter((file) => namespaces.includes(file.replace('.json', '')))
  const resources = Object.fromEntries(
    languages.map((language) => [
      language,
      Object.fromEntries(
        files(language).map((file) => [
          file.replace('.json', ''),
          JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')),
        ]),
      ),
    ]),
  )
  // Synchronous, because nothing is fetched; mails are text, so nothing is escaped here.
  instance.init({
    resources,
    fallbackLng: 'en',
    ns: namespaces,
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return instance
}

/** The best of our languages for an Accept-Language header or a language tag. */
export function bestLanguage(accepted: string | undefined | null): Language {
  const wanted = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim().slice(0, 2))
  return (
    languages.find((language) => language === wanted.find((tag) => languages.some((known) => known === tag))) ?? 'en'
  )
}
