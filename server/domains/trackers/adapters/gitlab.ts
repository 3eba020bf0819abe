import type { Outgoing } from '../../../platform/http/outgoing.ts'
import { type Access, keyOf, partsOf, type RemoteIssue } from '../rules.ts'
import { bodyOf, createAsker, type Hook, isSame, type Tracking, textAt } from './tracker.ts'

interface GitLabIssue {
  iid: number
  title: string
  state: 'opened' | 'closed'
  web_url: string
  assignees: { name: string }[]
}

/** GitLab's REST API v4, on gitlab.com and on own hosts alike. */
export function openGitLab(outgoing: Outgoing, { url, token }: Access): Tracking {
  const ask = createAsker(outgoing, `${url.replace(/\/+$/, '')}/api/v4`, { 'private-token': token })
  const issueOf = (project: string, found: GitLabIssue): RemoteIssue => ({
    key: keyOf({ kind: 'gitlab', url }, found.web_url) ?? `${project}#${found.iid}`,
    url: found.web_url,
    title: found.title,
    state: found.state === 'closed' ? 'closed' : 'open',
    stateName: found.state === 'closed' ? 'closed' : 'open',
    assignee: found.assignees[0]?.name ?? null,
  })
  return {
    whoAmI: async () => (await ask<{ username: string }>('/user')).username,
    async read(key) {
      const { project, number } = partsOf(key)
      return issueOf(project, await ask(`/projects/${encodeURIComponent(project)}/issues/${number}`))
    },
    open: async ({ project, title, text }) =>
      issueOf(project, await ask(`/projects/${encodeURIComponent(project)}/issues`, { title, description: text })),
    async projects(text) {
      const found = await ask<{ path_with_namespace: string; name_with_namespace: string }[]>(
        `/projects?membership=true&simple=true&order_by=last_activity_at&per_page=50&search=${encodeURIComponent(text)}`,
      )
      return found.map((project) => ({ key: project.path_with_namespace, name: project.name_with_namespace }))
    },
  }
}

/** GitLab does not sign: it sends the secret itself. */
export const isFromGitLab = ({ headers }: Hook, secret: string): boolean => isSame(secret, headers['x-gitlab-token'])

export function toldByGitLab(hook: Hook): string | null {
  const body = bodyOf(hook)
  const project = textAt(body, 'project', 'path_with_namespace')
  const number = textAt(body, 'issue', 'iid') ?? textAt(body, 'object_attributes', 'iid')
  return project && number ? `${project}#${number}` : null
}
