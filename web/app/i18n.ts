import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../contract/shapes.ts'

export const languages: readonly { value: Language; label: string }[] = [
  { value: 'en', label: 'English' },
  { value: 'ru', label: 'Русский' },
  { value: 'bg', label: 'Български' },
]

const files = import.meta.glob<Record<string, unknown>>(['../../locales/*/*.json', '!../../locales/*/server.json'], {
  import: 'default',
})

/** Fetches only the words of the screens and the language that are shown. */
const words: BackendModule = {
  type: 'backend',
  init: () => {},
  read: (language, namespace, done) => {
    const load = files[`../../locales/${language}/${namespace}.json`]
    if (!load) return done(new Error(`no words for ${language}/${namespace}`), null)
    load().then(
      (found) => done(null, found),
      (error: Error) => done(error, null),
    )
  },
}

const known = (tag: string | null | undefined): Language | null =>
  languages.find(({ value }) => tag?.toLowerCase().startsWith(value))?.value ?? null

const kept = () => {
  try {
    return known(localStorage.getItem('kept.language'))
  } catch {
    return null
  }
}

/** The language chosen before, or the first of the browser's that we speak. */
export const guessLanguage = (): Language =>
  kept() ?? navigator.languages.map(known).find((language) => language !== null) ?? 'en'

export const startWords = () =>
  i18next
    .use(words)
    .use(initReactI18next)
    .init({
      lng: guessLanguage(),
      fallbackLng: false,
      supportedLngs: languages.map(({ value }) => value),
      ns: ['app', 'errors'],
      defaultNS: 'app',
      interpolation: { escapeValue: false },
      returnNull: false,
    })
    .then(() => setDocumentLanguage(guessLanguage()))

const setDocumentLanguage = (language: Language) => {
  document.documentElement.lang = language
}

export const speak = async (language: Language) => {
  try {
    localStorage.setItem('kept.language', language)
  } catch {
    // Not kept for next time; the profile knows it anyway.
  }
  setDocumentLanguage(language)
  if (i18next.language !== language) await i18next.changeLanguage(language)
}
