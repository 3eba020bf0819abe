import type { Outgoing } from '../../../platform/http/outgoing.ts'
import { problem } from '../../../platform/http/problem.ts'
import type { Access, RemoteIssue } from '../rules.ts'
import { bodyOf, createAsker, type Hook, isSigned, type Tracking, textAt } from './tracker.ts'

interface JiraIssue {
  key: string
  fields: {
    summary: string
    status: { name: string; statusCategory: { key: string } }
    assignee: { displayName: string } | null
  }
}

/** Jira's REST API 2, which Cloud and Data Center share. Cloud signs in with address and token, Data Center with the token. */
export function openJira(outgoing: Outgoing, { url, user, token }: Access): Tracking {
  const home = url.replace(/\/+$/, '')
  const ask = createAsker(outgoing, `${home}/rest/api/2`, {
    authorization: user ? `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}` : `Bearer ${token}`,
  })
  const read = async (key: string): Promise<RemoteIssue> => {
    const { fields, ...found } = await ask<JiraIssue>(
      `/issue/${encodeURIComponent(key)}?fields=summary,status,assignee`,
    )
    return {
      key: found.key,
      url: `${home}/browse/${found.key}`,
      title: fields.summary,
      state: fields.status.statusCategory.key === 'done' ? 'closed' : 'open',
      stateName: fields.status.name,
      assignee: fields.assignee?.displayName ?? null,
    }
  }
  return {
    whoAmI: async () => (await ask<{ displayName: string }>('/myself')).displayName,
    read,
    async open({ project, title, text }) {
      const { issueTypes } = await ask<{ issueTypes: { id: string; subtask: boolean }[] }>(
        `/project/${encodeURIComponent(project)}`,
      )
      const type = issueTypes.find(({ subtask }) => !subtask)
      if (!type) throw problem('connection-failed', { detail: `The project ${project} takes no issues.` })
      const made = await ask<{ key: string }>('/issue', {
        fields: { project: { key: project }, summary: title, description: text, issuetype: { id: type.id } },
      })
      return read(made.key)
    },
    async projects(text) {
      const found = await ask<{ key: string; name: string }[]>('/project')
      return found
        .filter(({ key, name }) => `${key} ${name}`.toLowerCase().includes(text.toLowerCase()))
        .slice(0, 50)
        .map(({ key, name }) => ({ key, name: `${key} · ${name}` }))
    },
  }
}

export const isFromJira = ({ headers, body }: Hook, secret: string): boolean =>
  isSigned(body, secret, headers['x-hub-signature'])

export const toldByJira = (hook: Hook): string | null => textAt(bodyOf(hook), 'issue', 'key')
