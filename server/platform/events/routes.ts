import { problem } from '../http/problem.ts'
import type { Routes } from '../http/routes.ts'
import { formatPlace, parsePlace, readLog } from './log.ts'
import { asEvent } from './queries.ts'

export const eventRoutes: Routes = {
  'GET /events': async ({ query, authority, read }) => {
    const after = query.after === undefined ? { tx: 0, position: 0 } : parsePlace(query.after)
    if (!after) throw problem('invalid', { errors: [{ path: 'query.after', message: 'is no position of the log' }] })
    const events = await read((scope) => readLog(scope.db, after, query.limit, authority.workspaceId))
    const last = events.at(-1)
    return { items: events.map(asEvent), next: last ? formatPlace(last) : (query.after ?? null) }
  },
}
