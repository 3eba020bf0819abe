import { noticeKind } from '../../contract/notices.ts'

export const browser = {
  endpoint: 'http://127.0.0.1:9/push',
  keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
  browser: 'Firefox',
}

export const noticeSettings = {
  kinds: Object.fromEntries(noticeKind.options.map((kind) => [kind, { product: true, mail: 'off', push: false }])),
  digestMinutes: 30,
  quiet: null,
}
