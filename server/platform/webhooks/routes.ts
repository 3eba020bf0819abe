import { seal, unseal } from '../auth/secrets.ts'
import type { Routes } from '../http/routes.ts'
import type { Platform } from '../platform.ts'
import { deliveriesOf, webhooksOf } from './queries.ts'
import { redeliver } from './redeliver.ts'
import { addWebhook, changeWebhook, checkWebhookUrl, newWebhookSecret, removeWebhook } from './subscribe.ts'

export function createWebhookRoutes({ config }: Platform): Routes {
  const check = (url: string) => checkWebhookUrl(url, config.allowPrivateAddresses)
  return {
    'GET /webhooks': async ({ read }) => ({ items: await read(webhooksOf) }),
    'POST /webhooks': async ({ body, write }) => {
      await check(body.url)
      // Sealed also in what is kept for the same request sent twice.
      const made = await write(async (scope) => {
        const secret = seal(config.secret, newWebhookSecret())
        return { ...(await addWebhook(scope, body, secret)), secret }
      })
      return { ...made, secret: unseal(config.secret, made.secret) }
    },
    'PATCH /webhooks/{id}': async ({ params, body, write }) => {
      if (body.url) await check(body.url)
      return write((scope) => changeWebhook(scope, params.id, body))
    },
    'DELETE /webhooks/{id}': async ({ params, write }) => {
      await write((scope) => removeWebhook(scope, params.id))
    },
    'GET /webhooks/{id}/deliveries': ({ params, query, read }) =>
      read((scope) => deliveriesOf(scope, params.id, query)),
    'PUT /webhook-deliveries/{id}/attempt': ({ params, write }) => write((scope) => redeliver(scope, params.id)),
  }
}
