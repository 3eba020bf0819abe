import type { Routes } from '../http/routes.ts'
import type { Platform } from '../platform.ts'
import { letOut } from '../realtime/let-out.ts'
import { forgetAuthKey, keysOf, makeKey, revokeKey } from './keys.ts'
import { seal, unseal } from './secrets.ts'

export function createKeyRoutes(platform: Platform): Routes {
  const { auth, bus, config, database } = platform
  return {
    'GET /keys': async ({ authority }) => ({ items: await keysOf(database, authority.workspaceId) }),
    'POST /keys': async ({ body, signedIn, write }) => {
      // Sealed also in what is kept for the same request sent twice.
      const made = await write(async (scope) => {
        const key = await makeKey(scope, auth, signedIn?.userId ?? null, body)
        return { ...key, key: seal(config.secret, key.key) }
      })
      return { ...made, key: unseal(config.secret, made.key) }
    },
    'DELETE /keys/{id}': async ({ params, write }) => {
      const authKeyId = await write((scope) => revokeKey(scope, params.id))
      await forgetAuthKey(database, authKeyId)
      platform.membersChanged()
      letOut(bus, params.id)
    },
  }
}
