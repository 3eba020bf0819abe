import type { Issue } from '../../../../contract/trackers.ts'
import { newId } from '../../../platform/db/ids.ts'
import { record } from '../../../platform/events/record.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { requireConversation } from '../../conversations/index.ts'
import type { NewIssue } from '../adapters/tracker.ts'
import type { Trackers } from '../adapters/trackers.ts'
import { accessTo, issueOf, listTrackers } from '../queries.ts'
import { keyOf, type RemoteIssue } from '../rules.ts'

/** Links the issue that an address shows. Linking it twice is linking it once. */
export async function linkIssue(
  scope: Scope,
  trackers: Trackers,
  conversationId: string,
  address: string,
): Promise<Issue> {
  const { config } = trackers.platform
  await requireConversation(scope, conversationId)
  for (const tracker of await listTrackers(scope, config)) {
    const key = keyOf(tracker, address)
    if (!key) continue
    const remote = await trackers.open(await accessTo(scope, config.secret, tracker.id)).read(key)
    return link(scope, conversationId, tracker.id, remote, {})
  }
  throw problem('invalid', { errors: [{ path: 'body.url', message: 'shows no issue of a connected tracker' }] })
}

/**
 * Makes an issue in a tracker and links it. The tracker is asked within the transaction, so that a repeated request with
 * the same Idempotency-Key waits for the first and does not make a second issue.
 */
export async function openIssue(
  scope: Scope,
  trackers: Trackers,
  conversationId: string,
  { trackerId, ...issue }: NewIssue & { trackerId: string },
): Promise<Issue> {
  const { config } = trackers.platform
  const { number } = await requireConversation(scope, conversationId)
  const access = await accessTo(scope, config.secret, trackerId)
  const text = `${issue.text}\n\n${config.url}/inbox/all/${number}`.trim()
  const remote = await trackers.open(access).open({ ...issue, text })
  return link(scope, conversationId, trackerId, remote, { opened: true })
}

async function link(
  scope: Scope,
  conversationId: string,
  trackerId: string,
  remote: RemoteIssue,
  data: Record<string, unknown>,
): Promise<Issue> {
  const { id } = await scope.db
    .insertInto('issues')
    .values({
      workspace_id: scope.workspaceId,
      id: newId(),
      tracker_id: trackerId,
      key: remote.key,
      url: remote.url,
      title: remote.title,
      state: remote.state,
      state_name: remote.stateName,
      assignee: remote.assignee,
      read_at: scope.now,
      asked_at: scope.now,
    })
    // Known already: what changed since is told by the next reading, to all its conversations.
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'tracker_id', 'key']).doUpdateSet({ asked_at: new Date(0) }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  const made = await scope.db
    .insertInto('conversation_issues')
    .values({ workspace_id: scope.workspaceId, conversation_id: conversationId, issue_id: id, linked_at: scope.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows) {
    await record(scope, {
      type: 'issue.linked',
      subject: { kind: 'issue', id },
      conversationId,
      data: { key: remote.key, url: remote.url, title: remote.title, ...data },
    })
  }
  return issueOf(scope, conversationId, id)
}
