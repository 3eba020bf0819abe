import { rmSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { invited, type Member, setUp } from './member.ts'
import { accessibilityTroubles, overflow } from './pass-over.ts'
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
let browser: Browser
let vera: Member
let admin: Window
let agent: Window

beforeAll(async () => {
  folder = await readyFolder('empty')
  kept = await startKept(folder, {}, ['--empty'])
  vera = await setUp(kept.url, 'Vera')
  const boris = await invited(kept.url, vera, 'Boris')
  await vera.api('POST', '/channels', { name: 'Help', address })
  await vera.api('POST', '/topics', { name: 'Damaged' })
  browser = await openBrowser()
  const windowOf = async (member: Member) => {
    const window = await openWindow(browser, kept.url)
    window.page.setDefaultTimeout(20_000)
    await member.enter(window.context)
    return window
  }
  admin = await windowOf(vera)
  agent = await windowOf(boris)
  await writeTo(kept.smtpPort, {
    from: 'Ana <ana@customer.example>',
    to: address,
    subject: 'A torn parcel',
    text: 'It is torn.',
    messageId: '<torn@customer.example>',
  })
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => [admin, agent])

const dialog = (page: Page) => page.getByRole('dialog')

test('an admin makes a field with choices and puts it into order by the keyboard', async () => {
  const { page } = admin
  await page.goto('/settings/fields')
  await page.getByRole('button', { name: 'Add a field' }).click()
  await dialog(page).getByLabel('Name · English').fill('Kind of damage')
  await dialog(page).getByLabel('Type').first().click()
  await page.getByRole('option', { name: 'One choice' }).click()
  for (const name of ['Torn', 'Wet']) {
    await dialog(page).getByRole('button', { name: 'Add a choice' }).click()
    await dialog(page).getByLabel('Name of the choice').last().fill(name)
  }
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await page.getByText('One choice · kind-of-damage · 2 choices').waitFor()
  await vera.api('POST', '/fields', { noun: 'conversation', type: 'text', names: { en: 'Depot' } })
  const grip = page.getByRole('button', { name: /^Move Depot/ })
  await grip.focus()
  await page.keyboard.press('ArrowUp')
  await page.getByText('Depot is at 1 of 2').waitFor({ state: 'attached' })
  const order = async () => (await vera.api('GET', '/fields')).items.map(({ key }: { key: string }) => key)
  await expect.poll(order).toEqual(['depot', 'kind-of-damage'])
})

test('and makes it needed in a topic', async () => {
  const { page } = admin
  await page.goto('/settings/forms')
  await page.getByRole('button', { name: 'Add a form' }).click()
  await dialog(page).getByLabel('Name · English').fill('Claim')
  await dialog(page).getByLabel('Topics').first().click()
  await page.getByRole('option', { name: 'Damaged' }).click()
  await page.keyboard.press('Escape')
  await dialog(page).getByLabel('Add a field to the form').first().click()
  await page.getByRole('option', { name: 'Kind of damage' }).click()
  await dialog(page).getByLabel('Needed').check()
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await page.getByText('Damaged · 1 field').waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
})

test('an agent who resolves is asked for it, and it is resolved in one go', async () => {
  const { page } = agent
  await page.goto('/inbox/open')
  await page.getByRole('link', { name: /A torn parcel/ }).click()
  await page.locator('[data-message]').first().waitFor()
  await page.keyboard.press('t')
  await page.getByRole('option', { name: 'Damaged' }).click()
  const panel = page.getByRole('region', { name: 'This conversation' })
  await panel.getByText('Kind of damage').waitFor()
  await page.keyboard.press('e')
  await dialog(page).getByText('Before it is resolved').waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
  await dialog(page).getByLabel('Kind of damage').first().click()
  await page.getByRole('option', { name: 'Torn' }).click()
  await dialog(page).getByRole('button', { name: 'Fill in and resolve' }).click()
  await page.getByRole('button', { name: /Status: Resolved/ }).waitFor()
  await panel.getByText('Torn').waitFor()
})

test('a value is changed where it stands, seen elsewhere at once, and found by a filter', async () => {
  const number = (await vera.api('GET', '/conversations?view=all')).items[0].number
  await admin.page.goto(`/inbox/all/${number}`)
  const seen = admin.page.getByRole('region', { name: 'This conversation' })
  await seen.getByText('Torn').waitFor()
  const panel = agent.page.getByRole('region', { name: 'This conversation' })
  await panel.getByRole('button', { name: /Kind of damage/ }).click()
  await agent.page.getByRole('option', { name: 'Wet' }).click()
  await seen.getByText('Wet').waitFor()
  const said = admin.page.locator('[data-change]').filter({ hasText: 'Boris · Kind of damage: Torn → Wet' })
  await said.waitFor()
  expect(await admin.page.locator('[data-change]').filter({ hasText: 'Status: Open → Resolved' }).count()).toBe(1)
  const found = async (filter: string) => (await vera.api('GET', `/conversations?filter=${filter}`)).items.length
  expect([await found('field.kind-of-damage:wet'), await found('field.kind-of-damage:torn')]).toEqual([1, 0])
})

test('the timeline of the person says it too, in the language of the screen', async () => {
  const [ana] = (await vera.api('GET', '/people?text=ana')).items
  const { page } = admin
  await page.goto(`/people/${ana.id}`)
  await page.getByText('Kind of damage: Torn → Wet').waitFor()
  await page.getByText('Topic: nothing → Damaged').waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
})

test('a view shows it in its lines, of the person too, also on a phone', async () => {
  await vera.api('POST', '/fields', { noun: 'person', type: 'date', names: { en: 'Customer since' } })
  const [ana] = (await vera.api('GET', '/people?text=ana')).items
  await vera.api('PATCH', `/people/${ana.id}`, { fields: { 'customer-since': '2019-03-08' } })
  const { page } = admin
  await page.goto('/inbox/all')
  await page.getByRole('button', { name: 'New view' }).click()
  await dialog(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Damages')
  const columns = dialog(page).getByRole('combobox', { name: 'What a line shows' })
  await columns.click()
  await columns.fill('Kind')
  await page.getByRole('option', { name: 'Kind of damage' }).click()
  await columns.fill('Customer')
  await page.getByRole('option', { name: 'Customer since' }).click()
  await page.keyboard.press('Escape')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  const line = page.locator('[data-conversation]').filter({ hasText: 'A torn parcel' })
  await line.locator('[data-column="field.kind-of-damage"]').getByText('Wet').waitFor()
  expect(await line.locator('[data-column="person.customer-since"]').textContent()).toBe('Customer since Mar 8, 2019')
  expect(await accessibilityTroubles(page)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await line.getByText('Wet').waitFor()
  expect(await overflow(page)).toBeNull()
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('no page had anything to complain about', () => {
  expect([...admin.complaints, ...agent.complaints]).toEqual([])
})
