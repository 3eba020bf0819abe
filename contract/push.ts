import { z } from 'zod'
import { endpoints } from './endpoint.ts'
import { at, id, idParams } from './shapes.ts'

const base64url = z.string().regex(/^[\w-]+={0,2}$/)

export const pushBrowser = z
  .object({
    id,
    browser: z.string().describe('As its user calls it, e.g. Firefox on Linux'),
    createdAt: at,
    lastAt: at.nullable().describe('When it was last pushed to'),
    failure: z.string().nullable().describe('Why the last push was not taken'),
  })
  .meta({ id: 'PushBrowser' })
export type PushBrowser = z.infer<typeof pushBrowser>

export const pushContract = endpoints({
  'GET /push/key': {
    summary: 'The public key that a browser subscribes with (VAPID)',
    tag: 'Notices',
    access: 'notices.read',
    response: z.object({ publicKey: z.string() }),
  },
  'GET /push/subscriptions': {
    summary: 'My browsers that are pushed to',
    tag: 'Notices',
    access: 'notices.read',
    response: z.object({ items: z.array(pushBrowser) }),
  },
  'POST /push/subscriptions': {
    summary: 'Push to this browser of mine; said again for the same one, it is brought up to date',
    tag: 'Notices',
    access: 'notices.read',
    body: z.object({
      endpoint: z.url().max(2000),
      keys: z.object({ p256dh: base64url.min(80).max(100), auth: base64url.min(16).max(40) }),
      browser: z.string().trim().min(1).max(120),
    }),
    response: pushBrowser,
    status: 201,
    errors: ['address-refused'],
  },
  'DELETE /push/subscriptions/{id}': {
    summary: 'Push to it no longer',
    tag: 'Notices',
    access: 'notices.read',
    params: idParams,
  },
  'PUT /push/subscriptions/{id}/trial': {
    summary: 'Push something to it now, to see whether it arrives',
    tag: 'Notices',
    access: 'notices.read',
    params: idParams,
    response: pushBrowser,
  },
})
