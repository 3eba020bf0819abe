import { rmSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTo } from '../server/testing/mail.ts'
import { freePort, type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { invited, type Member, setUp } from './member.ts'
import { pictureFailures } from './picture-of-failure.ts'
import { readyFolder } from './ready-folder.ts'

const address = 'help@polet.example'

interface Window {
  context: BrowserContext
  page: Page
  complaints: string[]
}

let folder: string
let kept: RunningKept
let start: () => Promise<RunningKept>
let browser: Browser
let boris: Member
let veraSees: Window
let borisSees: Window

beforeAll(async () => {
  folder = await readyFolder('empty')
  // It is killed and comes back where its windows look for it.
  const settings = { KEPT_PORT: String(await freePort()), KEPT_SMTP_PORT: String(await freePort()) }
  start = () => startKept(folder, settings, ['--empty'])
  kept = await start()
  const vera = await setUp(kept.url, 'Vera')
  boris = await invited(kept.url, vera, 'Boris')
  await vera.api('POST', '/channels', { name: 'Help', address })
  browser = await openBrowser()
  veraSees = await windowOf(vera)
  borisSees = await windowOf(boris)
  await write('The parcel', 'Where is it?')
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => [veraSees, borisSees])

async function windowOf(member: Member): Promise<Window> {
  const window = await openWindow(browser, kept.url)
  window.page.setDefaultTimeout(20_000)
  await member.enter(window.context)
  return window
}

const write = (subject: string, text: string, inReplyTo?: string) =>
  writeTo(kept.smtpPort, {
    from: 'Ana <ana@customer.example>',
    to: address,
    subject,
    text,
    messageId: `<${text.replace(/\W/g, '')}@customer.example>`,
    ...(inReplyTo ? { inReplyTo, references: inReplyTo } : {}),
  })

async function open(page: Page): Promise<void> {
  await page.goto('/inbox/open')
  await page.getByRole('link', { name: /The parcel/ }).click()
  await page.locator('[data-message]').first().waitFor()
}

const theParcel = async () => {
  const { items } = await boris.api('GET', '/conversations?view=all')
  const { id } = items.find((line: { subject: string }) => line.subject === 'The parcel')
  return boris.api('GET', `/conversations/${id}`)
}
const editor = (page: Page) => page.locator('[contenteditable=true]')
const textIn = (page: Page) => () => editor(page).textContent()
const offline = (page: Page) => page.getByText('Offline', { exact: true })

async function begin(page: Page, text: string): Promise<void> {
  await page.keyboard.press('r')
  await editor(page).waitFor()
  await page.keyboard.type(text)
}

test('each sees that the other looks and writes', async () => {
  await open(veraSees.page)
  await open(borisSees.page)
  await veraSees.page.getByText('Boris also here').waitFor()
  await borisSees.page.getByText('Vera also here').waitFor()
  await begin(borisSees.page, 'Hello Ana')
  await veraSees.page.getByText('Boris is writing').waitFor()
  await veraSees.page.getByText('Boris also here').waitFor()
  await borisSees.page.goto('/people')
  await veraSees.page.getByText('Boris also here').waitFor({ state: 'detached' })
})

test('a draft outlives a reload and follows to another browser', async () => {
  await open(borisSees.page)
  await expect.poll(textIn(borisSees.page), { timeout: 10_000 }).toBe('Hello Ana')
  await editor(borisSees.page).press('End')
  await borisSees.page.keyboard.type(', it is in Plovdiv')
  // Not a moment to save it on the server.
  await borisSees.page.waitForTimeout(200)
  await borisSees.page.reload()
  await expect.poll(textIn(borisSees.page), { timeout: 10_000 }).toBe('Hello Ana, it is in Plovdiv')
  const { items } = await boris.api('GET', '/conversations?view=open')
  const onServer = async () => (await boris.api('GET', `/conversations/${items[0].id}`)).drafts[0]?.html
  await expect.poll(onServer, { timeout: 10_000 }).toContain('it is in Plovdiv')
  const elsewhere = await windowOf(boris)
  await open(elsewhere.page)
  await expect.poll(textIn(elsewhere.page), { timeout: 10_000 }).toBe('Hello Ana, it is in Plovdiv')
  await elsewhere.context.close()
})

test('a reply past an unseen message is refused and its text kept', async () => {
  const { page, context } = borisSees
  // He hears nothing while Ana writes on.
  await context.route('**/api/live*', (route) => route.abort())
  await page.reload()
  await expect.poll(textIn(page), { timeout: 10_000 }).toContain('Plovdiv')
  await write('Re: The parcel', 'Never mind, I found it!', '<Whereisit@customer.example>')
  await veraSees.page.frameLocator('[data-message] iframe').last().getByText('Never mind, I found it!').waitFor()
  await editor(page).press('Control+Enter')
  await page.getByText('Your reply was not sent. The draft is kept.').waitFor()
  expect(await textIn(page)()).toBe('Hello Ana, it is in Plovdiv')
  await page.frameLocator('[data-message] iframe').last().getByText('Never mind, I found it!').waitFor()
  await page.getByRole('button', { name: 'Read it' }).click()
  await editor(page).press('Control+Enter')
  await page.locator('[data-message]', { hasText: 'Leaves in' }).waitFor()
  await page.locator('[data-message]', { hasText: 'Leaves in' }).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(textIn(page), { timeout: 10_000 }).toBe('Hello Ana, it is in Plovdiv')
  await context.unroute('**/api/live*')
})

test('of two who take a conversation one is told who was faster', async () => {
  for (const { page } of [veraSees, borisSees]) await open(page)
  // Boris does not hear of it in time.
  await borisSees.context.route('**/api/live*', (route) => route.abort())
  await borisSees.page.reload()
  await borisSees.page.locator('[data-message]').first().waitFor()
  const take = async ({ page }: Window, name: string) => {
    await page.keyboard.press('a')
    await page.getByRole('option', { name: new RegExp(name) }).click()
  }
  await take(veraSees, 'Vera')
  await expect.poll(async () => (await theParcel()).assignee?.name).toBe('Vera')
  await take(borisSees, 'Boris')
  await borisSees.page.getByText('Vera was faster and has it now.').waitFor()
  await borisSees.page.getByRole('button', { name: 'Vera', exact: true }).waitFor()
  expect((await theParcel()).assignee.name).toBe('Vera')
  await borisSees.page.getByRole('button', { name: 'Assign anyway' }).click()
  await expect.poll(async () => (await theParcel()).assignee.name).toBe('Boris')
  // Vera, who hears, sees whose it is now without doing anything.
  await veraSees.page.getByRole('button', { name: 'Boris', exact: true }).waitFor()
  await borisSees.context.unroute('**/api/live*')
})

const statusIn = (page: Page, name: string) => page.getByRole('button', { name: `Status: ${name}` })

test('of two who change the status the later holds, and both see it', async () => {
  for (const { page } of [veraSees, borisSees]) await open(page)
  const choose = async ({ page }: Window, status: string) => {
    await statusIn(page, '').click()
    await page.getByRole('menuitem', { name: status, exact: true }).click()
  }
  await choose(veraSees, 'Waiting on us')
  await statusIn(borisSees.page, 'Waiting on us').waitFor()
  await choose(borisSees, 'Open')
  await statusIn(veraSees.page, 'Open').waitFor()
  expect((await theParcel()).status).toBe('open')
})

test('a killed server is noticed, takes no word along, and is found again', { timeout: 120_000 }, async () => {
  const { page } = borisSees
  await page.reload()
  await expect.poll(textIn(page), { timeout: 10_000 }).toContain('Plovdiv')
  await page.evaluate('window.neverReloaded = true')
  await kept.kill()
  await offline(page).waitFor()
  await editor(page).press('End')
  await page.keyboard.type(' now')
  await page.getByText('Kept on this device').waitFor()
  kept = await start()
  await offline(page).waitFor({ state: 'detached', timeout: 40_000 })
  expect(await textIn(page)()).toBe('Hello Ana, it is in Plovdiv now')
  // What comes after the break is heard again.
  await write('Another matter', 'Hello again')
  await page.getByRole('link', { name: /Another matter/ }).waitFor()
  expect(await page.evaluate('window.neverReloaded')).toBe(true)
  await page.reload()
  await expect.poll(textIn(page), { timeout: 10_000 }).toBe('Hello Ana, it is in Plovdiv now')
})

test('a window without a connection says so and catches up', async () => {
  const { page, context } = veraSees
  await page.goto('/inbox/open')
  await page.getByRole('link', { name: /Another matter/ }).waitFor()
  await context.setOffline(true)
  await offline(page).waitFor()
  await write('While away', 'Are you there?')
  await context.setOffline(false)
  await offline(page).waitFor({ state: 'detached' })
  await page.getByRole('link', { name: /While away/ }).waitFor()
})

test('a ready-made reply that comes second is refused with its actions, and both stay in the composer', async () => {
  const { page, context } = borisSees
  await boris.api('POST', '/ready-replies', {
    name: 'Sorry',
    variants: [{ language: 'en', html: '<p>We are sorry.</p>' }],
    actions: { addTags: ['sorry'] },
  })
  await context.route('**/api/live*', (route) => route.abort())
  await open(page)
  await page.reload()
  await page.locator('[data-message]').first().waitFor()
  await page.keyboard.press('r')
  await editor(page).waitFor()
  await editor(page).press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await page.keyboard.type(';')
  await page.getByRole('option', { name: /Sorry/ }).click()
  await page.getByRole('list', { name: 'Along with it:' }).waitFor()
  const { id, seq } = await theParcel()
  await veraSees.page.evaluate(
    `fetch('/api/conversations/${id}/replies', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ html: '<p>Vera was first.</p>', seenSeq: ${seq} }) })`,
  )
  await expect.poll(async () => (await theParcel()).seq).toBe(seq + 1)
  await editor(page).press('Control+Enter')
  await page.getByText('Your reply was not sent. The draft is kept.').waitFor()
  expect(await textIn(page)()).toContain('We are sorry.')
  await page.getByRole('list', { name: 'Along with it:' }).waitFor()
  expect((await theParcel()).tags).toEqual([])
  await context.unroute('**/api/live*')
})

test('no page had anything to complain about', () => {
  expect([...veraSees.complaints, ...borisSees.complaints]).toEqual([])
})
