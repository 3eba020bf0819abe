import { rmSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { type Member, setUp } from './member.ts'
import { accessibilityTroubles } from './pass-over.ts'
import { pictureFailures } from './picture-of-failure.ts'
import { readyFolder } from './ready-folder.ts'

const address = 'help@polet.example'
let folder: string
let kept: RunningKept
let browser: Browser
let vera: Member
let page: Page
let complaints: string[]

beforeAll(async () => {
  folder = await readyFolder('empty')
  kept = await startKept(folder, {}, ['--empty'])
  vera = await setUp(kept.url)
  await vera.api('POST', '/channels', { name: 'Help', address })
  await write(
    '"Maria Petrova" <maria@customer.example>',
    'Where is parcel 4711?',
    'It should be here.',
    '<one@c.example>',
  )
  await listed(1)
  await write(
    '"Boris Petrov" <boris@customer.example>',
    'Where is the parcel 4711',
    'Still not here.',
    '<two@c.example>',
  )
  await listed(2)
  browser = await openBrowser()
  const window = await openWindow(browser, kept.url)
  page = window.page
  page.setDefaultTimeout(20_000)
  complaints = window.complaints
  await vera.enter(window.context)
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => [{ page, complaints }])

const write = (from: string, subject: string, text: string, messageId: string, inReplyTo?: string) =>
  writeTo(kept.smtpPort, { from, to: address, subject, text, messageId, ...(inReplyTo ? { inReplyTo } : {}) })
async function listed(count: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await vera.api('GET', '/conversations?view=all')).items.length === count) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error(`there are not ${count} conversations`)
}
const messages = () => page.locator('[data-message]')
const lines = () => page.getByRole('list', { name: 'Conversations', exact: true }).getByRole('link')
const counted = (what: Locator, count: number) => expect.poll(() => what.count(), { timeout: 20_000 }).toBe(count)
const dialog = () => page.getByRole('dialog')
const notice = (text: string) => page.getByRole('alert').filter({ hasText: text })

test('by one key two conversations of two people become one thread', async () => {
  await page.goto('/inbox/all/2')
  await messages().first().waitFor()
  await page.keyboard.press('m')
  await dialog()
    .getByRole('checkbox', { name: /Where is parcel 4711\?/ })
    .check()
  expect(await accessibilityTroubles(page)).toEqual([])
  // The older one stays unless somebody chooses otherwise.
  await dialog().getByRole('button', { name: 'Merge into #1' }).click()
  await page.getByText('#2 Where is the parcel 4711 (Boris Petrov) is part of this conversation').waitFor()
  await counted(messages(), 2)
  await counted(lines(), 1)
  expect(await accessibilityTroubles(page)).toEqual([])
})

test('the old address leads there and says so; what comes for it shows by itself', async () => {
  await page.goto('/inbox/all/2')
  await page.getByText('#2 was merged into this conversation, #1.').waitFor()
  await write(
    'boris@customer.example',
    'Re: Where is the parcel 4711',
    'Any news?',
    '<three@c.example>',
    '<two@c.example>',
  )
  await counted(messages(), 3)
  expect(await messages().last().textContent()).toContain('#2')
})

test('undone from the thread, each has its own again', async () => {
  await page.getByRole('button', { name: 'Undo the merge of #2' }).click()
  await counted(lines(), 2)
  await counted(messages(), 2)
  await page.goto('/inbox/all/1')
  await counted(messages(), 1)
})

test('merged anew and undone from the notice', async () => {
  await page.keyboard.press('m')
  await dialog()
    .getByRole('checkbox', { name: /Where is the parcel 4711/ })
    .check()
  await dialog().getByRole('button', { name: 'Merge into #1' }).click()
  await counted(messages(), 3)
  await notice('Merged into #1').getByRole('button', { name: 'Undo' }).click()
  await counted(messages(), 1)
})

test('a message is taken out into a conversation of its own, and put back', async () => {
  await page.goto('/inbox/all/2')
  await counted(messages(), 2)
  const menu = messages().last().getByRole('button', { name: 'More about this message' })
  await menu.click()
  await page.getByRole('menuitem', { name: 'Take out into a new conversation' }).click()
  await dialog().getByRole('textbox', { name: 'Subject' }).fill('Another matter')
  expect(await accessibilityTroubles(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Take out 1 message' }).click()
  await page.getByText('1 message was taken out to').waitFor()
  await counted(messages(), 1)
  await page.getByRole('link', { name: '#3 Another matter' }).click()
  await page.getByText('1 message was taken out of').waitFor()
  await counted(messages(), 1)
  await page.getByRole('button', { name: 'Undo taking out #3' }).click()
  await page.getByText('#3 was merged into this conversation, #2.').waitFor()
  await counted(messages(), 2)
})

test('the page had nothing to complain about', () => {
  expect(complaints).toEqual([])
})
