import { createHash } from 'node:crypto'
import type { PushBrowser } from '../../../../../contract/push.ts'
import { seal } from '../../../../platform/auth/secrets.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { found } from '../../../../platform/http/problem.ts'
import type { PushKeys } from '../../../../platform/push/encrypt.ts'
import { makeVapidKeys } from '../../../../platform/push/vapid.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { myself } from '../../settings/queries.ts'
import { myBrowser, vapidKeys } from '../queries.ts'

/** The workspace's public key; the pair is made when it is first asked for, and the other half never leaves. */
export async function pushKey(scope: Scope, secret: string): Promise<{ publicKey: string }> {
  myself(scope)
  const known = await vapidKeys(scope, secret)
  if (known) return { publicKey: known.publicKey }
  const { publicKey, privateKey } = makeVapidKeys()
  await scope.db
    .insertInto('push_keys')
    .values({
      workspace_id: scope.workspaceId,
      public_key: publicKey,
      private_key: seal(secret, privateKey),
      created_at: scope.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // Whoever asked at the same moment may have been first.
  return { publicKey: found(await vapidKeys(scope, secret)).publicKey }
}

export interface Subscription {
  endpoint: string
  keys: PushKeys
  browser: string
}

/** A browser of mine; one that another member used before is mine from now on. */
export async function subscribe(
  scope: Scope,
  secret: string,
  { endpoint, keys, browser }: Subscription,
): Promise<PushBrowser> {
  const values = {
    member_id: myself(scope),
    endpoint: seal(secret, endpoint),
    keys: seal(secret, JSON.stringify(keys)),
    browser,
    failure: null,
  }
  const { id } = await scope.db
    .insertInto('push_subscriptions')
    .values({
      workspace_id: scope.workspaceId,
      id: newId(),
      endpoint_hash: createHash('sha256').update(endpoint).digest('base64url'),
      created_at: scope.now,
      ...values,
    })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'endpoint_hash']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  return myBrowser(scope, id)
}

export async function unsubscribe(scope: Scope, id: string): Promise<void> {
  await myBrowser(scope, id)
  await scope.db
    .deleteFrom('push_subscriptions')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
}
