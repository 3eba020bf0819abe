import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Session } from '../../../../contract/team.ts'
import { sessionKey } from '../../../app/session-key.ts'

/** Goes in: with a session that was just made, or by asking for it. */
export const useEnter = () => {
  const client = useQueryClient()
  const navigate = useNavigate()
  return async (session?: Session, to?: string) => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] })
    if (session) client.setQueryData(sessionKey, session)
    else await client.resetQueries({ queryKey: sessionKey })
    // Only a path of our own: an address from a link must not lead elsewhere.
    const path = to?.startsWith('/') && !to.startsWith('//') ? to : '/'
    await navigate({ href: path, replace: true })
  }
}
