import { useQuery } from '@tanstack/react-query'
import type { Source } from '../../../app/filters/noun.ts'
import { membersQuery, teamsQuery } from '../api.ts'

/** Two of one name are told apart by their addresses. */
export const memberSource: Source = {
  useChoices: () => {
    const members = useQuery(membersQuery).data?.items ?? []
    return members.map(({ id, name, email }) => {
      const isAlone = members.filter((other) => other.name === name).length === 1
      return { value: id, label: isAlone ? name : `${name} · ${email}`, word: isAlone ? name : email }
    })
  },
}

export const teamSource: Source = {
  useChoices: () => (useQuery(teamsQuery).data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
}
