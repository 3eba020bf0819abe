import type { Issue, Tracker } from '../../../contract/trackers.ts'
import { unseal } from '../../platform/auth/secrets.ts'
import type { Config } from '../../platform/config/config.ts'
import type { Database } from '../../platform/db/database.ts'
import { found } from '../../platform/http/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import type { Access } from './rules.ts'
import './tables.ts'

const trackerColumns = ['id', 'kind', 'name', 'url', 'user_name', 'failure', 'created_at'] as const

export async function listTrackers(scope: Scope, config: Config): Promise<Tracker[]> {
  const rows = await scope.db
    .selectFrom('trackers')
    .select(trackerColumns)
    .where('workspace_id', '=', scope.workspaceId)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    url: row.url,
    user: row.user_name,
    hookUrl: `${config.url}/api/trackers/${row.id}/hooks`,
    failure: row.failure,
    createdAt: row.created_at.toISOString(),
  }))
}

export const trackerOf = async (scope: Scope, config: Config, id: string): Promise<Tracker> =>
  found((await listTrackers(scope, config)).find((tracker) => tracker.id === id))

/** How to reach a tracker, its token opened. */
export async function accessTo(scope: Scope, secret: string, id: string): Promise<Access> {
  const row = await scope.db
    .selectFrom('trackers')
    .select(['kind', 'url', 'user_name', 'token'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  const { kind, url, user_name: user, token } = found(row)
  return { kind, url, user, token: unseal(secret, token) }
}

/** Whose tracker a webhook names: it brings no session, so the workspace is not known yet. */
export async function hookedTracker(database: Database, id: string) {
  return database.system
    .selectFrom('trackers')
    .select(['workspace_id', 'kind', 'hook_secret'])
    .where('id', '=', id)
    .executeTakeFirst()
}

const linkedIssues = (scope: Scope, conversationId: string) =>
  scope.db
    .selectFrom('conversation_issues')
    .innerJoin('issues', (join) =>
      join
        .onRef('issues.workspace_id', '=', 'conversation_issues.workspace_id')
        .onRef('issues.id', '=', 'conversation_issues.issue_id'),
    )
    .innerJoin('trackers', (join) =>
      join.onRef('trackers.workspace_id', '=', 'issues.workspace_id').onRef('trackers.id', '=', 'issues.tracker_id'),
    )
    .select([
      'issues.id',
      'issues.key',
      'issues.url',
      'issues.title',
      'issues.state',
      'issues.state_name',
      'issues.assignee',
      'issues.read_at',
      'issues.failure',
      'trackers.id as trackerId',
      'trackers.kind',
      'trackers.name',
    ])
    .where('conversation_issues.workspace_id', '=', scope.workspaceId)
    .where('conversation_issues.conversation_id', '=', conversationId)
    .orderBy('linked_at')

/** Issues of a conversation, in the order in which they were linked. */
export async function listIssues(scope: Scope, conversationId: string): Promise<Issue[]> {
  const rows = await linkedIssues(scope, conversationId).execute()
  return rows.map((row) => ({
    id: row.id,
    tracker: { id: row.trackerId, kind: row.kind, name: row.name },
    key: row.key,
    url: row.url,
    title: row.title,
    state: row.state,
    stateName: row.state_name,
    assignee: row.assignee,
    readAt: row.read_at.toISOString(),
    failure: row.failure,
  }))
}

export const issueOf = async (scope: Scope, conversationId: string, id: string): Promise<Issue> =>
  found((await listIssues(scope, conversationId)).find((issue) => issue.id === id))

/** The issue of a key, where a conversation is linked to it; asked by webhooks, which tell of every issue there is. */
export async function findIssue(scope: Scope, trackerId: string, key: string): Promise<string | null> {
  const row = await scope.db
    .selectFrom('issues')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('tracker_id', '=', trackerId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.id ?? null
}
