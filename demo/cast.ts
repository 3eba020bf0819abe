import type { Carrier, Member, TeamKey } from './company.ts'
import { pick, type Random } from './random.ts'
import type { Language } from './records.ts'

/** Chooses members by team and language; made once, because it is asked for every conversation. */
export type Casting = (r: Random, team: TeamKey, language: Language) => Member

export function casting(carrier: Carrier): Casting {
  // Colleagues are asked beside a conversation and never answer a customer.
  const speakers = (language: Language) =>
    carrier.members.filter(({ role, languages }) => role !== 'colleague' && languages.includes(language))
  const table = new Map<string, Member[]>()
  for (const language of ['en', 'ru', 'bg'] as const) {
    const front = speakers(language).filter((member) => member.teams.includes('support'))
    for (const team of carrier.teams) {
      const fitting = speakers(language).filter((member) => member.teams.includes(team.key))
      table.set(`${team.key} ${language}`, fitting.length > 0 ? fitting : front)
    }
  }
  return (r, team, language) => pick(r, table.get(`${team} ${language}`) as Member[])
}
