import { random, seedFor, weighted } from '../random.ts'
import type { Language } from '../records.ts'
import type { Program } from './program.ts'
import { abv } from './programs/abv.ts'
import { apple } from './programs/apple.ts'
import { gmail } from './programs/gmail.ts'
import { mailRu } from './programs/mail-ru.ts'
import { outlook } from './programs/outlook.ts'
import { yandex } from './programs/yandex.ts'

const USED: Record<Language, [Program, number][]> = {
  en: [
    [gmail, 45],
    [apple, 30],
    [outlook, 25],
  ],
  ru: [
    [mailRu, 30],
    [yandex, 30],
    [gmail, 20],
    [apple, 10],
    [outlook, 10],
  ],
  bg: [
    [gmail, 42],
    [abv, 25],
    [outlook, 18],
    [apple, 15],
  ],
}

/** The program this person writes with, always the same; who writes from work mostly has Outlook. */
export function programOf(personId: string, language: Language, atWork: boolean): Program {
  const r = random(seedFor(Number.parseInt(personId.slice(-8), 16), 32, 0))
  if (atWork && r() < 0.6) return outlook
  const used = USED[language]
  const chosen = weighted(
    r,
    used.map(([, weight]) => weight),
  )
  return (used[chosen] as [Program, number])[0]
}
