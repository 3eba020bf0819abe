import { useQueryClient } from '@tanstack/react-query'
import { useFailureNotice } from './notices.tsx'

/** Ends the session and leaves nothing of it in memory. */
export const useSignOut = () => {
  const client = useQueryClient()
  const failed = useFailureNotice()
  return async () => {
    try {
      const { answered, auth } = await import('./auth.ts')
      answered(await auth.signOut())
      client.clear()
      location.assign('/sign-in')
    } catch (error) {
      failed(error)
    }
  }
}
