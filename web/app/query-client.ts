import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { hasCode, isPassing } from './problem.ts'
import { sessionKey } from './session-key.ts'

/** A session that ended elsewhere shows the sign-in screen instead of errors everywhere. */
const signedOut = (error: unknown) => {
  if (hasCode(error, 'not-signed-in')) queryClient.setQueryData(sessionKey, null)
}

/** What is fetched stays fresh until a poke says otherwise (see live-table), so screens open from memory. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: signedOut }),
  mutationCache: new MutationCache({ onError: signedOut }),
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      gcTime: 10 * 60_000,
      retry: (count, error) => isPassing(error) && count < 2,
      // Our own `offline` state is drawn; a paused query would look like endless loading.
      networkMode: 'always',
      refetchOnWindowFocus: false,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
