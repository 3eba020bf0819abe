import type { Outgoing } from '../../../platform/http/outgoing.ts'
import { problem } from '../../../platform/http/problem.ts'
import { type Access, keyOf, partsOf, type RemoteIssue } from '../rules.ts'
import { bodyOf, createAsker, type Hook, isSigned, type Tracking, textAt } from './tracker.ts'

interface GitHubIssue {
  number: number
  title: string
  state: 'open' | 'closed'
  state_reason: string | null
  html_url: string
  assignee: { login: string } | null
}

/** `owner/repository` and nothing that would lead to another place of the API. */
function pathOf(project: string): string {
  if (/^[\w.-]+\/[\w.-]+$/.test(project) && !project.split('/').some((part) => /^\.+$/.test(part))) return project
  throw problem('invalid', { errors: [{ path: 'body.project', message: 'is not owner/repository' }] })
}

/** GitHub's REST API; an own host is GitHub Enterprise Server, whose API stands below /api/v3. */
export function openGitHub(outgoing: Outgoing, { url, token }: Access): Tracking {
  const base = new URL(url).host === 'github.com' ? 'https://api.github.com' : `${url.replace(/\/+$/, '')}/api/v3`
  const ask = createAsker(outgoing, base, {
    authorization: `Bearer ${token}`,
    'x-github-api-version': '2022-11-28',
  })
  // Its own address says the name as it is written there, whatever somebody typed.
  const issueOf = (project: string, found: GitHubIssue): RemoteIssue => ({
    key: keyOf({ kind: 'github', url }, found.html_url) ?? `${project}#${found.number}`,
    url: found.html_url,
    title: found.title,
    state: found.state,
    stateName: found.state_reason === 'not_planned' ? 'not planned' : found.state,
    assignee: found.assignee?.login ?? null,
  })
  return {
    whoAmI: async () => (await ask<{ login: string }>('/user')).login,
    async read(key) {
      const { project, number } = partsOf(key)
      return issueOf(project, await ask(`/repos/${pathOf(project)}/issues/${number}`))
    },
    open: async ({ project, title, text }) =>
      issueOf(project, await ask(`/repos/${pathOf(project)}/issues`, { title, body: text })),
    async projects(text) {
      const found = await ask<{ full_name: string }[]>('/user/repos?per_page=100&sort=pushed')
      return found
        .filter(({ full_name }) => full_name.toLowerCase().includes(text.toLowerCase()))
        .map(({ full_name }) => ({ key: full_name, name: full_name }))
    },
  }
}

export const isFromGitHub = ({ headers, body }: Hook, secret: string): boolean =>
  isSigned(body, secret, headers['x-hub-signature-256'])

export function toldByGitHub(hook: Hook): string | null {
  const body = bodyOf(hook)
  const project = textAt(body, 'repository', 'full_name')
  const number = textAt(body, 'issue', 'number') ?? textAt(body, 'pull_request', 'number')
  return project && number ? `${project}#${number}` : null
}
