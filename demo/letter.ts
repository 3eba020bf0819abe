import type { Deck } from './deck.ts'
import type { Moment } from './facts.ts'
import { say } from './phrase.ts'
import { at, chance, type Random } from './random.ts'
import type { Language } from './records.ts'
import type { Move, Scenario, Script, Talk } from './script.ts'
import { bulgarian } from './talk/bg.ts'
import { english } from './talk/en.ts'
import { russian } from './talk/ru.ts'

const TALKS: Record<Language, Talk> = { en: english, ru: russian, bg: bulgarian }

export const talkFor = ({ talk }: Scenario, language: Language): Talk => ({ ...TALKS[language], ...talk?.[language] })

/** What one conversation remembers between its letters. */
export type Telling = {
  r: Random
  deck: Deck
  scenario: Scenario
  talk: Talk
  /** Which general question was asked, so that the answer fits it. */
  asked: number
  /** Our letters so far. */
  replies: number
}

/** The text of one turn: greeting, paragraphs and closing, as this writer would put them. */
export function letter(telling: Telling, move: Move, m: Moment): string {
  const { talk } = telling
  const script = telling.scenario.words[m.customer.language]
  const draw = (phrases: readonly string[]) => say(telling.deck(phrases), m)
  switch (move) {
    case 'open':
      return fromCustomer(telling, m, opening(telling, script, talk, draw))
    case 'tell':
      return fromCustomer(telling, m, [draw(script.tell)])
    case 'clarifyTell':
      return fromCustomer(telling, m, [draw(at(talk.clarify, telling.asked).tell)])
    case 'nudge':
    case 'more':
    case 'unhappy':
      return fromCustomer(telling, m, [draw(talk[move])])
    case 'thanks':
    case 'confirm':
      return fromCustomer({ ...telling, talk: { ...talk, closing: talk.farewell } }, m, [draw(talk[move])])
    case 'ask':
      return fromUs(telling, m, [...opener(telling, m), draw(script.ask)])
    case 'look':
      return fromUs(telling, m, [...opener(telling, m), draw(script.look)])
    case 'found':
      return fromUs(telling, m, [...opener(telling, m), draw(script.found)])
    case 'clarifyAsk':
      telling.asked += 1
      return fromUs(telling, m, [...opener(telling, m), draw(at(talk.clarify, telling.asked).ask)])
    case 'update':
    case 'delayed':
    case 'again':
    case 'check':
    case 'welcome':
      return fromUs(telling, m, [draw(talk[move])])
    case 'note':
      return draw(script.note)
    case 'noteAsk':
    case 'noteAnswer':
    case 'noteCall':
    case 'handed':
      return draw(talk[move])
  }
}

function opening(telling: Telling, script: Script, talk: Talk, draw: (phrases: readonly string[]) => string): string[] {
  const { r, scenario } = telling
  const first = [draw(script.situation)]
  if (chance(r, 0.65)) first.push(draw(script.detail))
  const last: string[] = []
  if (scenario.tone === 'trouble' && chance(r, 0.3)) last.push(draw(talk.flavour))
  if (chance(r, 0.8)) last.push(draw(script.wish))
  return chance(r, 0.5) ? [first.join(' '), last.join(' ')] : [[...first, ...last].join(' ')]
}

function fromCustomer(telling: Telling, m: Moment, paragraphs: string[]): string {
  const { talk } = telling
  const { manner } = m.customer
  const bare = telling.replies > 0 && chance(telling.r, 0.4)
  const greeting = bare ? '' : say(telling.deck(at(talk.greeting, manner)), m)
  const closing = bare && manner < 2 ? '' : say(telling.deck(at(talk.closing, manner)), m)
  return laidOut([greeting, ...paragraphs, closing])
}

/** How a first answer begins; those that apologise for coming late need no such beginning. */
function opener({ replies, scenario: { tone }, talk, deck }: Telling, m: Moment): string[] {
  if (replies > 0 || tone === 'praise') return []
  return [say(deck(tone === 'trouble' ? talk.sorry : talk.gladly), m)]
}

function fromUs(telling: Telling, m: Moment, paragraphs: string[]): string {
  const { talk } = telling
  const first = telling.replies === 0
  telling.replies += 1
  const greeting = say(telling.deck(first ? talk.hello : talk.helloAgain), m)
  return laidOut([greeting, paragraphs.join(' '), say(telling.deck(talk.signature), m)])
}

function laidOut(paragraphs: string[]): string {
  return paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')
}
