import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Ability } from '../../contract/abilities.ts'
import type { Session } from '../../contract/team.ts'
import { api } from './api.ts'
import { hasCode } from './problem.ts'
import { sessionKey } from './session-key.ts'

/** Who is signed in; null where nobody is. */
export const sessionQuery = queryOptions<Session | null>({
  queryKey: sessionKey,
  queryFn: () =>
    api('GET /session').catch((error: unknown) => {
      if (hasCode(error, 'not-signed-in')) return null
      throw error
    }),
  staleTime: Number.POSITIVE_INFINITY,
})

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => api('GET /setup'),
  staleTime: Number.POSITIVE_INFINITY,
})

/** The session of a screen behind sign-in; the router has fetched it before such a screen is drawn. */
export const useSession = (): Session => {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('A screen behind sign-in was drawn without a session')
  return data
}

export const useAbility = (ability: Ability): boolean => useSession().abilities.includes(ability)
