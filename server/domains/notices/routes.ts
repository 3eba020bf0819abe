import type { Routes } from '../../platform/http/routes.ts'
import type { Platform } from '../../platform/platform.ts'
import { markRead } from './actions/mark-read.ts'
import type { PushService } from './push/adapters/web-push.ts'
import { createPushRoutes } from './push/routes.ts'
import { countUnread, listNotices } from './queries.ts'
import { chooseWays } from './settings/actions/choose-ways.ts'
import { mySettings } from './settings/queries.ts'

export const createNoticesRoutes = (platform: Platform, service: PushService): Routes => ({
  ...createPushRoutes(platform, service),
  'GET /notices': ({ query, read }) => read((scope) => listNotices(scope, query)),
  'GET /notices/count': ({ read }) => read(countUnread),
  'PUT /notices/reading': async ({ body, write }) => void (await write((scope) => markRead(scope, body))),
  'GET /notices/settings': ({ read }) => read(mySettings),
  'PUT /notices/settings': ({ body, write }) => write((scope) => chooseWays(scope, body)),
})
