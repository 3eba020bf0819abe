import { rmSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { invited, type Member, setUp } from './member.ts'
import { accessibilityTroubles } from './pass-over.ts'
import { pictureFailures } from './picture-of-failure.ts'
import { readyFolder } from './ready-folder.ts'

const address = 'help@polet.example'

let folder: string
let kept: RunningKept
let browser: Browser
let vera: Member
let boris: Member
let veraId: string
let context: BrowserContext
let page: Page
let complaints: string[]

beforeAll(async () => {
  folder = await readyFolder('empty')
  kept = await startKept(folder, {}, ['--empty'])
  vera = await setUp(kept.url, 'Vera')
  boris = await invited(kept.url, vera, 'Boris')
  veraId = (await vera.api('GET', '/session')).profile.member.id
  await vera.api('POST', '/channels', { name: 'Help', address })
  for (const subject of ['The parcel', 'The invoice', 'First of two', 'Second of two']) await write(subject)
  browser = await openBrowser()
  const window = await openWindow(browser, kept.url)
  context = window.context
  page = window.page
  complaints = window.complaints
  page.setDefaultTimeout(20_000)
  await vera.enter(context)
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => [{ page, complaints }])

const write = (subject: string, text = `About ${subject.toLowerCase()}`, inReplyTo?: string) =>
  writeTo(kept.smtpPort, {
    from: 'Ana <ana@customer.example>',
    to: address,
    subject,
    text,
    messageId: `<${text.replace(/\W/g, '')}@customer.example>`,
    ...(inReplyTo ? { inReplyTo, references: inReplyTo } : {}),
  })

const lineOf = async (subject: string) =>
  (await vera.api('GET', '/conversations?view=all')).items.find((line: { subject: string }) => line.subject === subject)
const conversationOf = async (subject: string) => vera.api('GET', `/conversations/${(await lineOf(subject)).id}`)

async function open(subject: string): Promise<void> {
  await page.goto('/inbox/open')
  await page.getByRole('link', { name: new RegExp(subject) }).click()
  await page.getByRole('heading', { name: subject }).waitFor()
  await page.locator('[data-message]').first().waitFor()
  // What is fetched while it can be: the editor and the list of what waits.
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(2500)
}

const offline = () => page.getByText('Offline', { exact: true })
const mark = (name: RegExp) => page.getByRole('button', { name })
const panel = () => page.getByRole('dialog', { name: 'Done here, not sent yet' })

async function lose(): Promise<void> {
  await context.setOffline(true)
  await offline().waitFor()
}
async function find(): Promise<void> {
  await context.setOffline(false)
  await offline().waitFor({ state: 'detached', timeout: 40_000 })
}

async function pick(key: string, choice: RegExp): Promise<void> {
  await page.keyboard.press(key)
  await page.getByRole('option', { name: choice }).click()
  await page.getByRole('option').first().waitFor({ state: 'detached' })
}

test('what is done without a connection waits in sight, outlives the page, and is done in order', {
  timeout: 120_000,
}, async () => {
  await expect.poll(async () => (await vera.api('GET', '/conversations')).items.length, { timeout: 20_000 }).toBe(4)
  const { id } = await conversationOf('The parcel')
  const todo = await vera.api('POST', `/conversations/${id}/to-dos`, { text: 'Call the depot' })
  await open('The parcel')
  await page.getByRole('checkbox', { name: /Call the depot/ }).waitFor()
  // Their panels are fetched once before the connection goes.
  await page.keyboard.press('r')
  await page.locator('[contenteditable=true]').waitFor()
  await page.keyboard.press('Escape')
  await lose()

  await page.keyboard.press('f')
  await mark(/^1 change waits$/).waitFor()
  await pick('a', /Vera/)
  await pick('u', /High/)
  await mark(/^3 changes wait$/).waitFor()
  await page.keyboard.press('r')
  await page.locator('[contenteditable=true]').waitFor()
  await page.keyboard.type('It is on its way.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Leaves when the connection is back: “It is on its way.”').waitFor()
  await page.getByRole('checkbox', { name: /Call the depot/ }).click()
  await mark(/^5 changes wait$/).waitFor()
  // Two others, ticked in the list.
  for (const subject of ['First of two', 'Second of two'])
    await page.getByRole('checkbox', { name: new RegExp(subject) }).click({ force: true })
  await page.getByRole('region', { name: 'Ticked conversations' }).getByRole('button', { name: 'Resolve' }).click()
  await mark(/^6 changes wait$/).click()
  await expect
    .poll(() => panel().getByRole('listitem').allTextContents())
    .toEqual([
      expect.stringContaining('Follow'),
      expect.stringContaining('Assign'),
      expect.stringContaining('Change the urgency'),
      expect.stringContaining('It is on its way.'),
      expect.stringContaining('Tick a to-do'),
      expect.stringContaining('Resolve (2)'),
    ])
  expect(await accessibilityTroubles(page)).toEqual([])
  // Without a connection the page itself cannot be fetched; what it kept is there when it can.
  await page.reload().catch(() => null)
  await context.setOffline(false)
  await page.goto('/')
  const isTicked = async () => (await vera.api('GET', `/conversations/${id}/to-dos`)).items[0].done !== null
  await expect.poll(isTicked, { timeout: 40_000 }).toBe(true)
  await expect.poll(() => mark(/changes? waits?/).count(), { timeout: 20_000 }).toBe(0)

  const after = await conversationOf('The parcel')
  expect(after).toMatchObject({ assignee: { id: veraId }, urgency: 'high', following: true })
  expect(after.messages.map(({ text }: { text: string }) => text.trim())).toEqual([
    'About the parcel',
    'It is on its way.',
  ])
  const { items } = await vera.api('GET', `/conversations/${id}/to-dos`)
  expect(items).toMatchObject([{ id: todo.id, done: { by: { id: veraId } } }])
  const log = (await vera.api('GET', '/events?limit=500')).items
  const mine = [
    'conversation.followed',
    'conversation.assigned',
    'conversation.changed',
    'message.queued',
    'to-do.done',
  ]
  expect(log.map(({ type }: { type: string }) => type).filter((type: string) => mine.includes(type))).toEqual(mine)
  for (const subject of ['First of two', 'Second of two'])
    await expect.poll(async () => (await conversationOf(subject)).status, { timeout: 20_000 }).toBe('resolved')
})

test('what was overtaken meanwhile is told, with who wrote what, and done only by a choice', {
  timeout: 120_000,
}, async () => {
  await open('The invoice')
  await lose()
  await page.keyboard.press('z')
  await page.getByRole('menuitem', { name: /Until the customer writes/ }).click()
  await mark(/^1 change waits$/).waitFor()
  await write('Re: The invoice', 'It is urgent!', '<Abouttheinvoice@customer.example>')
  await expect.poll(async () => (await conversationOf('The invoice')).seq, { timeout: 20_000 }).toBe(2)
  await find()
  await mark(/^1 change was refused$/).click()
  await panel().getByRole('list', { name: 'What came meanwhile' }).getByText('It is urgent!').waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
  expect((await conversationOf('The invoice')).snoozed).toBeNull()
  await panel().getByRole('button', { name: 'Do it anyway' }).click()
  await panel().getByText('Everything has been sent.').waitFor()
  expect((await conversationOf('The invoice')).snoozed).not.toBeNull()
})

test('a conversation that somebody else took meanwhile stays theirs where I leave it', {
  timeout: 120_000,
}, async () => {
  const { id } = await conversationOf('The invoice')
  await vera.api('DELETE', `/conversations/${id}/snooze`)
  const borisId = (await boris.api('GET', '/session')).profile.member.id
  await open('The invoice')
  await lose()
  await pick('a', /Vera/)
  await mark(/^1 change waits$/).waitFor()
  await boris.api('PUT', `/conversations/${id}/assignment`, { assigneeId: borisId })
  await find()
  await mark(/^1 change was refused$/).click()
  await panel().getByText('It is Boris’s by now.').waitFor()
  await panel().getByRole('button', { name: 'Leave it' }).click()
  await panel().getByText('Everything has been sent.').waitFor()
  expect((await conversationOf('The invoice')).assignee.id).toBe(borisId)
})

test('a reply that was overtaken stands in the composer again, before what was begun since', {
  timeout: 120_000,
}, async () => {
  await open('The invoice')
  await page.keyboard.press('r')
  await page.locator('[contenteditable=true]').waitFor()
  await lose()
  await page.keyboard.type('It was sent on Monday.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Leaves when the connection is back').waitFor()
  await write('Re: The invoice', 'I found it!', '<Abouttheinvoice@customer.example>')
  await expect.poll(async () => (await conversationOf('The invoice')).seq, { timeout: 20_000 }).toBe(3)
  await page.keyboard.press('r')
  await page.locator('[contenteditable=true]').waitFor()
  await page.keyboard.type('And another thing.')
  await find()
  await expect
    .poll(() => page.locator('[contenteditable=true]').textContent(), { timeout: 40_000 })
    .toMatch(/It was sent on Monday\.\s*And another thing\./)
  expect((await conversationOf('The invoice')).messages).toHaveLength(3)
})

test('the page had nothing to complain about', () => {
  expect(complaints).toEqual([])
})
