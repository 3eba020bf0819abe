import { resolveOutside } from '../../../platform/http/outgoing.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Routes } from '../../../platform/http/routes.ts'
import type { Platform } from '../../../platform/platform.ts'
import { myself } from '../settings/queries.ts'
import { tryBrowser } from './actions/push-notice.ts'
import { pushKey, subscribe, unsubscribe } from './actions/subscribe.ts'
import type { PushService } from './adapters/web-push.ts'
import { myBrowser, myBrowsers, targetsOf } from './queries.ts'

export const createPushRoutes = (platform: Platform, service: PushService): Routes => {
  const { secret, allowPrivateAddresses } = platform.config
  return {
    'GET /push/key': ({ write }) => write((scope) => pushKey(scope, secret)),
    'GET /push/subscriptions': ({ read }) => read(myBrowsers),
    'POST /push/subscriptions': async ({ body, write }) => {
      await resolveOutside(new URL(body.endpoint).hostname, allowPrivateAddresses)
      return write((scope) => subscribe(scope, secret, body))
    },
    'DELETE /push/subscriptions/{id}': async ({ params, write }) =>
      void (await write((scope) => unsubscribe(scope, params.id))),
    'PUT /push/subscriptions/{id}/trial': async ({ params, read }) => {
      const target = await read(async (scope) => {
        const { id } = await myBrowser(scope, params.id)
        return found((await targetsOf(scope, secret, myself(scope))).find((each) => each.id === id))
      })
      await read((scope) => tryBrowser(platform, service, scope, target))
      return read((scope) => myBrowser(scope, params.id))
    },
  }
}
