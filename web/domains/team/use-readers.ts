import { useQuery } from '@tanstack/react-query'
import type { Member, Team } from '../../../contract/team.ts'
import { membersQuery, teamsQuery } from './api.ts'

const readsConversations = ({ active, role }: Member): boolean => active && role !== 'colleague'

/** Who sees conversations, and so can be given one: colleagues and teams of nothing but colleagues do not. */
export function useReaders({ enabled = true } = {}): { members: readonly Member[]; teams: readonly Team[] } {
  const all = useQuery({ ...membersQuery, enabled }).data?.items ?? []
  const teams = useQuery({ ...teamsQuery, enabled }).data?.items ?? []
  const of = ({ id }: Team) => all.filter(({ active, teamIds }) => active && teamIds.includes(id))
  return {
    members: all.filter(readsConversations),
    teams: teams.filter((team) => of(team).length === 0 || of(team).some(readsConversations)),
  }
}
