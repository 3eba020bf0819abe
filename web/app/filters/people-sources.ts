import { queryOptions, useQueries, useQuery } from '@tanstack/react-query'
import type { Person } from '../../../contract/customers.ts'
import { api } from '../api.ts'
import type { Choice, Source } from './noun.ts'

const few = 20

/** Together, each once: what was found and what was chosen before. */
const joined = (...choices: readonly Choice[]): Choice[] => [
  ...new Map(choices.map((choice) => [choice.value, choice])).values(),
]

/** Below the keys of people and companies, so that what makes those old makes these old. */
const foundPeople = (text: string) =>
  queryOptions({
    queryKey: ['people', 'to choose', text],
    queryFn: () => api('GET /people', { query: { text: text || undefined, limit: few } }),
  })
const onePerson = (id: string) =>
  queryOptions({ queryKey: ['people', 'one', id], queryFn: () => api('GET /people/{id}', { params: { id } }) })
const foundCompanies = (text: string) =>
  queryOptions({
    queryKey: ['companies', 'to choose', text],
    queryFn: () => api('GET /companies', { query: { text: text || undefined, limit: few } }),
  })
const oneCompany = (id: string) =>
  queryOptions({ queryKey: ['companies', 'one', id], queryFn: () => api('GET /companies/{id}', { params: { id } }) })

/** The text form calls a person by their address. */
function choiceOf({ id, name, identities }: Person): Choice {
  const email = identities.find(({ kind }) => kind === 'email')?.value
  const label = [name, email].filter(Boolean).join(' · ') || (identities[0]?.value ?? id)
  return { value: id, label, word: email ?? id }
}

export const personSource: Source = {
  useChoices: (typed, chosen) => {
    const found = useQuery(foundPeople(typed.trim())).data?.items ?? []
    const known = useQueries({ queries: chosen.map(onePerson) }).flatMap(({ data }) => data ?? [])
    return joined(...[...found, ...known].map(choiceOf))
  },
}

export const companySource: Source = {
  useChoices: (typed, chosen) => {
    const found = useQuery(foundCompanies(typed.trim())).data?.items ?? []
    const known = useQueries({ queries: chosen.map(oneCompany) }).flatMap(({ data }) => data ?? [])
    return joined(...[...found, ...known].map(({ id, name }) => ({ value: id, label: name })))
  },
}
