import type { PushBrowser } from '../../../../contract/push.ts'
import { unseal } from '../../../platform/auth/secrets.ts'
import { found } from '../../../platform/http/problem.ts'
import type { PushKeys } from '../../../platform/push/encrypt.ts'
import type { VapidKeys } from '../../../platform/push/vapid.ts'
import type { Scope } from '../../../platform/scope.ts'
import { myself } from '../settings/queries.ts'
import '../tables.ts'

export interface Target {
  id: string
  endpoint: string
  keys: PushKeys
}

/** A member's browsers, opened. */
export async function targetsOf(scope: Scope, secret: string, memberId: string): Promise<Target[]> {
  const rows = await scope.db
    .selectFrom('push_subscriptions')
    .select(['id', 'endpoint', 'keys'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('member_id', '=', memberId)
    .orderBy('created_at')
    .execute()
  return rows.map(({ id, endpoint, keys }) => ({
    id,
    endpoint: unseal(secret, endpoint),
    keys: JSON.parse(unseal(secret, keys)),
  }))
}

/** The workspace's keys, opened; undefined where none were needed yet. */
export async function vapidKeys(scope: Scope, secret: string): Promise<VapidKeys | undefined> {
  const row = await scope.db
    .selectFrom('push_keys')
    .select(['public_key', 'private_key'])
    .where('workspace_id', '=', scope.workspaceId)
    .executeTakeFirst()
  return row && { publicKey: row.public_key, privateKey: unseal(secret, row.private_key) }
}

const browsers = (scope: Scope) =>
  scope.db
    .selectFrom('push_subscriptions')
    .select(['id', 'browser', 'created_at', 'last_at', 'failure'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('member_id', '=', myself(scope))

type Row = Awaited<ReturnType<ReturnType<typeof browsers>['executeTakeFirstOrThrow']>>

const shown = (row: Row): PushBrowser => ({
  id: row.id,
  browser: row.browser,
  createdAt: row.created_at.toISOString(),
  lastAt: row.last_at?.toISOString() ?? null,
  failure: row.failure,
})

export const myBrowsers = async (scope: Scope): Promise<{ items: PushBrowser[] }> => ({
  items: (await browsers(scope).orderBy('created_at').execute()).map(shown),
})

/** Throws not-found for one that is not mine. */
export const myBrowser = async (scope: Scope, id: string): Promise<PushBrowser> =>
  shown(found(await browsers(scope).where('id', '=', id).executeTakeFirst()))
