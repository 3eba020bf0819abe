import { randomBytes } from 'node:crypto'
import type { Tracker } from '../../../../contract/trackers.ts'
import { seal } from '../../../platform/auth/secrets.ts'
import { newId } from '../../../platform/db/ids.ts'
import { record } from '../../../platform/events/record.ts'
import { found } from '../../../platform/http/problem.ts'
import { requireAbility, type Scope } from '../../../platform/scope.ts'
import type { Trackers } from '../adapters/trackers.ts'
import { accessTo, trackerOf } from '../queries.ts'
import type { Access } from '../rules.ts'

const newSecret = () => randomBytes(24).toString('base64url')

/** Throws connection-failed where the tracker does not know the token: a wrong one is not kept. */
export async function connectTracker(
  scope: Scope,
  trackers: Trackers,
  fields: Access & { name: string },
): Promise<{ tracker: Tracker; secret: string }> {
  requireAbility(scope, 'workspace.manage')
  await trackers.open(fields).whoAmI()
  const id = newId()
  const secret = newSecret()
  const { config } = trackers.platform
  await scope.db
    .insertInto('trackers')
    .values({
      workspace_id: scope.workspaceId,
      id,
      kind: fields.kind,
      name: fields.name,
      url: fields.url,
      user_name: fields.user,
      token: seal(config.secret, fields.token),
      hook_secret: seal(config.secret, secret),
      created_at: scope.now,
    })
    .execute()
  await recordTracker(scope, id, { name: fields.name, created: true })
  return { tracker: await trackerOf(scope, config, id), secret }
}

/** What is left out stays. With another address or token the tracker is asked first. */
export async function changeTracker(
  scope: Scope,
  trackers: Trackers,
  id: string,
  change: Partial<Omit<Access, 'kind'> & { name: string }>,
): Promise<Tracker> {
  requireAbility(scope, 'workspace.manage')
  const { config } = trackers.platform
  const access = { ...(await accessTo(scope, config.secret, id)), ...change }
  await trackers.open(access).whoAmI()
  await scope.db
    .updateTable('trackers')
    .set({
      ...(change.name === undefined ? {} : { name: change.name }),
      url: access.url,
      user_name: access.user,
      token: seal(config.secret, access.token),
      failure: null,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  await recordTracker(scope, id, { fields: Object.keys(change) })
  return trackerOf(scope, config, id)
}

export async function renewSecret(scope: Scope, trackers: Trackers, id: string): Promise<string> {
  requireAbility(scope, 'workspace.manage')
  const secret = newSecret()
  const changed = await scope.db
    .updateTable('trackers')
    .set({ hook_secret: seal(trackers.platform.config.secret, secret) })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  found(changed)
  await recordTracker(scope, id, { fields: ['secret'] })
  return secret
}

export async function disconnectTracker(scope: Scope, id: string): Promise<void> {
  requireAbility(scope, 'workspace.manage')
  const gone = await scope.db
    .deleteFrom('trackers')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  await recordTracker(scope, id, { name: found(gone).name, deleted: true })
}

const recordTracker = (scope: Scope, id: string, data: Record<string, unknown>) =>
  record(scope, { type: 'tracker.changed', subject: { kind: 'tracker', id }, data })
