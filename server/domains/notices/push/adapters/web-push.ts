import { createOutgoing, type OutgoingAnswer } from '../../../../platform/http/outgoing.ts'
import type { Platform } from '../../../../platform/platform.ts'
import { encryptPush } from '../../../../platform/push/encrypt.ts'
import { type VapidKeys, vapidHeader } from '../../../../platform/push/vapid.ts'
import type { Target } from '../queries.ts'

/** How a push went: taken, the browser is gone for good, or not taken for a reason. */
export type Push = { state: 'taken' } | { state: 'gone' } | { state: 'failed'; reason: string; passing: boolean }

export interface PushedWords {
  text: string
  /** Pushes of one topic replace each other where the browser has not shown them. */
  topic: string
}

export type PushService = ReturnType<typeof createPushService>

const keptFor = 4 * 60 * 60

/** Speaks to the push services of browsers (RFC 8030). */
export function createPushService({ config, scopes }: Platform) {
  const outgoing = createOutgoing(config.allowPrivateAddresses)
  return {
    async push({ endpoint, keys }: Target, vapid: VapidKeys, { text, topic }: PushedWords): Promise<Push> {
      try {
        return outcomeOf(
          await outgoing.send(endpoint, {
            method: 'POST',
            headers: {
              authorization: vapidHeader(vapid, endpoint, `mailto:${config.from}`, scopes.now()),
              'content-encoding': 'aes128gcm',
              'content-type': 'application/octet-stream',
              ttl: String(keptFor),
              urgency: 'high',
              topic,
            },
            body: encryptPush(text, keys),
            most: 2000,
            cut: true,
          }),
        )
      } catch (error) {
        return { state: 'failed', reason: (error as Error).message, passing: true }
      }
    },
  }
}

function outcomeOf({ status, body }: OutgoingAnswer): Push {
  if (status >= 200 && status < 300) return { state: 'taken' }
  if (status === 404 || status === 410) return { state: 'gone' }
  const reason = `${status} ${body.toString('utf8').slice(0, 300)}`.trim()
  return { state: 'failed', reason, passing: status === 429 || status >= 500 }
}
