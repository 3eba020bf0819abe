import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { type Member, setUp } from './member.ts'
import { accessibilityTroubles, overflow, settled } from './pass-over.ts'
import { pictureFailures } from './picture-of-failure.ts'
import { readyFolder } from './ready-folder.ts'

const address = 'help@polet.example'
let folder: string
let kept: RunningKept
let browser: Browser
let vera: Member
let page: Page
let complaints: string[]
let maria: string

beforeAll(async () => {
  folder = await readyFolder('empty')
  kept = await startKept(folder, {}, ['--empty'])
  vera = await setUp(kept.url)
  await vera.api('POST', '/channels', { name: 'Help', address })
  await vera.api('POST', '/companies', { name: 'Alfa EOOD', domains: ['alfa.example'] })
  await vera.api('POST', '/companies', { name: 'Beta Books OOD' })
  await write('Where is parcel 4711?', 'It should be here.', '<one@alfa.example>')
  maria = await firstPerson()
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

const write = (subject: string, text: string, messageId: string, inReplyTo?: string) =>
  writeTo(kept.smtpPort, {
    from: '"Maria Petrova" <maria@alfa.example>',
    to: address,
    subject,
    text,
    messageId,
    ...(inReplyTo ? { inReplyTo } : {}),
  })
async function firstPerson(): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const [person] = (await vera.api('GET', '/people')).items
    if (person) return person.id
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('nobody has written')
}
const theirs = () => page.getByRole('region', { name: 'Companies they act for' })
const dialog = () => page.getByRole('dialog')
const card = () => page.getByRole('complementary', { name: 'Person', exact: true })
/** Goes on by the keyboard until the element has the focus. */
async function tabTo(name: string): Promise<void> {
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate<string>(
      `document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? ''`,
    )
    if (focused === name) return
  }
  throw new Error(`${name} is not to be reached by the keyboard`)
}

test('the company of the address is there, and another one is added, made the main one and removed by keys alone', async () => {
  await page.goto(`/people/${maria}`)
  await theirs().getByRole('link', { name: 'Alfa EOOD' }).waitFor()
  await tabTo('Add a company')
  await page.keyboard.press('Enter')
  await dialog().getByRole('combobox', { name: 'Company' }).waitFor()
  await page.keyboard.type('Beta')
  await page.getByRole('option', { name: 'Beta Books OOD' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await dialog().getByRole('textbox', { name: 'Role' }).fill('accountant')
  expect(await accessibilityTroubles(page)).toEqual([])
  await page.keyboard.press('Enter')
  await theirs().getByText('accountant').waitFor()
  expect(await theirs().getByRole('listitem').allTextContents()).toEqual(['Alfa EOODmain', 'Beta Books OODaccountant'])
  expect(await accessibilityTroubles(page)).toEqual([])

  await tabTo('Change what they are at Beta Books OOD')
  await page.keyboard.press('Enter')
  await dialog().getByRole('checkbox', { name: 'Main company' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect
    .poll(() => theirs().getByRole('listitem').allTextContents(), { timeout: 20_000 })
    .toEqual(['Beta Books OODaccountantmain', 'Alfa EOOD'])
  // The page of each company lists her, with what she is there.
  await theirs().getByRole('link', { name: 'Beta Books OOD' }).click()
  await page.getByText('accountant · maria@alfa.example').waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
})

test('a conversation is for the main company until a member says for which', async () => {
  await page.goto('/inbox/all/1')
  const choice = card().getByRole('combobox', { name: 'This conversation is for' })
  await choice.waitFor()
  expect(await choice.locator('option').allTextContents()).toEqual(['Beta Books OOD (main company)', 'Alfa EOOD'])
  await choice.selectOption('Alfa EOOD')
  await page.getByText('Company: Beta Books OOD → Alfa EOOD').first().waitFor()
  const found = await vera.api('GET', `/conversations?filter=${encodeURIComponent('company:"Alfa EOOD"')}`)
  expect(found.items).toHaveLength(1)
  expect(await accessibilityTroubles(page)).toEqual([])
})

test('the newest of the timeline stands beside the thread, is live, and leads to all of it', async () => {
  await page.goto('/inbox/all/1')
  const timeline = card().getByRole('region', { name: 'Timeline' })
  await timeline.getByRole('listitem').first().waitFor()
  await settled(page)
  expect(await timeline.getByRole('listitem').count()).toBe(5)
  const wrote = () => timeline.getByRole('button', { name: /^Maria Petrova wrote/ })
  const before = await wrote().count()
  await write('Re: Where is parcel 4711?', 'Any news?', '<two@alfa.example>', '<one@alfa.example>')
  await expect.poll(() => wrote().count(), { timeout: 20_000 }).toBe(before + 1)
  expect(await accessibilityTroubles(page)).toEqual([])
  await timeline.getByRole('link', { name: 'All of it' }).click()
  await page.waitForURL(`**/people/${maria}`)
})

const toggle = { en: 'Show or hide the person', ru: 'Показать или скрыть человека', bg: 'Покажи или скрий човека' }

test('all of it fits a phone and both colour schemes, in Russian too', async () => {
  for (const look of [
    { width: 390, height: 844, locale: 'ru', scheme: 'dark' },
    { width: 390, height: 844, locale: 'en', scheme: 'light' },
    { width: 1440, height: 900, locale: 'ru', scheme: 'light' },
    { width: 1440, height: 900, locale: 'bg', scheme: 'dark' },
  ] as const) {
    await vera.api('PATCH', '/profile', { language: look.locale })
    const window = await openWindow(browser, kept.url, look)
    await vera.enter(window.context)
    window.page.setDefaultTimeout(20_000)
    for (const path of [`/people/${maria}`, '/inbox/all/1']) {
      await window.page.goto(path)
      await settled(window.page)
      if (path.startsWith('/inbox') && look.width === 390) {
        await window.page.getByRole('button', { name: toggle[look.locale] }).click()
        await window.page.getByRole('dialog').getByRole('listitem').first().waitFor()
      }
      await window.page.locator('ol li').first().waitFor()
      const name = `${path.split('/')[1]}-${look.width}-${look.locale}-${look.scheme}`
      expect(await accessibilityTroubles(window.page), name).toEqual([])
      expect(await overflow(window.page), name).toBe(null)
    }
    expect(window.complaints).toEqual([])
    await window.context.close()
  }
})
