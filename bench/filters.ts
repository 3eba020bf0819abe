import { startKept } from './kept.ts'
import { load } from './load.ts'
import { report } from './report.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

const seconds = 3
const filters = [
  'status:open',
  'status:open urgency:urgent',
  'assignee:me -status:resolved,closed',
  'unread:yes status:open,waiting-on-us',
  'urgency:high,urgent -tag:any',
  'topic:any created:last-30d',
  'company:none last-from:person',
  'subject:"there is no such subject"',
  'status:open person.language:bg',
  'person.last-contact:<-90d status:waiting-on-customer',
  'person.open-conversations:>1 -urgency:low',
]

/** First page of filters of many kinds, newest and by next due; then twenty shared views counted by a fresh process. */
export async function run(sizes: Size[]): Promise<void> {
  for (const size of sizes) {
    const folder = await worldOf(size)
    const kept = await startKept(folder)
    const platform = await beside(folder)
    const { cookie, workspaceId } = await cookieOf(platform)
    const headers = { cookie, 'content-type': 'application/json' }
    const [tag, topic] = await names(platform.database.owner, workspaceId)
    const firstPage = async (metric: string, query: string) => {
      const path = `/api/conversations?${query}`
      const { p50, n } = await load({ url: kept.url, connections: 1, seconds, request: () => ({ path, headers }) })
      report('filters', `${size} ${metric}: p50`, p50, 'ms', n)
    }
    const ten = await customFields(kept.url, headers)
    const ofTen = [ten.map((field) => `${field}:any`).join(' or '), ten.map((field) => `-${field}:none`).join(' ')]
    for (const filter of [...filters, `tag:"${tag}"`, `topic:"${topic}"`, ...ofTen]) {
      for (const order of ['newest', 'due'])
        await firstPage(`${filter} by ${order}`, `order=${order}&filter=${encodeURIComponent(filter)}`)
    }
    for (const order of ['newest', 'oldest', 'due', 'waiting', 'urgency', 'created', 'created-oldest']) {
      for (const view of ['open', 'all', 'resolved'])
        await firstPage(`${view} by ${order}`, `view=${view}&order=${order}`)
    }
    for (const grouping of ['urgency', 'assignee', 'topic']) {
      for (const time of ['first', 'second'])
        await timed(kept.url, headers, `${size} headings by ${grouping}, ${time} time`, `groups?grouping=${grouping}`)
    }
    await timed(kept.url, headers, `${size} count of a filter`, 'count?filter=person.language:bg')
    await platform.database.owner.query(`delete from views where workspace_id = $1`, [workspaceId])
    for (let number = 0; number < 20; number++) {
      const body = JSON.stringify({ name: `View ${number}`, kind: 'shared', text: filters[number % filters.length] })
      await fetch(`${kept.url}/api/views`, { method: 'POST', headers: { ...headers, origin: kept.url }, body })
    }
    for (const time of ['first', 'second', 'third', 'fourth'])
      await countOnce(kept.url, headers, `${size} ${time} time`)
    await platform.close()
    await kept.stop()
  }
}

async function countOnce(url: string, headers: Record<string, string>, metric: string): Promise<void> {
  const began = performance.now()
  const { items } = (await (await fetch(`${url}/api/views/counts`, { headers })).json()) as {
    items: { count: number | null }[]
  }
  report('filters', `counts of views, ${metric}`, performance.now() - began, 'ms', items.length)
  report(
    'filters',
    `not counted in time, ${metric}`,
    items.filter(({ count }) => count === null).length,
    'views',
    items.length,
  )
}

async function timed(url: string, headers: Record<string, string>, metric: string, path: string): Promise<void> {
  const began = performance.now()
  const answer = await fetch(`${url}/api/conversations/${path}`, { headers })
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`)
  await answer.json()
  report('filters', metric, performance.now() - began, 'ms', 1)
}

/** Ten fields that the workspace made, of conversations, people and companies. */
async function customFields(url: string, headers: Record<string, string>): Promise<string[]> {
  const answer = await fetch(`${url}/api/conversations/fields`, { headers })
  const { items } = (await answer.json()) as { items: { name: string; custom: { key: string } | null }[] }
  return items
    .filter(({ custom }) => custom)
    .slice(0, 10)
    .map(({ name }) => name)
}

/** A tag and a topic that are there. */
async function names(
  database: { query(text: string, values: unknown[]): Promise<{ rows: { name: string }[] }> },
  workspaceId: string,
) {
  const tags =
    'select tag as name from conversation_tags where workspace_id = $1 group by tag order by count(*) limit 1'
  const topics = 'select name from topics where workspace_id = $1 and parent_id is null order by name limit 1'
  const found = await Promise.all([tags, topics].map((text) => database.query(text, [workspaceId])))
  return found.map(({ rows }) => rows[0]?.name ?? 'none')
}
