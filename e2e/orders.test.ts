import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { enterDemo, type Member } from './member.ts'
import { accessibilityTroubles, settled } from './pass-over.ts'
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
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => shown)

test('orders come in from a file, stand beside the conversation, are late, and go on', {
  timeout: 120_000,
}, async () => {
  const [conversation] = (await member.api('GET', '/conversations?view=open')).items
  const { person } = conversation
  const { context, page, complaints } = await openWindow(browser, kept.url)
  shown = [{ page, complaints }]
  await member.enter(context)

  await page.goto('/settings/import')
  await page.locator('main').getByText('Orders', { exact: true }).click()
  const csv = [
    'number;amount;currency;stage;promised;sender;recipient;trackingUrl',
    `E2E-1;45,90;EUR;Packed;2026-01-15;shop@e2e.example;${person.email};https://track.example/1`,
    'E2E-2;twelve;EUR;;;;;',
  ].join('\n')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'orders.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByText('1 row of 2 is wrong').waitFor()
  await page.getByRole('button', { name: 'Take over' }).click()
  await page.getByText('2 of 2 rows: 1 new, 0 changed, 1 left out').waitFor()

  await page.goto(`/inbox/all/${conversation.number}`)
  const beside = page.getByRole('region', { name: 'Orders' })
  await beside.getByText('E2E-1').waitFor()
  await beside.getByText('Late, was promised Jan 15').waitFor()
  expect(await beside.getByRole('link', { name: 'Track' }).first().getAttribute('href')).toContain('https://')

  await page.goto('/orders')
  await settled(page)
  await page.getByRole('button', { name: 'Late', exact: true }).click()
  await expect.poll(() => page.url()).toMatch(/late(:|%3A)yes/)
  await page.getByRole('searchbox').fill('e2e-1')
  await expect.poll(() => page.locator('main li').count()).toBe(1)
  await page.getByRole('link', { name: 'E2E-1' }).click()
  await page.getByRole('heading', { name: 'Order E2E-1' }).waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])

  await settled(page)
  await page.keyboard.press('s')
  await page.getByRole('combobox', { name: 'Stage' }).fill('Delivered')
  await page.keyboard.press('Tab')
  // It has settled orders before, so it is offered as settling this one.
  await expect.poll(() => page.getByLabel('Nothing is awaited any more').isChecked()).toBe(true)
  await page.getByRole('dialog').getByRole('button', { name: 'Reach a stage' }).click()
  await page.locator('[aria-current=step]').getByText('Delivered').waitFor()
  await expect.poll(() => page.getByText('Late, was promised').count()).toBe(0)

  await page.goto(`/people/${person.id}`)
  await page.getByText('Order E2E-1: Delivered').first().click()
  await page.getByRole('link', { name: 'Open the order' }).first().click()
  await page.getByRole('heading', { name: 'Order E2E-1' }).waitFor()

  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Search conversations and people, or do something').fill('e2e-1')
  await page.locator('.mantine-Spotlight-action').getByText('E2E-1').first().waitFor()
  expect(complaints).toEqual([])
  await context.close()
})
