import { ProblemError } from '../../platform/http/problem.ts'
import type { Routes } from '../../platform/http/routes.ts'
import { requireConversation } from '../conversations/index.ts'
import { changeTracker, connectTracker, disconnectTracker, renewSecret } from './actions/connect-tracker.ts'
import { hearHook } from './actions/hear-hook.ts'
import { linkIssue, openIssue } from './actions/link-issue.ts'
import { readIssue } from './actions/read-issue.ts'
import { unlinkIssue } from './actions/unlink-issue.ts'
import type { Trackers } from './adapters/trackers.ts'
import { accessTo, issueOf, listIssues, listTrackers } from './queries.ts'

export function createTrackersRoutes(trackers: Trackers): Routes {
  const { config } = trackers.platform
  return {
    'GET /trackers': async ({ read }) => ({ items: await read((scope) => listTrackers(scope, config)) }),
    'POST /trackers': ({ body, write }) => write((scope) => connectTracker(scope, trackers, body)),
    'PATCH /trackers/{id}': ({ params, body, write }) =>
      write((scope) => changeTracker(scope, trackers, params.id, body)),
    'PUT /trackers/{id}/secret': async ({ params, write }) => ({
      secret: await write((scope) => renewSecret(scope, trackers, params.id)),
    }),
    'DELETE /trackers/{id}': async ({ params, write }) => {
      await write((scope) => disconnectTracker(scope, params.id))
    },
    'GET /trackers/{id}/projects': async ({ params, query, read }) => {
      const access = await read((scope) => accessTo(scope, config.secret, params.id))
      return { items: await trackers.open(access).projects(query.text) }
    },
    'POST /trackers/{id}/hooks': async ({ params, body, request }) => {
      await hearHook(trackers, params.id, { headers: request.headers, body: body as Buffer })
    },
    'GET /conversations/{id}/issues': ({ params, read }) =>
      read(async (scope) => {
        await requireConversation(scope, params.id)
        return { items: await listIssues(scope, params.id) }
      }),
    'POST /conversations/{id}/issues': ({ params, body, write }) =>
      write((scope) =>
        'url' in body ? linkIssue(scope, trackers, params.id, body.url) : openIssue(scope, trackers, params.id, body),
      ),
    'PUT /conversations/{id}/issues/{issueId}/reading': async ({ params, read, authority }) => {
      await read((scope) => issueOf(scope, params.id, params.issueId))
      await readIssue(trackers, authority.workspaceId, params.issueId).catch((error) => {
        // Why it could not be read is told with the issue.
        if (!(error instanceof ProblemError)) throw error
      })
      return read((scope) => issueOf(scope, params.id, params.issueId))
    },
    'DELETE /conversations/{id}/issues/{issueId}': async ({ params, write }) => {
      await write((scope) => unlinkIssue(scope, params.id, params.issueId))
    },
  }
}
