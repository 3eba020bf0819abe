import { useQuery } from '@tanstack/react-query'
import type { Member } from '../../../../contract/team.ts'
import type { Choice, Source } from '../../../app/filters/noun.ts'
import { membersQuery, teamsQuery } from '../api.ts'

/** Two of one name are told apart by their addresses. */
const named = (members: readonly Member[]): Choice[] =>
  members.map(({ id, name, email }) => {
    const isAlone = members.filter((other) => other.name === name).length === 1
    return { value: id, label: isAlone ? name : `${name} · ${email}`, word: isAlone ? name : email }
  })

const useMembers = () => useQuery(membersQuery).data?.items ?? []

export const memberSource: Source = { useChoices: () => named(useMembers()) }

/** Whose conversations may be: a colleague's only where they were chosen already. */
export const readerSource: Source = {
  useChoices: (_, chosen) => named(useMembers().filter(({ id, role }) => role !== 'colleague' || chosen.includes(id))),
}

export const teamSource: Source = {
  useChoices: () => (useQuery(teamsQuery).data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
}
