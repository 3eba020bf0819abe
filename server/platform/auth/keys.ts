import { type Ability, abilities } from '../../../contract/abilities.ts'
import type { ApiKey } from '../../../contract/platform.ts'
import type { Database } from '../db/database.ts'
import { newId } from '../db/ids.ts'
import { record } from '../events/record.ts'
import { found, problem } from '../http/problem.ts'
import { requireAbility, type Scope } from '../scope.ts'
import type { Authentication } from './authentication.ts'
import './tables.ts'

export interface NewKey {
  name: string
  scopes: Ability[]
  expiresInDays: number | null
}

const day = 24 * 60 * 60

/**
 * Makes a key. It can do no more than whoever makes it: throws not-allowed otherwise, and for a key that wants to make
 * keys, because each has to be some member's. better-auth keeps the key (hashed), we what it opens.
 */
export async function makeKey(
  scope: Scope,
  auth: Authentication,
  userId: string | null,
  given: NewKey,
): Promise<ApiKey & { key: string }> {
  requireAbility(scope, 'keys.manage')
  if (!userId) throw problem('not-allowed', { detail: 'Only members make keys.' })
  const beyond = given.scopes.find((ability) => !scope.abilities.has(ability))
  if (beyond) throw problem('not-allowed', { detail: `You cannot give ${beyond}, because you do not have it.` })
  const made = await auth.api.createApiKey({
    body: { name: given.name, userId, expiresIn: given.expiresInDays === null ? null : given.expiresInDays * day },
  })
  const id = newId()
  const row = {
    workspace_id: scope.workspaceId,
    id,
    auth_key_id: made.id,
    name: given.name,
    start: made.start ?? '',
    scopes: [...new Set(given.scopes)],
    created_by: scope.actor.id,
    expires_at: made.expiresAt,
    created_at: scope.now,
  }
  await scope.db.insertInto('api_keys').values(row).execute()
  await record(scope, {
    type: 'key.created',
    subject: { kind: 'key', id },
    data: { name: given.name, scopes: row.scopes },
  })
  const shown = { id, name: row.name, start: row.start, scopes: row.scopes, createdByName: scope.actor.name }
  const times = {
    createdAt: scope.now.toISOString(),
    lastUsedAt: null,
    expiresAt: made.expiresAt?.toISOString() ?? null,
  }
  return { ...shown, ...times, key: made.key }
}

/** Returns better-auth's id of it, whose key is to be forgotten once this is committed. */
export async function revokeKey(scope: Scope, id: string): Promise<string> {
  requireAbility(scope, 'keys.manage')
  const gone = found(
    await scope.db
      .deleteFrom('api_keys')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .returning(['auth_key_id', 'name'])
      .executeTakeFirst(),
  )
  await record(scope, { type: 'key.revoked', subject: { kind: 'key', id }, data: { name: gone.name } })
  return gone.auth_key_id
}

export async function forgetAuthKey(database: Database, authKeyId: string): Promise<void> {
  await database.system.deleteFrom('auth_api_keys').where('id', '=', authKeyId).execute()
}

/** When a key was last used is better-auth's to know, so this reads as the system. */
export async function keysOf(database: Database, workspaceId: string): Promise<ApiKey[]> {
  const rows = await database.system
    .selectFrom('api_keys')
    .leftJoin('auth_api_keys', 'auth_api_keys.id', 'api_keys.auth_key_id')
    .leftJoin('members', (join) =>
      join.onRef('members.workspace_id', '=', 'api_keys.workspace_id').onRef('members.id', '=', 'api_keys.created_by'),
    )
    .selectAll('api_keys')
    .select(['auth_api_keys.lastRequest as last_request', 'members.name as created_by_name'])
    .where('api_keys.workspace_id', '=', workspaceId)
    .orderBy('api_keys.created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    start: row.start,
    scopes: abilities.filter((ability) => row.scopes.includes(ability)),
    createdByName: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_request?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
  }))
}
