import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachEmbeddedPostgres } from '../server/platform/db/embedded.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { accessibilityTroubles } from './pass-over.ts'
import { pictureFailures } from './picture-of-failure.ts'

/** Who has just started Kept looks around: the demo, the customer's desk, a colleague, their own language and colours. */
let folder: string
let kept: RunningKept
let browser: Browser
let mine: Awaited<ReturnType<typeof openWindow>>
let theirs: Awaited<ReturnType<typeof openWindow>>
const password = 'a calm password'

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kept-newcomer-'))
  kept = await startKept(folder)
  browser = await openBrowser()
  mine = await openWindow(browser, kept.url)
  theirs = await openWindow(browser, kept.url, { locale: 'bg' })
  for (const { page } of [mine, theirs]) page.setDefaultTimeout(20_000)
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => [mine, theirs])

async function command(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Search conversations and people, or do something').fill(words)
  await page.locator('.mantine-Spotlight-action', { hasText: words }).first().waitFor()
  await page.keyboard.press('Enter')
}

const look = (page: Page) =>
  page.evaluate<string[]>(`[document.documentElement.lang, document.documentElement.dataset.mantineColorScheme]`)

test('one button leads into the demo, where something waits', async () => {
  const { page } = mine
  await page.goto('/')
  await page.getByRole('button', { name: 'Enter the demo workspace' }).click()
  await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
  await page.getByRole('link', { name: /Connect your mail/ }).waitFor()
  await page.getByText('Waiting on us').first().waitFor()
})

test('they write as a customer, answer as a member, and read the answer as the customer', {
  timeout: 120_000,
}, async () => {
  const { page } = mine
  await command(page, 'Write as a customer')
  await page.getByRole('button', { name: 'Write a mail' }).click()
  await page.getByRole('textbox', { name: 'Subject' }).fill('A zither by post')
  await page.getByRole('textbox', { name: 'Your mail' }).fill('May I send my zither with you?')
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('link', { name: 'To the inbox' }).click()
  await page.getByRole('link', { name: /A zither by post/ }).click()
  await page.locator('[data-message]').first().waitFor()
  await page.keyboard.press('r')
  await page.locator('[contenteditable=true]').waitFor()
  await page.keyboard.type('With pleasure, it is insured.')
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-message][data-kind=outbound]').waitFor()
  await page.goto('/demo/desk')
  await page.frameLocator('iframe').first().getByText('With pleasure, it is insured.').waitFor({ timeout: 60_000 })
})

test('what was given up is told on Today, and dropped', async () => {
  const { page } = mine
  const attached = attachEmbeddedPostgres(folder) ?? expect.fail('no database runs')
  const client = new pg.Client({ connectionString: attached.url })
  await client.connect()
  await client.query(
    `select graphile_worker.add_job('webhook.deliver',
      json_build_object('workspaceId', (select id from workspaces limit 1), 'wrong', true), max_attempts := 1)`,
  )
  await client.end()
  const stuck = page.getByRole('link', { name: /1 piece of work was given up/ })
  await expect
    .poll(
      async () => {
        await page.goto('/')
        await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor()
        return stuck.count()
      },
      { timeout: 30_000, interval: 1000 },
    )
    .toBe(1)
  await stuck.click()
  await page.getByText('Given up', { exact: true }).waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
  await page.getByRole('button', { name: 'Drop it' }).click()
  await page.getByText('Nothing is stuck').waitFor()
})

test('a colleague is invited and joins by the link, in their own language', { timeout: 120_000 }, async () => {
  await command(mine.page, 'Members')
  await mine.page.getByRole('button', { name: 'Invite somebody' }).click()
  const dialog = mine.page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('boyan@polet.example')
  await dialog.getByRole('button', { name: 'Send the invitation' }).click()
  const link = await mine.page.getByRole('dialog').getByText('/invitation/').textContent()
  expect(link).toContain('/invitation/')
  const { page } = theirs
  await page.goto(new URL(link ?? '').pathname)
  await page.getByRole('textbox', { name: 'Вашето име' }).fill('Боян')
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: 'Присъединяване' }).click()
  await page.getByRole('heading', { level: 1, name: /Боян/ }).waitFor()
  expect(await look(page)).toEqual(['bg', 'light'])
})

test('who chose dark colours and another language finds them again by their password', async () => {
  const { page } = theirs
  await page.goto('/settings/profile')
  await page.getByText('Тъмни', { exact: true }).click()
  await page
    .getByRole('combobox', { name: 'Език' })
    .or(page.getByRole('textbox', { name: 'Език' }))
    .last()
    .click()
  await page.getByRole('option', { name: 'Русский' }).click()
  await page.getByRole('button', { name: 'Запазване' }).click()
  await expect.poll(() => look(page)).toEqual(['ru', 'dark'])
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: /Боян/ }).waitFor()
  await theirs.context.clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: /почта|E-mail/i }).fill('boyan@polet.example')
  await page.locator('input[type=password]').fill(password)
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /Боян/ }).waitFor()
  expect(await look(page)).toEqual(['ru', 'dark'])
})

test('nothing was complained of', () => {
  expect([...mine.complaints, ...theirs.complaints]).toEqual([])
})
