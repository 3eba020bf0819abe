import { rmSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { invited, type Member, setUp } from './member.ts'
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
let maria: Member
let mariaSees: Window
let borisSees: Window

beforeAll(async () => {
  folder = await readyFolder('empty')
  kept = await startKept(folder, {}, ['--empty'])
  const vera = await setUp(kept.url, 'Vera')
  maria = await invited(kept.url, vera, 'Maria', 'manager')
  const boris = await invited(kept.url, vera, 'Boris')
  await vera.api('POST', '/channels', { name: 'Help', address })
  for (const subject of ['A late parcel', 'A lost parcel', 'Thank you']) await write(subject)
  browser = await openBrowser()
  mariaSees = await windowOf(maria)
  borisSees = await windowOf(boris)
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => [mariaSees, borisSees])

async function windowOf(member: Member): Promise<Window> {
  const window = await openWindow(browser, kept.url)
  window.page.setDefaultTimeout(20_000)
  await member.enter(window.context)
  return window
}

const write = (subject: string) =>
  writeTo(kept.smtpPort, {
    from: 'Ana <ana@customer.example>',
    to: address,
    subject,
    text: 'Hello',
    messageId: `<${subject.replace(/\W/g, '')}@customer.example>`,
  })

const inSidebar = (page: Page, name: string) => page.getByRole('complementary').getByRole('link', { name })
const countOf = (page: Page, name: string) => async () =>
  /\d+/.exec((await inSidebar(page, name).textContent()) ?? '')?.[0]
const subjects = (page: Page) => async () =>
  (await page.locator('[data-conversation]').allTextContents()).map((text) => /A \w+ parcel|Thank you/.exec(text)?.[0])
const text = (page: Page) => page.getByRole('textbox', { name: 'Filter as text' })

/** A busy machine takes its time. */
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 30_000 })

async function choose(page: Page, label: string, option: string): Promise<void> {
  const asTextbox = page.getByRole('textbox', { name: label, exact: true })
  await page.getByRole('combobox', { name: label, exact: true }).or(asTextbox).last().click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

test('a manager builds a view, writes on in the text, sees the wrong word and shares it', async () => {
  const { page } = mariaSees
  await page.goto('/inbox/open')
  await soon(subjects(page)).toHaveLength(3)
  await page.getByRole('button', { name: 'New view' }).click()
  const dialog = page.getByRole('dialog', { name: 'New view' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Parcels')
  await dialog.getByRole('button', { name: 'Condition' }).click()
  await choose(page, 'Field', 'Subject')
  await dialog.getByRole('textbox', { name: 'Subject: value' }).fill('parcel')
  await dialog.getByText('2 conversations').waitFor()

  await dialog.getByText('Write', { exact: true }).click()
  await soon(() => text(page).inputValue()).toBe('subject:parcel')
  await text(page).fill('subject:parcel stauts:open ')
  const marked = dialog.locator('[data-wrong-word]')
  await soon(() => marked.textContent()).toBe('stauts')
  await dialog.getByText('There is no field “stauts”.').waitFor()
  expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)

  // The field and its value are offered while they are written.
  await text(page).fill('subject:parcel ')
  await text(page).press('End')
  await page.keyboard.type('stat')
  await page.getByRole('option', { name: /^status:/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /^open/ }).waitFor()
  await page.keyboard.press('Enter')
  expect(await text(page).inputValue()).toBe('subject:parcel status:open')
  await marked.waitFor({ state: 'detached' })
  await dialog.getByText('Build', { exact: true }).click()
  await soon(() => dialog.locator('[data-line]').count()).toBe(2)

  await choose(page, 'Who sees it', 'Everybody')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: 'Parcels' }).waitFor()
  await soon(subjects(page)).toEqual(['A lost parcel', 'A late parcel'])
})

test('an agent has it without asking, and its count moves by itself', async () => {
  const { page } = borisSees
  await page.goto('/inbox/open')
  await soon(countOf(page, 'Parcels')).toBe('2')
  await write('A torn parcel')
  await soon(countOf(page, 'Parcels')).toBe('3')
  // The keys lead there; what is shared by others is not theirs to change.
  await page.keyboard.press('g')
  await page.keyboard.press('1')
  await page.getByRole('heading', { level: 1, name: 'Parcels' }).waitFor()
  await soon(subjects(page)).toEqual(['A torn parcel', 'A lost parcel', 'A late parcel'])
  expect(await page.getByRole('button', { name: 'More about Parcels' }).count()).toBe(0)
  await page.keyboard.press('v')
  await page.getByPlaceholder('Find a view').fill('unass')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Unassigned' }).waitFor()
})

test('a filter of the moment stands in the address, is grouped, and can be sent to somebody', async () => {
  const { page } = borisSees
  const urgent = (await maria.api('GET', '/conversations?filter=subject:torn')).items[0]
  await maria.api('PATCH', `/conversations/${urgent.id}`, { urgency: 'urgent' })
  await page.goto('/inbox/open')
  await soon(subjects(page)).toHaveLength(4)
  await page.keyboard.press('q')
  const panel = page.getByRole('dialog', { name: 'Filter and order' })
  await panel.getByText('Write', { exact: true }).click()
  await text(page).fill('subject:parcel')
  await choose(page, 'Group by', 'Urgency')
  await soon(() => page.locator('[data-group]').allTextContents()).toEqual(['Urgent1', 'Normal2'])
  await soon(subjects(page)).toEqual(['A torn parcel', 'A lost parcel', 'A late parcel'])
  const sent = new URL(page.url())
  expect(Object.fromEntries(sent.searchParams)).toEqual({ filter: 'subject:parcel', grouping: 'urgency' })
  await mariaSees.page.goto(sent.pathname + sent.search)
  await soon(() => mariaSees.page.locator('[data-group]').allTextContents()).toEqual(['Urgent1', 'Normal2'])
})

test('an order is chosen, stands in the address, and what comes in takes its place in it', async () => {
  const { page } = borisSees
  await page.goto('/inbox/open')
  await soon(subjects(page)).toHaveLength(4)
  await page.keyboard.press('q')
  await page.getByRole('dialog', { name: 'Filter and order' }).waitFor()
  await choose(page, 'Order', 'Highest urgency first')
  await soon(async () => (await subjects(page)())[0]).toBe('A torn parcel')
  await choose(page, 'Order', 'Begun, oldest first')
  await soon(async () => (await subjects(page)()).at(-1)).toBe('A torn parcel')
  expect(new URL(page.url()).searchParams.get('order')).toBe('created-oldest')
  await write('A found parcel')
  await soon(async () => (await subjects(page)()).slice(-2)).toEqual(['A torn parcel', 'A found parcel'])
})

test('views are moved by the keys, and one deleted comes back', async () => {
  const { page } = mariaSees
  await maria.api('POST', '/views', { name: 'Thanks', text: 'subject:thank', kind: 'shared', position: 5 })
  const names = async () =>
    (await page.getByRole('list', { name: 'Saved views' }).getByRole('link').allTextContents()).map((name) =>
      name.replace(/\d+$/, ''),
    )
  await soon(names).toEqual(['Parcels', 'Thanks'])
  await inSidebar(page, 'Thanks').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await soon(names).toEqual(['Thanks', 'Parcels'])
  await page.reload()
  await soon(names).toEqual(['Thanks', 'Parcels'])
  await inSidebar(page, 'Parcels').hover()
  await page.getByRole('button', { name: 'More about Parcels' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await soon(names).toEqual(['Thanks'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await soon(names).toEqual(['Thanks', 'Parcels'])
})

test('no page had anything to complain about', () => {
  expect([...mariaSees.complaints, ...borisSees.complaints]).toEqual([])
})
