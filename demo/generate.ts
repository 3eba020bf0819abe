import { arrivals } from './arrivals.ts'
import { DAY } from './calendar.ts'
import { casting } from './cast.ts'
import { carrier } from './company.ts'
import { conversation } from './conversation.ts'
import { lengths } from './lengths.ts'
import { companyId, companyRecord, customer, type Population, personId, personRecord } from './people.ts'
import { at, type Random, random, seedFor, weighted } from './random.ts'
import type { DemoRecord, Options } from './records.ts'
import { SCENARIOS } from './scenarios/index.ts'
import type { Scenario } from './script.ts'
import { LONGEST } from './story.ts'

// Conversations still under way are shorter than they will be; the others make up for it.
const UNFINISHED = 1.07
const SHARE_KNOWN_BEFORE = 0.35

/**
 * A year of an invented carrier's correspondence, one record at a time (see records.ts for the order). The workspace itself,
 * its members, teams, channels and topics come from `carrier({ seed, now })` with the same seed and now.
 * Keeps eight bytes a person and one conversation in memory. Throws a RangeError on counts that make no sense.
 */
export function* generate(options: Options): Generator<DemoRecord> {
  const { seed, conversations, languages = ['en', 'ru', 'bg'], meanMessages = 5 } = options
  const people = options.people ?? Math.max(12, Math.round(conversations * 0.4))
  if (!(conversations >= 0) || !(people >= 1) || languages.length === 0)
    throw new RangeError('Ask for at least one person and one language')
  const now = options.now.getTime()
  const yearAgo = now - 366 * DAY
  const population: Population = { seed, companies: Math.ceil(people / 12), yearAgo, languages }
  const house = carrier({ seed, now: options.now })
  const cast = casting(house)
  const spread = lengths(meanMessages * UNFINISHED)
  const since = new Float64Array(people)
  const before = Math.ceil(people * SHARE_KNOWN_BEFORE)

  for (let i = 0; i < population.companies; i++) yield companyRecord(population, i)
  for (let i = 0; i < before; i++) {
    since[i] = yearAgo - Math.floor(random(seedFor(seed, 8, i))() * 3 * 365 * DAY)
    yield personRecord(population, customer(population, i), since[i] as number)
  }

  let known = before
  let number = 0
  for (const createdAt of arrivals(seed, now, conversations)) {
    number += 1
    const r = random(seedFor(seed, 9, number))
    const due = before + Math.ceil(((people - before) * number) / conversations)
    const fresh = known < due
    const index = fresh ? known : returning(r, known)
    const one = customer(population, index)
    if (fresh) {
      known += 1
      since[index] = createdAt
      yield personRecord(population, one, createdAt)
    }
    const wanted = at(spread, Math.floor(r() * spread.length))
    const scenario = scenarioFor(r, wanted)
    yield* conversation(r, {
      carrier: house,
      casting: cast,
      scenario,
      customer: one,
      personId: personId(population, index, since[index] as number),
      companyId: one.companyIndex === null ? null : companyId(population, one.companyIndex),
      number,
      length: scenario.tone === 'praise' ? wanted : Math.max(2, wanted),
      createdAt,
      now,
    })
  }
}

/** Somebody who has written before: a few write often, most seldom. */
function returning(r: Random, known: number): number {
  return Math.floor(r() ** 2.2 * known)
}

const WEIGHTS = SCENARIOS.map((scenario) => scenario.weight)

function scenarioFor(r: Random, length: number): Scenario {
  for (;;) {
    const scenario = SCENARIOS[weighted(r, WEIGHTS)] as Scenario
    if (length <= LONGEST[scenario.tone]) return scenario
  }
}
