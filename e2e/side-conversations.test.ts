import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailServer, openMailServer, writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { invited, type Member, setUp } from './member.ts'
import { accessibilityTroubles } from './pass-over.ts'
import { pictureFailures } from './picture-of-failure.ts'
import { readyFolder } from './ready-folder.ts'

const address = 'help@polet.example'
const windows: { page: Page; complaints: string[] }[] = []
let folder: string
let kept: RunningKept
let relay: MailServer
let browser: Browser
let admin: Member
let vera: Page
let oleg: Page

beforeAll(async () => {
  folder = await readyFolder('empty')
  relay = await openMailServer()
  kept = await startKept(folder, { KEPT_RELAY_URL: relay.url }, ['--empty'])
  admin = await setUp(kept.url)
  const asker = admin
  await asker.api('POST', '/channels', { name: 'Help', address })
  const helper = await invited(kept.url, asker, 'Oleg')
  const me = (await helper.api('GET', '/session')).profile.member.id
  await asker.api('POST', '/teams', { name: 'Warehouse', memberIds: [me] })
  const from = '"Maria Petrova" <maria@customer.example>'
  await writeTo(kept.smtpPort, {
    from,
    to: address,
    subject: 'Parcel 4711',
    text: 'Where?',
    messageId: '<one@c.example>',
  })
  browser = await openBrowser()
  vera = await windowOf(asker)
  oleg = await windowOf(helper)
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  await relay?.close()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => windows)

async function windowOf(member: Member): Promise<Page> {
  const { context, page, complaints } = await openWindow(browser, kept.url)
  page.setDefaultTimeout(20_000)
  await member.enter(context)
  windows.push({ page, complaints })
  return page
}

test('a team is asked beside a conversation, answers from its Today, and the asker ends it', async () => {
  await vera.goto('/inbox/open')
  await vera.getByRole('link', { name: /Parcel 4711/ }).click()
  await vera.getByRole('button', { name: 'Ask a team' }).click()
  const dialog = vera.getByRole('dialog')
  await dialog.getByLabel('Subject').fill('Rack 4')
  await dialog.getByLabel('What do you need from them?').fill('Is it in the rack?')
  expect(await accessibilityTroubles(vera)).toEqual([])
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click()
  const asked = vera.getByRole('list', { name: 'Side conversations' })
  await asked.getByText('Waiting for an answer').waitFor()

  await oleg.goto('/notices')
  await oleg.getByRole('link', { name: /Rack 4/ }).click()
  const told = oleg.getByRole('list', { name: 'Side conversations' })
  await told.getByLabel('Write to “Rack 4”').fill('Let me')
  await oleg.reload()
  await expect.poll(() => told.getByLabel('Write to “Rack 4”').textContent()).toBe('Let me')
  await told.getByLabel('Write to “Rack 4”').fill('')

  await oleg.goto('/')
  const mine = oleg.getByRole('list', { name: 'Asked of my teams' })
  await mine.getByRole('button', { name: /Rack 4/ }).click()
  await oleg.frameLocator('iframe').getByText('Is it in the rack?').waitFor()
  await mine.getByLabel('Write to “Rack 4”').fill('Yes, third shelf.')
  expect(await mine.getByRole('button', { name: 'Done' }).count()).toBe(0)
  expect(await accessibilityTroubles(oleg)).toEqual([])
  await mine.getByRole('button', { name: 'Send' }).click()
  await mine.waitFor({ state: 'detached' })

  await asked.getByText('Answered').waitFor()
  await asked.getByRole('button', { name: /Rack 4/ }).click()
  await asked.locator('article').nth(1).frameLocator('iframe').getByText('Yes, third shelf.').waitFor()
  expect(await accessibilityTroubles(vera)).toEqual([])
  await asked.getByRole('button', { name: 'Done' }).click()
  await asked.getByRole('button', { name: 'Open again' }).waitFor()
  expect(await vera.locator('[data-message]').count()).toBe(1)
})

test('a question that was begun is there again when its window is opened again', async () => {
  await vera.goto('/inbox/open')
  await vera.getByRole('link', { name: /Parcel 4711/ }).click()
  await vera.getByRole('button', { name: 'Ask a team' }).click()
  const dialog = vera.getByRole('dialog')
  await dialog.getByLabel('Subject').fill('Weight')
  await dialog.getByLabel('What do you need from them?').fill('How heavy?')
  await vera.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await vera.reload()
  await vera.getByRole('button', { name: 'Ask a team' }).click()
  expect(await dialog.getByLabel('Subject').inputValue()).toBe('Weight')
  await expect.poll(() => dialog.getByLabel('What do you need from them?').textContent()).toBe('How heavy?')
  await dialog.getByLabel('Subject').fill('')
  await dialog.getByLabel('What do you need from them?').fill('')
  await vera.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('a colleague of the warehouse signs in, sees only what it is asked, answers, and the asker sees it', async () => {
  const petr = await invited(kept.url, admin, 'Petr', 'colleague')
  const me = (await petr.api('GET', '/session')).profile.member.id
  await admin.api('POST', '/teams', { name: 'Accounting', memberIds: [me] })
  const page = await windowOf(petr)
  await page.goto('/')
  await page.getByText('All kept.').waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])

  await vera.goto('/inbox/open')
  await vera.getByRole('link', { name: /Parcel 4711/ }).click()
  await vera.getByRole('button', { name: 'Ask a team' }).click()
  const dialog = vera.getByRole('dialog')
  await dialog.getByLabel('Team').selectOption({ label: 'Accounting' })
  await dialog.getByLabel('Subject').fill('Invoice 9')
  await dialog.getByLabel('What do you need from them?').fill('Is it paid?')
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })

  // Without a reload: it is told of the notice, and of nothing else.
  const mine = page.getByRole('list', { name: 'Asked of my teams' })
  await mine.getByRole('link', { name: 'Open on its own' }).click()
  await page.getByRole('heading', { name: 'Invoice 9', level: 1 }).waitFor()
  await page.frameLocator('iframe').getByText('Is it paid?').waitFor()
  expect(await page.getByText('Parcel 4711').count()).toBe(0)
  const rooms = page.getByRole('navigation', { name: 'Rooms' })
  expect(await rooms.getByRole('link').allTextContents()).toEqual(['Today', 'Settings'])
  await page.getByLabel('Write to “Invoice 9”').fill('Paid on Monday.')
  expect(await accessibilityTroubles(page)).toEqual([])
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByText('Answered', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: 'Done' }).count()).toBe(0)

  // Of what members see, nothing is offered that could be given or shown to a colleague.
  await vera.keyboard.press('a')
  await vera.getByRole('option', { name: /Oleg/ }).waitFor()
  expect(await vera.getByRole('option', { name: /Petr|Accounting/ }).count()).toBe(0)
  await vera.keyboard.press('Escape')

  const asked = vera.getByRole('list', { name: 'Side conversations' })
  await asked.getByRole('button', { name: /Invoice 9/ }).click()
  const opened = asked.getByRole('listitem').filter({ hasText: 'Invoice 9' })
  await opened.locator('article').nth(1).frameLocator('iframe').getByText('Paid on Monday.').waitFor()
  await opened.getByRole('button', { name: 'Done' }).click()
  await opened.getByRole('button', { name: 'Open again' }).waitFor()

  const line = page.getByLabel('Search what you were asked')
  await page.goto('/')
  await line.fill('rack')
  await page.getByText('Nothing found').waitFor()
  await line.fill('invoices')
  const hits = page.getByRole('list', { name: 'Beside conversations' })
  await hits.getByRole('link', { name: /Invoice 9/ }).click()
  await page.getByRole('heading', { name: 'Invoice 9', level: 1 }).waitFor()

  await vera.goto('/search?q=monday')
  await vera
    .getByRole('list', { name: 'Beside conversations' })
    .getByRole('link', { name: /Invoice 9/ })
    .click()
  await asked.getByText('Done', { exact: true }).first().waitFor()
  await opened.locator('article').nth(1).frameLocator('iframe').getByText('Paid on Monday.').waitFor()

  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').getByRole('textbox').fill('4711')
  await page.getByText('Nothing found').waitFor()
  expect(await page.getByText('Parcel 4711').count()).toBe(0)
  await page.goto('/inbox/open')
  await page.getByText('All kept.').waitFor()
  await page.goto('/notices')
  await page.getByRole('link', { name: /Invoice 9/ }).click()
  await page.getByRole('heading', { name: 'Invoice 9', level: 1 }).waitFor()
})

test('a haulier is asked by mail; the answer appears without a reload, in the thread too, and the asker ends it', async () => {
  await vera.goto('/inbox/open')
  await vera.getByRole('link', { name: /Parcel 4711/ }).click()
  await vera.getByRole('button', { name: 'Ask by mail' }).click()
  const dialog = vera.getByRole('dialog')
  await dialog.getByLabel('To', { exact: true }).fill('Dispatch <dispatch@carrier.example>')
  await dialog.getByLabel('Subject').fill('Lorry 7')
  await dialog.getByLabel('What do you need from them?').fill('Is it on the lorry?')
  await dialog.getByLabel('Quote from the conversation').selectOption('newest')
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'label.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('4711'),
  })
  await dialog.getByText('label.txt').waitFor()
  expect(await accessibilityTroubles(vera)).toEqual([])
  await dialog.getByRole('button', { name: 'Send' }).click()
  await dialog.waitFor({ state: 'detached' })

  const asked = vera.getByRole('list', { name: 'Side conversations' })
  await asked.getByRole('button', { name: /Lorry 7/ }).click()
  const opened = asked.getByRole('listitem').filter({ hasText: 'Lorry 7' })
  await opened.getByText('Sent', { exact: true }).waitFor()
  const mail = relay.mails.find(({ recipients }) => recipients.includes('dispatch@carrier.example'))
  expect(mail?.read.text).toContain('Is it on the lorry?')
  expect(mail?.read.text).toContain('> Where?')
  expect(mail?.raw).not.toContain('maria@customer.example')
  expect(mail?.read.attachments.map(({ name }) => name)).toEqual(['label.txt'])

  await writeTo(kept.smtpPort, {
    from: 'Dispatch <dispatch@carrier.example>',
    to: mail?.read.replyTo[0]?.email ?? '',
    subject: 'Re: Lorry 7',
    text: 'Yes, it arrives at six.',
  })
  await opened.locator('article').nth(1).frameLocator('iframe').getByText('Yes, it arrives at six.').waitFor()
  await vera.getByText('Dispatch answered “Lorry 7” by mail.').waitFor()
  await opened.getByText('Answered').waitFor()
  expect(await accessibilityTroubles(vera)).toEqual([])

  await vera.goto('/')
  const mine = vera.getByRole('list', { name: 'Asked by me' })
  await mine
    .getByRole('listitem')
    .filter({ hasText: 'Lorry 7' })
    .getByRole('link', { name: /Parcel 4711/ })
    .click()
  await opened.getByRole('button', { name: 'Done' }).click()
  await opened.getByRole('button', { name: 'Open again' }).waitFor()
  const fetched = vera.waitForResponse((response) => response.url().includes('for=me'))
  await vera.goto('/')
  expect((await (await fetched).json()).items).toEqual([])
  expect(await mine.count()).toBe(0)
})

test('no window has complained', () => {
  expect(windows.flatMap(({ complaints }) => complaints)).toEqual([])
})
