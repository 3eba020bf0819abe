import type { BrowserContext } from 'playwright-core'
import { cookieOf } from '../server/testing/factories.ts'

/** A member as the API knows them; what their windows and programs are let in with. */
export interface Member {
  cookie: string
  /** `path` below /api; throws with what the server said where that was no. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it as it expects it to be
  api(method: string, path: string, body?: unknown): Promise<any>
  /** Signs a browser's windows in. */
  enter(context: BrowserContext): Promise<void>
}

const json = { 'content-type': 'application/json' }

/** Makes the workspace of a Kept that was started empty, and its admin. */
export const setUp = (url: string, name = 'Vera'): Promise<Member> =>
  letIn(url, '/setup', {
    workspaceName: 'Polet',
    name,
    email: `${name.toLowerCase()}@polet.example`,
    password: 'a calm password',
    language: 'en',
  })

/** The member of the demo workspace, let in without a password. */
export const enterDemo = (url: string): Promise<Member> => letIn(url, '/demo/session')

/** A second member, invited by the first. */
export async function invited(url: string, by: Member, name: string, role = 'agent'): Promise<Member> {
  const { url: link } = await by.api('POST', '/invitations', {
    email: `${name.toLowerCase()}@polet.example`,
    role,
  })
  const token = String(link).split('/').at(-1)
  return letIn(url, `/invitations/by-token/${token}/acceptance`, { name, password: 'a calm password' })
}

async function letIn(url: string, path: string, body?: unknown): Promise<Member> {
  const answer = await fetch(`${url}/api${path}`, {
    method: 'POST',
    ...(body ? { headers: json, body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`POST ${path}: ${await answer.text()}`)
  const cookie = cookieOf(answer.headers.getSetCookie())
  return {
    cookie,
    async api(method, way, sent) {
      const said = await fetch(`${url}/api${way}`, {
        method,
        headers: { cookie, ...(sent ? json : {}) },
        ...(sent ? { body: JSON.stringify(sent) } : {}),
      })
      if (!said.ok) throw new Error(`${method} ${way}: ${await said.text()}`)
      return said.status === 204 ? null : said.json()
    },
    enter: (context) =>
      context.addCookies(
        cookie.split('; ').map((pair) => {
          const at = pair.indexOf('=')
          return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
        }),
      ),
  }
}
