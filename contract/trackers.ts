import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { at, id, idParams } from './shapes.ts'

export const trackerKinds = ['github', 'gitlab', 'jira'] as const

export const tracker = z
  .object({
    id,
    kind: z.enum(trackerKinds),
    name: z.string(),
    url: z.string().describe('Where people see it, e.g. https://github.com'),
    user: z.string().nullable().describe('Jira Cloud: the account’s e-mail address, which signs in with the token'),
    hookUrl: z.string().describe('Where the tracker sends its webhooks'),
    failure: z.string().nullable().describe('Why it could not be reached when last asked; null where it answered'),
    createdAt: at,
  })
  .meta({ id: 'Tracker' })
export type Tracker = z.infer<typeof tracker>

/** An issue of a tracker, as it was when last read there. */
export const issue = z
  .object({
    id,
    tracker: z.object({ id, kind: z.enum(trackerKinds), name: z.string() }),
    key: z.string().describe('owner/repository#12, group/project#12 or ABC-12'),
    url: z.string(),
    title: z.string(),
    state: z.enum(['open', 'closed']),
    stateName: z.string().describe('As the tracker calls it: “In Review”'),
    assignee: z.string().nullable(),
    readAt: at,
    failure: z.string().nullable().describe('Why it could not be read again; what is shown may be old'),
  })
  .meta({ id: 'Issue' })
export type Issue = z.infer<typeof issue>

const trackerFields = z.object({
  kind: z.enum(trackerKinds),
  name: z.string().trim().min(1).max(120),
  url: z.url({ protocol: /^https?$/ }).max(500),
  user: z.string().trim().max(254).nullable().default(null),
  token: z.string().trim().min(1).max(1000).describe('Given to set or change, never shown again'),
})

const secret = z.string().describe('The webhook’s secret, shown this once')
const issueParams = z.object({ id, issueId: id })

export const trackersContract = endpoints({
  'GET /trackers': {
    summary: 'Connected issue trackers',
    tag: 'Issues',
    access: 'conversations.read',
    response: z.object({ items: z.array(tracker) }),
  },
  'POST /trackers': {
    summary: 'Connect a tracker: GitHub, GitLab or Jira',
    description:
      'The tracker is asked who the token belongs to before it is kept. Answers with the secret for its webhooks.',
    tag: 'Issues',
    access: 'workspace.manage',
    body: trackerFields,
    response: z.object({ tracker, secret }),
    status: 201,
    errors: ['connection-failed', 'address-refused'],
  },
  'PATCH /trackers/{id}': {
    summary: 'Change a tracker; it is asked again before the change is kept',
    tag: 'Issues',
    access: 'workspace.manage',
    params: idParams,
    body: trackerFields.omit({ kind: true }).partial(),
    response: tracker,
    errors: ['connection-failed', 'address-refused'],
  },
  'PUT /trackers/{id}/secret': {
    summary: 'Make a new secret for its webhooks; the old one ends at once',
    tag: 'Issues',
    access: 'workspace.manage',
    params: idParams,
    response: z.object({ secret }),
  },
  'GET /trackers/{id}/projects': {
    summary: 'Projects in which an issue can be opened',
    tag: 'Issues',
    access: 'conversations.write',
    params: idParams,
    query: z.object({ text: z.string().trim().max(100).default('') }),
    response: z.object({ items: z.array(z.object({ key: z.string(), name: z.string() })) }),
    errors: ['connection-failed', 'address-refused'],
  },
  'POST /trackers/{id}/hooks': {
    summary: 'A tracker tells that an issue changed',
    description:
      'GitHub and Jira sign the body (`X-Hub-Signature-256`, `X-Hub-Signature`, HMAC-SHA-256), GitLab sends the secret (`X-Gitlab-Token`). What is told is not believed: the issue is read again.',
    tag: 'Issues',
    access: 'public',
    params: idParams,
    body: { raw: 'application/json', description: 'As the tracker sends it' },
    status: 202,
  },
  'GET /conversations/{id}/issues': {
    summary: 'Issues linked to a conversation',
    tag: 'Issues',
    access: 'conversations.read',
    params: idParams,
    response: z.object({ items: z.array(issue) }),
  },
  'POST /conversations/{id}/issues': {
    summary: 'Link an issue by its address, or open a new one',
    description:
      'With `url` the issue is read and linked; with `trackerId`, `project` and `title` it is made there first.',
    tag: 'Issues',
    access: 'conversations.write',
    params: idParams,
    body: z.union([
      z.object({ url: z.url().max(1000) }),
      z.object({
        trackerId: id,
        project: z.string().trim().min(1).max(300).describe('owner/repository, group/project or ABC'),
        title: z.string().trim().min(1).max(250),
        text: z.string().max(20_000).default(''),
      }),
    ]),
    response: issue,
    status: 201,
    errors: ['connection-failed', 'address-refused'],
  },
  'PUT /conversations/{id}/issues/{issueId}/reading': {
    summary: 'Read an issue again now',
    tag: 'Issues',
    access: 'conversations.read',
    params: issueParams,
    response: issue,
  },
  'DELETE /conversations/{id}/issues/{issueId}': {
    summary: 'Unlink an issue; it stays in its tracker',
    tag: 'Issues',
    access: 'conversations.write',
    params: issueParams,
  },
  'DELETE /trackers/{id}': {
    summary: 'Disconnect; the links of conversations to its issues go with it, the issues stay where they are',
    tag: 'Issues',
    access: 'workspace.manage',
    params: idParams,
  },
})
