import type { Routes } from '../../../platform/http/routes.ts'
import { addTopic } from './actions/add-topic.ts'
import { changeTopic } from './actions/change-topic.ts'
import { deleteTopic } from './actions/delete-topic.ts'
import { listTags, listTopics } from './queries.ts'

export const topicRoutes: Routes = {
  'GET /topics': async ({ read }) => ({ items: await read(listTopics) }),
  'POST /topics': ({ body, write }) => write((scope) => addTopic(scope, body)),
  'PATCH /topics/{id}': ({ params, body, write }) => write((scope) => changeTopic(scope, params.id, body)),
  'DELETE /topics/{id}': async ({ params, write }) => void (await write((scope) => deleteTopic(scope, params.id))),
  'GET /tags': async ({ read }) => ({ items: await read(listTags) }),
}
