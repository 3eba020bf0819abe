import { createCounting } from '../../../platform/filters/counting.ts'
import { filterFields, translateFilter } from '../../../platform/filters/noun.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import { people } from '../filtering/queries.ts'
import { addSegment } from './actions/add-segment.ts'
import { changeSegment } from './actions/change-segment.ts'
import { deleteSegment } from './actions/delete-segment.ts'
import { countPeople, countSegments, listSegments, livingPeople } from './queries.ts'

export function createSegmentRoutes(): Routes {
  const count = createCounting(people, { rows: livingPeople })
  return {
    'GET /people/fields': ({ read }) => read(async (scope) => ({ items: await filterFields(people, scope) })),
    'POST /people/filter-translations': ({ body, read }) => read((scope) => translateFilter(people, scope, body)),
    'GET /people/count': ({ query, read }) => read((scope) => countPeople(scope, query, count)),
    'GET /segments': async ({ read }) => ({ items: await read(listSegments) }),
    'GET /segments/counts': async ({ read }) => ({ items: await read((scope) => countSegments(scope, count)) }),
    'POST /segments': ({ body, write }) => write((scope) => addSegment(scope, body)),
    'PATCH /segments/{id}': ({ params, body, write }) => write((scope) => changeSegment(scope, params.id, body)),
    'DELETE /segments/{id}': async ({ params, write }) =>
      void (await write((scope) => deleteSegment(scope, params.id))),
  }
}
