import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { enterDemo, type Member } from './member.ts'
import { accessibilityTroubles, overflow, settled } from './pass-over.ts'
import { pictureFailures } from './picture-of-failure.ts'
import { readyFolder } from './ready-folder.ts'

let folder: string
let kept: RunningKept
let browser: Browser
let member: Member
let shown: { page: Page; complaints: string[] }[] = []

beforeAll(async () => {
  folder = await readyFolder('demo')
  kept = await startKept(folder)
  browser = await openBrowser()
  member = await enterDemo(kept.url)
  while (!(await member.api('GET', '/search?q=courier')).understood.complete)
    await new Promise((done) => setTimeout(done, 200))
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => shown)

const hits = (page: Page) => page.locator('main a[data-hit]')

test('a member finds what was said by keyboard alone, with a mistake, and comes back', async () => {
  const { context, page, complaints } = await openWindow(browser, kept.url)
  shown = [{ page, complaints }]
  await member.enter(context)
  await page.goto('/inbox/open')
  await settled(page)
  await page.keyboard.press('/')
  await page.getByRole('searchbox').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('delivry courier')
  // The line is searched as it grows: what is looked at is found by the whole of it.
  await expect.poll(() => page.url()).toMatch(/q=delivry.+courier/)
  await page.locator('[data-old]').waitFor({ state: 'detached' })
  await page.getByText('Nobody wrote “delivry”').waitFor()
  expect(await page.locator('main mark').allTextContents()).toEqual(
    expect.arrayContaining([expect.stringMatching(/^deliver/i), expect.stringMatching(/^courier/i)]),
  )
  expect(await accessibilityTroubles(page)).toEqual([])

  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const chosen = hits(page).and(page.locator(':focus'))
  const number = (await chosen.getAttribute('href'))?.match(/\/(\d+)#message-([0-9a-f-]+)$/)
  await page.keyboard.press('Enter')
  const said = page.locator(`[data-message="${number?.[2]}"][data-target]`)
  await said.waitFor()
  expect(new URL(page.url()).pathname).toBe(`/inbox/all/${number?.[1]}`)
  expect(await said.isVisible()).toBe(true)

  await page.goBack()
  await hits(page).first().waitFor()
  expect(await page.getByRole('searchbox').inputValue()).toBe('delivry courier')
  await page.getByRole('button', { name: 'Clear the line' }).click()
  await page.getByRole('button', { name: 'delivry courier' }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('the command bar finds by the same search, and leads to the message', async () => {
  const { context, page, complaints } = await openWindow(browser, kept.url)
  shown = [{ page, complaints }]
  await member.enter(context)
  await page.goto('/inbox/open')
  await settled(page)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('textbox').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('delivry courier')
  const found = page.getByRole('dialog').locator('button:has(mark)').first()
  await found.waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
  await found.click()
  await page.locator('[data-message][data-target]').waitFor()
  expect(new URL(page.url()).hash).toMatch(/^#message-[0-9a-f-]{36}$/)
  expect(complaints).toEqual([])
  await context.close()
})

test('fields are chips, and what cannot be read is said', async () => {
  const { context, page, complaints } = await openWindow(browser, kept.url)
  shown = [{ page, complaints }]
  await member.enter(context)
  await page.goto('/search?q=courier')
  await hits(page).first().waitFor()
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('button', { name: 'status:open' }).waitFor()
  await expect.poll(() => page.url()).toMatch(/status(:|%3A)open/)
  await page.getByRole('button', { name: 'status:open' }).click()
  await expect.poll(() => page.url()).not.toMatch(/status/)
  await page.getByRole('searchbox').fill('courier status:opn')
  await page.getByText('opn').last().waitFor()
  await page.getByRole('searchbox').fill('xyzzyqqkw')
  await page.getByRole('heading', { name: 'Nothing found' }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test('the search is at home on a phone and in Russian', async () => {
  await member.api('PATCH', '/profile', { language: 'ru' })
  const { context, page, complaints } = await openWindow(browser, kept.url, {
    width: 390,
    height: 844,
    scheme: 'dark',
    locale: 'ru',
  })
  shown = [{ page, complaints }]
  await member.enter(context)
  for (const path of ['/search', '/search?q=посылка курьер']) {
    await page.goto(path)
    await settled(page)
    if (path.includes('?')) await hits(page).first().waitFor()
    expect(await overflow(page)).toBe(null)
    expect(await accessibilityTroubles(page)).toEqual([])
  }
  expect(complaints).toEqual([])
  await member.api('PATCH', '/profile', { language: 'en' })
  await context.close()
})

test('similar conversations stand beside a thread, with why', async () => {
  const { context, page, complaints } = await openWindow(browser, kept.url)
  shown = [{ page, complaints }]
  await member.enter(context)
  const { items } = (await member.api('GET', '/search?q=late parcel courier')).conversations
  await page.goto(`/inbox/all/${items[0].conversation.number}`)
  const similar = page.locator('section', { has: page.getByRole('heading', { name: 'Similar conversations' }) })
  await similar.getByText('Both say:').first().waitFor()
  await similar.getByRole('link').first().click()
  await expect.poll(() => page.url()).not.toContain(`/${items[0].conversation.number}`)
  expect(complaints).toEqual([])
  await context.close()
})
