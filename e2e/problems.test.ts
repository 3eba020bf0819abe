import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
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
    '"Petra Nikolova" <petra@customer.example>',
    'The shop is down',
    'Nothing opens since nine.',
    '<one@c.example>',
  )
  await listed(1)
  await write('"Maria Petrova" <maria@customer.example>', 'I cannot pay', 'The page stays white.', '<two@c.example>')
  await listed(2)
  await write('"Boris Petrov" <boris@customer.example>', 'An error in the basket', 'It says 500.', '<three@c.example>')
  await listed(3)
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
const dialog = () => page.getByRole('dialog')
const card = () => page.getByRole('list', { name: 'Conversations with this problem' })

test('a conversation is linked to its problem from the menu, and says so', async () => {
  await page.goto('/inbox/all/2')
  await page.getByRole('button', { name: 'More', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Link to a problem' }).click()
  await dialog().getByRole('searchbox').fill('shop is down')
  const offer = dialog().getByRole('button', { name: /The shop is down/ })
  await offer.waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
  await offer.click()
  await page.getByRole('link', { name: '#1 The shop is down' }).waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
})

test('the problem lists them, also one that is linked while it is looked at', async () => {
  await page.getByRole('link', { name: '#1 The shop is down' }).click()
  await card()
    .getByRole('link', { name: /I cannot pay/ })
    .waitFor()
  const [, problem] = await Promise.all([2, 1].map((number) => vera.api('GET', `/conversations/${number}`)))
  const third = await vera.api('GET', '/conversations/3')
  await vera.api('PUT', `/conversations/${third.id}/problem`, { problemId: problem.id })
  await card()
    .getByRole('link', { name: /An error in the basket/ })
    .waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
})

test('one update reaches all but who wrote meanwhile', async () => {
  await page.getByRole('button', { name: 'Tell everybody' }).click()
  await dialog()
    .getByRole('checkbox', { name: /Maria Petrova/ })
    .waitFor()
  await dialog().getByRole('textbox', { name: 'Words: For all' }).fill('The shop works again.')
  await dialog()
    .locator('input[type=file]')
    .setInputFiles({ name: 'timetable.txt', mimeType: 'text/plain', buffer: Buffer.from('At nine') })
  await dialog().getByText('timetable.txt').waitFor()
  await write(
    'boris@customer.example',
    'Re: An error in the basket',
    'Now it says 501.',
    '<four@c.example>',
    '<three@c.example>',
  )
  await dialog().getByText('held back: more was said meanwhile').waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Tell 1 conversation' }).click()
  const progress = page.getByRole('region', { name: 'Acts on many conversations' })
  await progress.getByText('1 done, 1 refused').waitFor()
  await progress.getByRole('link', { name: 'Conversations' }).click()
  await page.getByText('the customer wrote meanwhile').waitFor()
  const told = (await vera.api('GET', '/conversations/2')).messages.at(-1)
  expect(told.attachments.map(({ name }: { name: string }) => name)).toEqual(['timetable.txt'])
  expect(await accessibilityTroubles(page)).toEqual([])
})

test('settling the problem offers to settle those with it', async () => {
  const { id } = await vera.api('GET', '/conversations/1')
  await vera.api('PUT', `/conversations/${id}/resolution`, {})
  await page.goto('/inbox/all/1')
  await page.getByRole('button', { name: 'Resolve them' }).click()
  // What Boris wrote meanwhile nobody has read yet.
  const boris = dialog().getByRole('checkbox', { name: /Boris Petrov/ })
  await boris.waitFor()
  expect([await boris.isChecked(), await dialog().getByText('not read by you').count()]).toEqual([false, 1])
  expect(await accessibilityTroubles(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Resolve 1' }).click()
  await page.getByText('1 conversation with it is still open').waitFor()
  expect((await vera.api('GET', '/conversations/2')).status).toBe('resolved')
  expect((await vera.api('GET', '/conversations/3')).status).toBe('open')
})

test('unlinked, and linked again from the notice', async () => {
  await page.goto('/inbox/all/2')
  await page.getByRole('button', { name: 'Unlink' }).click()
  const notice = page.getByRole('alert').filter({ hasText: 'No longer part of #1' })
  await notice.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('link', { name: '#1 The shop is down' }).waitFor()
})

test('the page had nothing to complain about', () => {
  expect(complaints).toEqual([])
})
