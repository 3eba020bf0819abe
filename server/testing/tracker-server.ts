import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface KeptIssue {
  project: string
  number: number
  title: string
  text: string
  closed: boolean
  stateName: string
  assignee: string | null
}

/** A tracker on a real port that answers as GitHub Enterprise, GitLab and Jira do, over the same issues. */
export interface TrackerServer {
  url: string
  token: string
  issues: KeptIssue[]
  /** How often an issue was read. */
  reads: number
  /** True while it answers everything with 503. */
  down: boolean
  close(): Promise<void>
}

type Answer = { status: number; body: unknown }

export async function openTrackerServer(): Promise<TrackerServer> {
  const server = createServer(async (request, response) => {
    const { status, body } = await answer(request)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const tracker: TrackerServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: 'a good token',
    issues: [],
    reads: 0,
    down: false,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    if (tracker.down) return { status: 503, body: {} }
    const url = new URL(request.url ?? '/', tracker.url)
    const { authorization } = request.headers
    const basic = `Basic ${Buffer.from(`ana@acme.example:${tracker.token}`).toString('base64')}`
    const known = [`Bearer ${tracker.token}`, basic].includes(authorization ?? '')
    if (!known && request.headers['private-token'] !== tracker.token) return { status: 401, body: { message: 'Bad' } }
    const sent = request.method === 'POST' ? JSON.parse(await textOf(request)) : null
    const [, api, path = ''] = /^\/(api\/v3|api\/v4|rest\/api\/2)(\/.*)$/.exec(url.pathname) ?? []
    if (api === 'api/v3') return asGitHub(path, sent)
    if (api === 'api/v4') return asGitLab(path, sent)
    if (api === 'rest/api/2') return asJira(path, sent)
    return missing
  }

  const missing: Answer = { status: 404, body: { message: 'Not Found' } }
  const find = (project: string, number: number) => {
    tracker.reads += 1
    return tracker.issues.find(
      (issue) => issue.project.toLowerCase() === project.toLowerCase() && issue.number === number,
    )
  }
  const add = (project: string, title: string, text: string): KeptIssue => {
    const number = 100 + tracker.issues.length
    const made = { project, number, title, text, closed: false, stateName: 'To Do', assignee: null }
    tracker.issues.push(made)
    return made
  }

  function asGitHub(path: string, sent: { title: string; body: string } | null): Answer {
    if (path === '/user') return { status: 200, body: { login: 'ana' } }
    if (path === '/user/repos') return { status: 200, body: [{ full_name: 'acme/shop' }, { full_name: 'acme/app' }] }
    const [, project = '', number] = /^\/repos\/([^/]+\/[^/]+)\/issues(?:\/(\d+))?$/.exec(path) ?? []
    const issue = sent ? add(project, sent.title, sent.body) : find(project, Number(number))
    if (!issue) return missing
    return {
      status: sent ? 201 : 200,
      body: {
        number: issue.number,
        title: issue.title,
        state: issue.closed ? 'closed' : 'open',
        state_reason: null,
        html_url: `${tracker.url}/${issue.project}/issues/${issue.number}`,
        assignee: issue.assignee ? { login: issue.assignee } : null,
      },
    }
  }

  function asGitLab(path: string, sent: { title: string; description: string } | null): Answer {
    if (path === '/user') return { status: 200, body: { username: 'ana' } }
    if (path === '/projects') {
      return { status: 200, body: [{ path_with_namespace: 'acme/shop', name_with_namespace: 'Acme / Shop' }] }
    }
    const [, encoded = '', number] = /^\/projects\/([^/]+)\/issues(?:\/(\d+))?$/.exec(path) ?? []
    const project = decodeURIComponent(encoded)
    const issue = sent ? add(project, sent.title, sent.description) : find(project, Number(number))
    if (!issue) return missing
    return {
      status: sent ? 201 : 200,
      body: {
        iid: issue.number,
        title: issue.title,
        state: issue.closed ? 'closed' : 'opened',
        web_url: `${tracker.url}/${issue.project}/-/issues/${issue.number}`,
        assignees: issue.assignee ? [{ name: issue.assignee }] : [],
      },
    }
  }

  function asJira(
    path: string,
    sent: { fields: { project: { key: string }; summary: string; description: string } } | null,
  ): Answer {
    if (path === '/myself') return { status: 200, body: { displayName: 'Ana' } }
    if (path === '/project') return { status: 200, body: [{ key: 'SHOP', name: 'Shop' }] }
    if (path === '/project/SHOP') return { status: 200, body: { issueTypes: [{ id: '7', subtask: false }] } }
    if (sent) {
      const made = add(sent.fields.project.key, sent.fields.summary, sent.fields.description)
      return { status: 201, body: { key: `${made.project}-${made.number}` } }
    }
    const [, project = '', number] = /^\/issue\/([A-Z]+)-(\d+)$/.exec(path) ?? []
    const issue = find(project, Number(number))
    if (!issue) return missing
    return {
      status: 200,
      body: {
        key: `${issue.project}-${issue.number}`,
        fields: {
          summary: issue.title,
          status: { name: issue.stateName, statusCategory: { key: issue.closed ? 'done' : 'new' } },
          assignee: issue.assignee ? { displayName: issue.assignee } : null,
        },
      },
    }
  }
  return tracker
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
