import type { Issue, Tracker } from '../../../contract/trackers.ts'

/** How to reach one tracker. */
export interface Access {
  kind: Tracker['kind']
  /** Where people see it. */
  url: string
  user: string | null
  token: string
}

/** An issue as its tracker tells it. */
export interface RemoteIssue {
  key: string
  url: string
  title: string
  state: Issue['state']
  stateName: string
  assignee: string | null
}

const paths: Record<Tracker['kind'], RegExp> = {
  github: /^\/([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)$/,
  gitlab: /^\/(.+?)(?:\/-)?\/(?:issues|work_items)\/(\d+)$/,
  jira: /^(?:\/.*)?\/(?:browse|issues)\/([A-Z][A-Z0-9_]+)-(\d+)$/,
}

/** The key of the issue that an address shows, where it is one of this tracker: `owner/repository#12`, `ABC-12`. */
export function keyOf(tracker: { kind: Tracker['kind']; url: string }, address: string): string | null {
  const base = new URL(tracker.url)
  const url = new URL(address)
  const prefix = base.pathname.replace(/\/+$/, '')
  if (url.host !== base.host || !url.pathname.startsWith(`${prefix}/`)) return null
  const [, project, number] = paths[tracker.kind].exec(url.pathname.slice(prefix.length).replace(/\/+$/, '')) ?? []
  if (!project) return null
  return tracker.kind === 'jira' ? `${project}-${number}` : `${project}#${number}`
}

/** `owner/repository#12` taken apart. */
export function partsOf(key: string): { project: string; number: string } {
  const at = key.lastIndexOf('#')
  return { project: key.slice(0, at), number: key.slice(at + 1) }
}

/** What there is to tell in a conversation after an issue was read again; null where nothing of it concerns anybody. */
export function changeBetween(before: RemoteIssue, after: RemoteIssue): 'closed' | 'opened' | 'moved' | 'given' | null {
  if (before.state !== after.state) return after.state === 'closed' ? 'closed' : 'opened'
  if (before.stateName !== after.stateName) return 'moved'
  if (before.assignee !== after.assignee && after.assignee) return 'given'
  return null
}
