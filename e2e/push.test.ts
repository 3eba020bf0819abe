import { rmSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPushService } from '../server/testing/browsers-pushed-to.ts'
import { writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { invited, type Member, setUp } from './member.ts'
import { pictureFailures } from './picture-of-failure.ts'
import { readyFolder } from './ready-folder.ts'

let folder: string
let kept: RunningKept
let service: Awaited<ReturnType<typeof openPushService>>
let browser: Browser
let vera: Member
let boris: Member
let publicKey = ''
let context: BrowserContext
let page: Page
let complaints: string[]

beforeAll(async () => {
  folder = await readyFolder('empty')
  service = await openPushService(() => publicKey)
  kept = await startKept(folder, { KEPT_ALLOW_PRIVATE_ADDRESSES: 'true' }, ['--empty'])
  vera = await setUp(kept.url, 'Vera')
  boris = await invited(kept.url, vera, 'Boris')
  const settings = await boris.api('GET', '/notices/settings')
  await boris.api('PUT', '/notices/settings', { ...settings, quiet: null })
  await vera.api('POST', '/channels', { name: 'Help', address: 'help@polet.example' })
  await writeTo(kept.smtpPort, {
    from: 'Ana <ana@customer.example>',
    to: 'help@polet.example',
    subject: 'The glass',
    text: 'It is broken.',
  })
  browser = await openBrowser()
  const window = await openWindow(browser, kept.url)
  context = window.context
  page = window.page
  complaints = window.complaints
  page.setDefaultTimeout(20_000)
  await boris.enter(context)
  await context.grantPermissions(['notifications'], { origin: kept.url })
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  await service?.close()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => [{ page, complaints }])

interface Shown {
  title: string
  body: string
  data: { url: string }
}

/** A browser without a desktop shows nothing: what its worker asks the desktop to show, and to open, is written down instead. */
const writeDown = `(() => {
  self.asked = []
  self.opened = []
  ServiceWorkerRegistration.prototype.showNotification = async (title, options) => void self.asked.push({ title, ...options })
  self.clients.openWindow = async (url) => void self.opened.push(url)
})()`
const click = `(() => {
  const notification = { ...self.asked[0], close: () => self.asked.shift() }
  self.dispatchEvent(Object.assign(new ExtendableEvent('notificationclick'), { notification }))
})()`

// The browser's maker runs the only push service it speaks to, out of reach of a test. Two ends of it stand here for both:
// what the browser is given as its subscription, and what it is handed when the service has taken a push.
test('a browser that was allowed to is pushed what its member is told, shows it, and a click opens it', async () => {
  const subscription = service.subscribe()
  await page.addInitScript(
    `PushManager.prototype.subscribe = async function (options) {
      window.askedWith = options
      return { toJSON: () => (${JSON.stringify({ endpoint: subscription.endpoint, keys: subscription.keys })}) }
    }`,
  )
  await page.goto('/settings/notices')
  await page.getByRole('button', { name: 'Tell me in this browser' }).click()
  await page.getByText('Told nothing yet').waitFor()
  publicKey = (await boris.api('GET', '/push/key')).publicKey
  expect(await page.evaluate('askedWith')).toEqual({ userVisibleOnly: true, applicationServerKey: publicKey })

  await page.goto('/people')
  const glass = async () => (await vera.api('GET', '/conversations?view=all')).items[0]
  await expect.poll(glass, { timeout: 20_000 }).toBeTruthy()
  const { id, number } = await glass()
  await vera.api('POST', `/conversations/${id}/notes`, {
    html: '<p>Look at this, please.</p>',
    mentions: [{ kind: 'member', id: (await boris.api('GET', '/session')).profile.member.id }],
  })
  await expect.poll(() => service.pushed.length, { timeout: 30_000 }).toBe(1)
  const data = service.pushed[0]?.text ?? ''

  const worker = context.serviceWorkers().find((each) => each.url().endsWith('/push/worker.js')) ?? expect.fail('none')
  await worker.evaluate(writeDown)
  const devtools = await context.newCDPSession(page)
  const registrations: { registrationId: string; scopeURL: string }[] = []
  devtools.on('ServiceWorker.workerRegistrationUpdated', (told) => registrations.push(...told.registrations))
  await devtools.send('ServiceWorker.enable')
  await expect.poll(() => registrations.length).toBeGreaterThan(0)
  const { registrationId } = registrations.find(({ scopeURL }) => scopeURL.endsWith('/push/')) ?? expect.fail('none')
  await devtools.send('ServiceWorker.deliverPushMessage', { origin: kept.url, registrationId, data })
  const asked = () => worker.evaluate<Shown[]>('self.asked')
  await expect.poll(async () => (await asked()).length, { timeout: 20_000 }).toBe(1)
  const [notification] = await asked()
  expect(notification?.title).toContain('Vera')
  expect(`${notification?.title} ${notification?.body}`).toContain('The glass')

  await worker.evaluate(click)
  const opens = (await worker.evaluate<string[]>('self.opened'))[0] ?? expect.fail('nothing was opened')
  expect(opens.startsWith(kept.url)).toBe(true)
  expect(await asked()).toEqual([])
  await page.goto(opens)
  await page.getByRole('heading', { name: 'The glass' }).waitFor()
  await page.locator('[data-message][data-kind=note]').waitFor()
  expect(page.url()).toContain(String(number))
})

test('the page had nothing to complain about', () => {
  expect(complaints).toEqual([])
})
