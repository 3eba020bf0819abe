import { queryOptions } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
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
  // A provider that is away comes back while somebody looks at the door.
  refetchInterval: ({ state }) => (state.data?.signIn.oidc.some(({ available }) => !available) ? 15_000 : false),
})

/** Filled by the shell, behind which nothing is drawn without a session. */
export const SessionContext = createContext<Session | null>(null)

export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (!session) throw new Error('A screen behind sign-in was drawn without a session')
  return session
}

export const useAbility = (ability: Ability): boolean => useSession().abilities.includes(ability)
