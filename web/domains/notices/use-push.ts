import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { useDoneNotice, useFailureNotice } from '../../app/notices.tsx'
import { browsersQuery, noticeKeys } from './api.ts'
import { browserName } from './rules.ts'

const worker = '/push/worker.js'
const scope = '/push/'
const own = 'kept.push'

const known = () => {
  try {
    return localStorage.getItem(own)
  } catch {
    return null
  }
}
const remember = (id: string | null) => {
  try {
    if (id) localStorage.setItem(own, id)
    else localStorage.removeItem(own)
  } catch {
    // Then this browser does not know that it is one of the list; it may still be taken off there.
  }
}

/** Whether this browser can be pushed to at all; a plain-http address cannot. */
const isSupported = () =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window && window.isSecureContext

const isActive = async (registration: ServiceWorkerRegistration): Promise<void> => {
  for (let tries = 0; !registration.active && tries < 100; tries++) await new Promise((done) => setTimeout(done, 50))
}

async function subscribe() {
  const registration = await navigator.serviceWorker.register(worker, { scope })
  await isActive(registration)
  const { publicKey } = await api('GET /push/key')
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: publicKey,
  })
  const { endpoint = '', keys = {} } = subscription.toJSON()
  const { p256dh = '', auth = '' } = keys
  const body = { endpoint, keys: { p256dh, auth }, browser: browserName(navigator.userAgent) }
  const { id } = await api('POST /push/subscriptions', { body })
  remember(id)
}

async function unsubscribe(id: string) {
  await api('DELETE /push/subscriptions/{id}', { params: { id } })
  if (id !== known()) return
  remember(null)
  const registration = await navigator.serviceWorker?.getRegistration(scope)
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
  await registration?.unregister()
}

/** My browsers that are pushed to, and this one among them. */
export const usePush = () => {
  const { t } = useTranslation('notices')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const say = useDoneNotice()
  const browsers = useQuery(browsersQuery)
  const onSettled = () => client.invalidateQueries({ queryKey: noticeKeys.browsers })
  const begin = useMutation({
    mutationFn: async () => {
      if ((await Notification.requestPermission()) !== 'granted') return say(t('push.denied'))
      return subscribe().catch((error: unknown) => {
        // The browser's own push service may be out of reach, or forbidden where it is run.
        if (error instanceof DOMException) return say(t('push.unable'))
        throw error
      })
    },
    onError: failed,
    onSettled,
  })
  const end = useMutation({ mutationFn: unsubscribe, onError: failed, onSettled })
  const trial = useMutation({
    mutationFn: (id: string) => api('PUT /push/subscriptions/{id}/trial', { params: { id } }),
    onError: failed,
    onSettled,
  })
  return { browsers, begin, end, trial, isSupported: isSupported(), thisOne: known() }
}
