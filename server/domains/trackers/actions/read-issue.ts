import { record } from '../../../platform/events/record.ts'
import { ProblemError } from '../../../platform/http/problem.ts'
import { translator } from '../../../platform/i18n/i18n.ts'
import { type Scope, systemAuthority } from '../../../platform/scope.ts'
import { sayWhatHappened } from '../../conversations/index.ts'
import { workspaceOf } from '../../team/index.ts'
import type { Trackers } from '../adapters/trackers.ts'
import { accessTo } from '../queries.ts'
import { changeBetween, type RemoteIssue } from '../rules.ts'

interface Known extends RemoteIssue {
  id: string
  trackerId: string
}

/**
 * Reads an issue where it is kept and tells its conversations what changed. The tracker is asked outside of any
 * transaction. One that cannot be read is marked so; throws then, where it may pass.
 */
export async function readIssue(trackers: Trackers, workspaceId: string, id: string): Promise<void> {
  const { scopes, config } = trackers.platform
  const authority = systemAuthority(workspaceId)
  const known = await scopes.read(authority, async (scope) => {
    const issue = await issueRow(scope, id).executeTakeFirst()
    return issue ? { issue, access: await accessTo(scope, config.secret, issue.trackerId) } : null
  })
  if (!known) return
  try {
    const remote = await trackers.open(known.access).read(known.issue.key)
    await scopes.write(authority, (scope) => settle(scope, id, remote))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    await scopes.write(authority, (scope) => noteFailure(scope, known.issue, error))
    if (mayPass(error)) throw error
  }
}

const mayPass = (error: ProblemError): boolean => {
  const status = Number(error.more.data?.status ?? 0)
  return ![401, 404, 410].includes(status)
}

const issueRow = (scope: Scope, id: string) =>
  scope.db
    .selectFrom('issues')
    .select(['id', 'tracker_id as trackerId', 'key', 'url', 'title', 'state', 'state_name as stateName', 'assignee'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)

async function settle(scope: Scope, id: string, remote: RemoteIssue): Promise<void> {
  // Read again under its lock: of two readings at once the second finds what the first one told.
  const before = await issueRow(scope, id).forNoKeyUpdate().executeTakeFirst()
  if (!before) return
  await scope.db
    .updateTable('issues')
    .set({
      title: remote.title,
      url: remote.url,
      state: remote.state,
      state_name: remote.stateName,
      assignee: remote.assignee,
      read_at: scope.now,
      asked_at: scope.now,
      failure: null,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
  const change = changeBetween(before, remote)
  if (!change && before.title === remote.title) return
  const { language } = await workspaceOf(scope.db, scope.workspaceId)
  const words = translator(language)
  for (const conversationId of await conversationsOf(scope, id)) {
    await record(scope, {
      type: 'issue.changed',
      subject: { kind: 'issue', id },
      conversationId,
      data: {
        key: before.key,
        url: remote.url,
        title: { from: before.title, to: remote.title },
        state: { from: before.state, to: remote.state },
        stateName: { from: before.stateName, to: remote.stateName },
        assignee: { from: before.assignee, to: remote.assignee },
      },
    })
    if (change) await sayWhatHappened(scope, conversationId, words(`server:issues.${change}`, { ...remote }))
  }
}

async function conversationsOf(scope: Scope, id: string): Promise<string[]> {
  const rows = await scope.db
    .selectFrom('conversation_issues')
    .select('conversation_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('issue_id', '=', id)
    // One order for everybody who locks several conversations.
    .orderBy('conversation_id')
    .execute()
  return rows.map((row) => row.conversation_id)
}

async function noteFailure(scope: Scope, issue: Known, error: ProblemError): Promise<void> {
  const failure = error.message
  await scope.db
    .updateTable('issues')
    .set({ failure, asked_at: scope.now })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', issue.id)
    .execute()
  if (Number(error.more.data?.status) !== 401) return
  await scope.db
    .updateTable('trackers')
    .set({ failure })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', issue.trackerId)
    .execute()
}
