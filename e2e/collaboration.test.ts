import { rmSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type MailServer, openMailServer, writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { invited, type Member, setUp } from './member.ts'
import { accessibilityTroubles } from './pass-over.ts'
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
let relay: MailServer
let browser: Browser
let vera: Member
let boris: Member
/** Looks at nothing, so she is told by mail, a minute later: asked first, looked at last. */
let clara: Member
let veraSees: Window
let borisSees: Window

beforeAll(async () => {
  folder = await readyFolder('empty')
  relay = await openMailServer()
  kept = await startKept(folder, { KEPT_RELAY_URL: relay.url, KEPT_MAIL_NAME: 'desk.polet.example' }, ['--empty'])
  vera = await setUp(kept.url, 'Vera')
  boris = await invited(kept.url, vera, 'Boris')
  clara = await invited(kept.url, vera, 'Clara')
  const settings = await clara.api('GET', '/notices/settings')
  await clara.api('PUT', '/notices/settings', { ...settings, quiet: null })
  await vera.api('POST', '/channels', { name: 'Help', address })
  browser = await openBrowser()
  veraSees = await windowOf(vera)
  borisSees = await windowOf(boris)
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  await relay?.close()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => [veraSees, borisSees])

async function windowOf(member: Member): Promise<Window> {
  const window = await openWindow(browser, kept.url)
  window.page.setDefaultTimeout(20_000)
  await member.enter(window.context)
  return window
}

const write = (subject: string, text: string, inReplyTo?: string) =>
  writeTo(kept.smtpPort, {
    from: 'Ana <ana@customer.example>',
    to: address,
    subject,
    text,
    messageId: `<${text.replace(/\W/g, '')}@customer.example>`,
    ...(inReplyTo ? { inReplyTo, references: inReplyTo } : {}),
  })

async function open(page: Page, subject: string): Promise<void> {
  await page.goto('/inbox/open')
  await page.getByRole('link', { name: new RegExp(subject) }).click()
  await page.getByRole('heading', { name: subject }).waitFor()
  await page.locator('[data-message]').first().waitFor()
}

const editor = (page: Page) => page.locator('[contenteditable=true]')
const messages = (page: Page) => page.locator('[data-message]')
async function begin(page: Page, key: string, text: string): Promise<void> {
  await page.keyboard.press(key)
  await editor(page).waitFor()
  await page.keyboard.type(text)
}
const numberOf = async (subject: string): Promise<{ id: string; number: number }> =>
  (await vera.api('GET', '/conversations?view=all')).items.find((line: { subject: string }) => line.subject === subject)

test('a member who looks at nothing is asked', async () => {
  await write('The bill', 'It is wrong too.')
  await expect.poll(() => numberOf('The bill'), { timeout: 20_000 }).toBeDefined()
  await vera.api('POST', `/conversations/${(await numberOf('The bill')).id}/notes`, {
    html: '<p>Please answer her.</p>',
    mentions: [{ kind: 'member', id: (await clara.api('GET', '/session')).profile.member.id }],
  })
})

describe('two members at one conversation', () => {
  test('the second reply is refused, tells what came, and goes out only by a choice that shows', async () => {
    await write('The glass', 'It is broken.')
    for (const { page } of [veraSees, borisSees]) await open(page, 'The glass').catch(() => open(page, 'The glass'))
    // Neither hears of the other while both write.
    for (const { context } of [veraSees, borisSees]) await context.route('**/api/live*', (route) => route.abort())
    onTestFinished(async () => {
      for (const { context } of [veraSees, borisSees]) await context.unroute('**/api/live*')
    })
    for (const { page } of [veraSees, borisSees]) {
      await page.reload()
      await messages(page).first().waitFor()
    }
    await begin(veraSees.page, 'r', 'We send you a new one.')
    await begin(borisSees.page, 'r', 'Please send us a picture.')
    await Promise.all([veraSees, borisSees].map(({ page }) => editor(page).press('Control+Enter')))
    const refused = ({ page }: Window) => page.getByText('Your reply was not sent. The draft is kept.')
    const outcome = await Promise.all(
      [veraSees, borisSees].map((window) =>
        Promise.race([
          refused(window)
            .waitFor()
            .then(() => 'refused'),
          editor(window.page)
            .waitFor({ state: 'detached' })
            .then(() => 'sent'),
        ]),
      ),
    )
    expect(outcome.toSorted()).toEqual(['refused', 'sent'])
    const loser = outcome[0] === 'refused' ? veraSees : borisSees
    const winner = loser === veraSees ? 'Boris' : 'Vera'
    const meanwhile = loser.page.getByRole('list', { name: 'What came meanwhile' })
    await expect.poll(() => meanwhile.textContent()).toContain(winner)
    expect(await accessibilityTroubles(loser.page)).toEqual([])
    await loser.page.getByRole('button', { name: 'Send anyway' }).click()
    await loser.page.getByText(`Sent without having read a message of ${winner}`).waitFor()
    for (const { context } of [veraSees, borisSees]) await context.unroute('**/api/live*')
    await winnerSees(winner)
  })

  const winnerSees = async (winner: string) => {
    const { page } = winner === 'Vera' ? veraSees : borisSees
    await page.reload()
    await page.getByText('Sent without having read a message of').waitFor()
  }
})

describe('what is typed before the editor has come', () => {
  test('leaves by Ctrl+Enter as it was typed', async () => {
    const { page } = veraSees
    await write('Too quick', 'How much is it?')
    let release = () => {}
    const held = new Promise<void>((done) => (release = done))
    await page.route('**/composer-form*', async (route) => {
      await held
      await route.continue()
    })
    await open(page, 'Too quick')
    await page.keyboard.press('r')
    const early = page.locator('textarea')
    await early.waitFor()
    await page.keyboard.type('It costs <5> levs')
    await page.keyboard.press('Control+Enter')
    expect(await editor(page).count()).toBe(0)
    release()
    await page.locator('[data-message][data-kind=outbound]').waitFor()
    const { id } = await numberOf('Too quick')
    expect((await vera.api('GET', `/conversations/${id}`)).messages[1].text).toBe('It costs <5> levs')
    await page.unroute('**/composer-form*')
  })
})

describe('a mention', () => {
  test('is completed by keyboard, told under the bell, and leads to the note', async () => {
    const { page } = veraSees
    await write('The invoice', 'It is wrong.')
    await borisSees.page.goto('/')
    await open(page, 'The invoice')
    await begin(page, 'n', 'Do you know this, @bo')
    await page.getByRole('option', { name: /Boris/ }).waitFor()
    expect(await accessibilityTroubles(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.type('?')
    await page.keyboard.press('Control+Enter')
    await page.locator('[data-message]', { hasText: 'Note' }).first().waitFor()

    const bell = borisSees.page.getByRole('button', { name: '1 unread notice' })
    await bell.click()
    const told = borisSees.page.getByRole('link', { name: /Vera mentioned you/ })
    await told.waitFor()
    expect(await accessibilityTroubles(borisSees.page)).toEqual([])
    await told.click()
    await borisSees.page.getByRole('heading', { name: 'The invoice' }).waitFor()
    const note = borisSees.page.locator('[data-message][data-target]')
    await note.waitFor()
    await borisSees.page.frameLocator('[data-target] iframe').getByText('@Boris').waitFor()
    await borisSees.page.getByRole('button', { name: 'Notices', exact: true }).waitFor()
  })
})

describe('a conversation put aside', () => {
  test('by z and a digit leaves the list, and comes back by itself when the customer writes', async () => {
    const { page } = veraSees
    await open(page, 'The invoice')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: /The invoice/ }).click()
    await page.getByRole('heading', { name: 'The invoice' }).waitFor()
    await page.keyboard.press('z')
    await page.getByRole('menuitem', { name: /Tomorrow morning/ }).waitFor()
    expect(await accessibilityTroubles(page)).toEqual([])
    const place = await page.getByRole('menuitem').allTextContents()
    await page.keyboard.press(String(place.findIndex((text) => text.includes('Until the customer writes')) + 1))
    const line = page.getByRole('list', { name: 'Conversations' }).getByRole('link', { name: /The invoice/ })
    await line.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Put aside' }).click()
    await line.waitFor()
    await page.getByRole('link', { name: /^Open/ }).click()
    await write('Re: The invoice', 'And now?', '<Itiswrong@customer.example>')
    await line.filter({ hasText: 'Back: they wrote' }).waitFor()
  })
})

describe('a member’s own mailbox', () => {
  test('answers the notice, and the customer hears it in their name', { timeout: 150_000 }, async () => {
    const { number } = await numberOf('The bill')
    const isToClara = ({ recipients, read }: (typeof relay.mails)[number]) =>
      recipients.includes('clara@polet.example') && read.text.includes('Please answer her.')
    await expect.poll(() => relay.mails.filter(isToClara).length, { timeout: 90_000, interval: 500 }).toBe(1)
    const mail = relay.mails.find(isToClara) ?? expect.fail('no mail')
    const customers = /(\S+\+r\S+@polet\.example)/.exec(mail.read.text)?.[1] ?? expect.fail('no address')
    await writeTo(kept.smtpPort, {
      from: 'Clara <clara@polet.example>',
      to: customers,
      subject: `Re: ${mail.read.subject}`,
      inReplyTo: `<${mail.read.messageId}>`,
      messageId: '<by-mail@clara.example>',
      text: 'A new bill is on its way.\n\nOn Saturday, Vera via Kept wrote:\n> Please answer her.\n',
    })
    await veraSees.page.goto(`/inbox/all/${number}`)
    await veraSees.page.locator('[data-message][data-kind=outbound]', { hasText: 'Clara' }).waitFor()
    const toAna = () => relay.mails.filter(({ read }) => read.text.includes('A new bill is on its way.'))
    await expect.poll(() => toAna().length, { timeout: 30_000 }).toBe(1)
    expect(toAna().map(({ recipients, read }) => [recipients, read.from?.email])).toEqual([
      [['ana@customer.example'], address],
    ])
  })
})

test('the pages had nothing to complain about', () => {
  expect([...veraSees.complaints, ...borisSees.complaints]).toEqual([])
})
