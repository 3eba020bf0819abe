import { passkeyClient } from '@better-auth/passkey/client'
import { createAuthClient } from 'better-auth/client'
import { magicLinkClient, twoFactorClient } from 'better-auth/client/plugins'
import type { ErrorCode } from '../../contract/errors.ts'
import { Problem } from './problem.ts'

/** Sign-in and what belongs to it; fetched only by the screens that need it. */
export const auth = createAuthClient({
  basePath: '/api/auth',
  plugins: [magicLinkClient(), twoFactorClient(), passkeyClient()],
})

interface AuthError {
  status?: number
  code?: string | undefined
  message?: string | undefined
}

const codes: Record<number, ErrorCode> = {
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  429: 'too-many-requests',
}

/** An answer of the sign-in library, or the same problem any other call throws. `refusal` keeps the library's own code. */
export const answered = <T>({ data, error }: { data: T | null; error: AuthError | null }): T => {
  if (!error) return data as T
  const code = error.status ? (codes[error.status] ?? (error.status >= 500 ? 'internal' : 'invalid')) : 'offline'
  throw new Problem({ code, data: { refusal: error.code, said: error.message } })
}
