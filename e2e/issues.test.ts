import { createHmac } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openTrackerServer, type TrackerServer } from '../server/testing/tracker-server.ts'
import { openBrowser, openWindow } from './browser.ts'
import { type Member, setUp } from './member.ts'
import { accessibilityTroubles } from './pass-over.ts'
import { pictureFailures } from './picture-of-failure.ts'
import { readyFolder } from './ready-folder.ts'

let folder: string
let kept: RunningKept
let remote: TrackerServer
let browser: Browser
let vera: Member
let page: Page
let complaints: string[]
let hookUrl: string
let secret: string

beforeAll(async () => {
  folder = await readyFolder('empty')
  remote = await openTrackerServer()
  remote.issues = [
    {
      project: 'acme/shop',
      number: 7,
      title: 'Labels cut off',
      text: '',
      closed: false,
      stateName: '',
      assignee: null,
    },
  ]
  kept = await startKept(folder, { KEPT_ALLOW_PRIVATE_ADDRESSES: 'true' }, ['--empty'])
  vera = await setUp(kept.url)
  await vera.api('POST', '/channels', { name: 'Help', address: 'help@polet.example' })
  await writeTo(kept.smtpPort, {
    from: 'Ana <ana@customer.example>',
    to: 'help@polet.example',
    subject: 'The label',
    text: 'Half of it is missing.',
  })
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
  await remote?.close()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => [{ page, complaints }])

test('a tracker is connected, after a wrong token was refused', async () => {
  await page.goto('/settings/trackers')
  await page.getByRole('button', { name: 'Connect a tracker' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Address').fill(remote.url)
  await dialog.getByRole('textbox', { name: 'Access token' }).fill('a wrong token')
  await dialog.getByRole('button', { name: 'Connect a tracker' }).click()
  await expect.poll(() => dialog.getByRole('alert').textContent()).toContain('does not accept the token')
  await dialog.getByRole('textbox', { name: 'Access token' }).fill(remote.token)
  await dialog.getByRole('button', { name: 'Connect a tracker' }).click()
  await page.getByText('Hear of changes at once').waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
  const [url, shown] = await page.getByRole('dialog').locator('pre').allTextContents()
  hookUrl = String(url)
  secret = String(shown)
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('list', { name: 'Issue trackers' }).getByText('GitHub').waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
})

test('an issue is pasted into a conversation', async () => {
  await page.goto('/inbox/open')
  await page.getByRole('link', { name: /The label/ }).click()
  const paste = page.getByPlaceholder('Paste the address of an issue')
  await paste.fill('https://elsewhere.example/acme/shop/issues/7')
  await paste.press('Enter')
  await page.getByText('shows no issue of a connected tracker').waitFor()
  await paste.fill(`${remote.url}/acme/shop/issues/7`)
  await paste.press('Enter')
  await page.getByRole('link', { name: 'Labels cut off' }).waitFor()
  await page.getByText('acme/shop#7 · open').waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
})

test('closed there, it says so here by itself', async () => {
  const [issue] = remote.issues
  if (issue) issue.closed = true
  const body = JSON.stringify({ repository: { full_name: 'acme/shop' }, issue: { number: 7 } })
  const told = await fetch(hookUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
    body,
  })
  expect(told.status).toBe(202)
  await page.getByText('Issue acme/shop#7 was closed: Labels cut off').waitFor()
  await page.getByText('acme/shop#7 · closed').waitFor()
})

test('unlinked, it comes back by undo', async () => {
  await page.getByRole('button', { name: 'More about acme/shop#7' }).click()
  await page.getByRole('menuitem', { name: 'Unlink' }).click()
  await expect.poll(() => page.getByRole('link', { name: 'Labels cut off' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('link', { name: 'Labels cut off' }).waitFor()
})

test('a new issue is opened from the conversation', async () => {
  await page.getByRole('button', { name: 'New issue' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Project' }).click()
  await page.getByRole('option', { name: 'acme/app' }).click()
  expect(await dialog.getByLabel('Title').inputValue()).toBe('The label')
  expect(await accessibilityTroubles(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Open the issue' }).click()
  await page.getByText(/acme\/app#\d+ · open/).waitFor()
  expect(remote.issues.at(-1)).toMatchObject({ project: 'acme/app', title: 'The label' })
  expect(complaints).toEqual([])
})
