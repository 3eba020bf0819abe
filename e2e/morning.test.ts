import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { enterDemo, type Member } from './member.ts'
import { accessibilityTroubles } from './pass-over.ts'
import { pictureFailures } from './picture-of-failure.ts'
import { readyFolder } from './ready-folder.ts'

/**
 * A working morning of one agent in the demo's inbox, by keys: look through what came, triage, answer with a ready-made reply,
 * merge what is one matter, do one thing to many, put aside, find again.
 */
let folder: string
let kept: RunningKept
let browser: Browser
let vera: Member
let page: Page
let complaints: string[]

beforeAll(async () => {
  folder = await readyFolder('demo')
  kept = await startKept(folder)
  vera = await enterDemo(kept.url)
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

const lines = () => page.locator('[data-conversation]')
const messages = () => page.locator('[data-message]')
const zephyrs = async (view: string) => (await vera.api('GET', `/conversations?view=${view}&text=Zephyr`)).items
const conversation = async (subject: string) =>
  (await vera.api('GET', '/conversations?view=all&text=Zephyr')).items.find(
    (line: { subject: string }) => line.subject === subject,
  )

test('three wrote in the night', { timeout: 120_000 }, async () => {
  const [channel] = (await vera.api('GET', '/channels')).items
  for (const [name, subject, text] of [
    ['Ana Blagoeva', 'Zephyr parcel is late', 'Where is my zephyr parcel 4711?'],
    ['Boris Blagoev', 'Zephyr parcel 4711', 'My wife waits for the zephyr parcel 4711.'],
    ['Vesna Ilic', 'Zephyr invoice', 'The invoice for my zephyr is missing.'],
  ] as const) {
    await writeTo(kept.smtpPort, {
      from: `${name} <${name.split(' ')[0]?.toLowerCase()}@morning.example>`,
      to: channel.address,
      subject,
      text,
    })
  }
  const arrived = async () => (await vera.api('GET', '/conversations?view=open&text=Zephyr')).items.length
  await expect.poll(arrived, { timeout: 30_000 }).toBe(3)
})

test('looked through and triaged by keys', { timeout: 120_000 }, async () => {
  await page.goto('/inbox/open?text=Zephyr')
  await lines().nth(2).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await messages().first().waitFor()
  const first = page.url()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).not.toBe(first)
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.url()).toBe(first)
  await page.keyboard.press('u')
  await page.getByRole('option', { name: 'High' }).waitFor()
  await page.keyboard.type('high')
  await page.keyboard.press('Enter')
  await page.keyboard.press('a')
  await page.getByRole('option', { name: /Vera Halden/ }).waitFor()
  await page.keyboard.type('vera')
  await page.keyboard.press('Enter')
  const number = Number(new URL(first).pathname.split('/').at(-1))
  await expect
    .poll(async () => {
      const { urgency, assignee } = await vera.api('GET', `/conversations/${number}`)
      return [urgency, assignee?.name]
    })
    .toEqual(['high', 'Vera Halden'])
})

test('answered with a ready-made reply', { timeout: 120_000 }, async () => {
  const { number } = await conversation('Zephyr parcel is late')
  await page.goto(`/inbox/open/${number}`)
  await messages().first().waitFor()
  await page.keyboard.press('r')
  await page.locator('[contenteditable=true]').waitFor()
  await page.keyboard.type(';')
  await page.getByRole('dialog').getByRole('option').first().waitFor()
  await page.keyboard.press('Enter')
  const written = () => page.locator('[contenteditable=true]').textContent()
  await expect.poll(written).toContain('Ana')
  expect(await accessibilityTroubles(page)).toEqual([])
  await page.keyboard.press('Escape')
})

test('what is one matter is merged, and the merge undone', { timeout: 120_000 }, async () => {
  const one = await conversation('Zephyr parcel is late')
  const other = await conversation('Zephyr parcel 4711')
  await page.goto(`/inbox/all/${other.number}`)
  await messages().first().waitFor()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /Zephyr parcel is late/ }).check()
  await dialog.getByRole('button', { name: /^Merge into #/ }).click()
  await expect.poll(() => messages().count()).toBe(2)
  await page.getByRole('alert').filter({ hasText: 'Merged into' }).getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => messages().count()).toBe(1)
  expect((await vera.api('GET', `/conversations/${one.id}`)).number).toBe(one.number)
})

test('one thing done to many, and undone', { timeout: 120_000 }, async () => {
  await page.goto('/inbox/open?text=Zephyr')
  await lines().nth(2).waitFor()
  await page.keyboard.press('*')
  await page.keyboard.press('a')
  await page.getByRole('status').filter({ hasText: '3 ticked' }).waitFor()
  await page.getByRole('button', { name: 'Resolve' }).click()
  await page.getByRole('status').filter({ hasText: 'Resolve: 3 done' }).waitFor()
  expect(await zephyrs('resolved')).toHaveLength(3)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await zephyrs('open')).length).toBe(3)
})

test('put aside until it is time', { timeout: 120_000 }, async () => {
  const { number } = await conversation('Zephyr invoice')
  await page.goto(`/inbox/open/${number}`)
  await messages().first().waitFor()
  await page.keyboard.press('z')
  await page.keyboard.press('1')
  await expect.poll(async () => (await zephyrs('snoozed')).length).toBe(1)
})

test('found again by words with a slip in them, at the message', { timeout: 120_000 }, async () => {
  await page.keyboard.press('/')
  await page.getByRole('searchbox').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('zephir missing')
  const hit = page.locator('main a[href*="#message-"]').first()
  await hit.waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const { number } = await conversation('Zephyr invoice')
  await expect.poll(() => new URL(page.url()).pathname).toBe(`/inbox/all/${number}`)
  await page.locator('[data-target]').waitFor()
  expect(complaints).toEqual([])
})
