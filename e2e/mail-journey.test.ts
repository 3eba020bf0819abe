import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type MailServer, openMailServer, writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { pictureFailures } from './picture-of-failure.ts'

const address = 'help@polet.example'
const customer = '"Мария Петрова" <maria@customer.example>'
const subject = 'Где моя посылка № 4711?'
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC',
  'base64',
)
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
const first = 'Здравствуйте, Мария! Посылка уже в Пловдиве.'

let folder: string
let kept: RunningKept
let relay: MailServer
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kept-journey-'))
  relay = await openMailServer({ user: 'polet', password: 'relay secret' })
  kept = await startKept(folder, {}, ['--empty'])
  browser = await openBrowser()
  const window = await openWindow(browser, kept.url)
  page = window.page
  complaints = window.complaints
  page.setDefaultTimeout(20_000)
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  await relay?.close()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => [{ page, complaints }])

const box = (name: string) => page.getByRole('textbox', { name, exact: true })
const lines = () => page.getByRole('list', { name: 'Conversations', exact: true }).getByRole('link')
const messages = () => page.locator('[data-message]')
const status = (name: string) => page.getByRole('button', { name, exact: true })
const frameOf = (text: string) => page.locator('[data-message]', { hasText: text })
const inFrames = async (): Promise<string> =>
  (
    await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.locator('body').textContent()),
    )
  ).join('\n')
const answered = () => relay.mails.filter(({ recipients }) => recipients.includes('maria@customer.example'))

/** Written into the window and gone with a reload. */
const mark = () => page.evaluate('window.neverReloaded = true')
const isMarked = () => page.evaluate('window.neverReloaded')

describe('from nothing to an answered, resolved and reopened conversation', () => {
  test('the first run makes the workspace and leads to connecting mail', async () => {
    await page.goto('/')
    await box('Name of your company').fill('Полёт')
    await box('Your name').fill('Вера Иванова')
    await box('E-mail').fill('vera@polet.example')
    await page.getByLabel(/^Password/).fill('a calm password')
    await page.getByRole('button', { name: 'Make the workspace' }).click()
    await page.getByRole('heading', { name: 'Connect your mail' }).waitFor()
  })

  test('the guide connects an address and its test shows what works', async () => {
    await box('Address').fill(address)
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('radio', { name: /Kept receives it itself/ }).check()
    await page.getByRole('switch', { name: 'Send mail (SMTP)' }).click({ force: true })
    await box('Server').fill('127.0.0.1')
    await page.getByRole('combobox', { name: 'Encryption' }).click()
    await page.getByRole('option', { name: 'None' }).click()
    await box('Port').fill(String(relay.port))
    await box('User name').fill('polet')
    await page.getByLabel(/^Password/).fill('wrong')
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await page.getByText('5.7.8 wrong user or password').waitFor()
    await page.getByLabel(/^Password/).fill('relay secret')
    await page.getByRole('button', { name: 'Test', exact: true }).click()
    await page.getByText('Everything works.').waitFor()
    expect(relay.mails.map(({ recipients }) => recipients)).toEqual([['vera@polet.example']])
    await page.getByRole('button', { name: 'Connect an address' }).click()
    await page.getByText(`${address} is connected`).waitFor()
  })

  test('a mail appears in the inbox by itself', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.getByText('All kept.').waitFor()
    await mark()
    await writeTo(kept.smtpPort, {
      from: customer,
      to: address,
      subject,
      messageId: '<first@customer.example>',
      text: 'Добрый день! Где посылка?',
      html: '<p>Добрый день! <b>Где посылка?</b></p><p><img src="cid:label" width="40" height="40" alt="Наклейка"></p>',
      attachments: [
        { filename: 'label.png', content: picture, cid: 'label', contentDisposition: 'inline' },
        { filename: 'Накладная.pdf', content: pdf, contentType: 'application/pdf' },
      ],
    })
    await lines().filter({ hasText: subject }).filter({ hasText: 'Мария Петрова' }).waitFor()
    expect(await isMarked()).toBe(true)
  })

  test('it opens by keyboard with its picture and its file', async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await messages().first().waitFor()
    const image = page.frameLocator('iframe').locator('img[alt="Наклейка"]')
    await expect
      .poll(() => image.evaluate((shown: { naturalWidth: number }) => shown.naturalWidth), { timeout: 10_000 })
      .toBe(10)
    expect(await image.isVisible()).toBe(true)
    expect(await inFrames()).toContain('Добрый день! Где посылка?')
    const files = page.getByRole('list', { name: 'Files' }).getByRole('link')
    expect(await files.count()).toBe(1)
    const [download] = await Promise.all([page.waitForEvent('download'), files.first().click()])
    expect(download.suggestedFilename()).toBe('Накладная.pdf')
    expect(readFileSync(await download.path())).toEqual(pdf)
  })

  test('an answer is written, taken back and sent without the mouse', async () => {
    await page.keyboard.press('r')
    await box('Write your reply').waitFor()
    // Typed while the editor may still be on its way: not a letter may be lost.
    await page.keyboard.type(first)
    await page.getByRole('button', { name: 'Send', exact: true }).waitFor()
    await page.keyboard.press('Control+Enter')
    await frameOf('Leaves in').getByRole('button', { name: 'Undo' }).press('Enter')
    await expect.poll(() => box('Write your reply').textContent(), { timeout: 10_000 }).toContain(first)
    expect(answered()).toEqual([])
    await box('Write your reply').press('Control+Enter')
    await page.getByText('Waiting on customer').first().waitFor()
    await expect.poll(() => answered().length, { timeout: 30_000 }).toBe(1)
    await messages().last().getByText('Sent', { exact: true }).waitFor()

    const { read, recipients } = answered()[0] ?? expect.fail('nothing arrived')
    expect(recipients).toEqual(['maria@customer.example'])
    expect(read.subject).toContain(subject)
    expect(read.inReplyTo).toEqual(['first@customer.example'])
    expect(read.references).toContain('first@customer.example')
    expect(read.newText).toContain(first)
    expect(read.text).toContain('Где посылка?')
    expect(read.from?.email).toBe(address)
  })

  test('what the customer answers joins the same conversation by itself', async () => {
    // What comes counts as read after a moment in sight; until then nobody may settle past it.
    const read = page.waitForResponse((response) => response.url().endsWith('/reading'), { timeout: 20_000 })
    await answer('Спасибо! А когда привезут?', answered()[0]?.read.messageId)
    await expect.poll(inFrames, { timeout: 20_000 }).toContain('А когда привезут?')
    expect(await messages().count()).toBe(3)
    expect(await lines().count()).toBe(1)
    expect(await isMarked()).toBe(true)
    expect((await read).ok()).toBe(true)
  })

  test('resolved by a key, it is reopened by the next answer', async () => {
    await page.getByRole('heading', { name: subject }).click()
    await page.keyboard.press('e')
    await status('Reopen').waitFor()
    await answer('Ещё вопрос: можно изменить адрес?', answered()[0]?.read.messageId)
    await status('Resolve').waitFor()
    await expect.poll(inFrames, { timeout: 20_000 }).toContain('можно изменить адрес?')
    expect(await isMarked()).toBe(true)
  })

  test('the page had nothing to complain about', () => {
    expect(complaints).toEqual([])
  })
})

const answer = (text: string, messageId: string | null | undefined) =>
  writeTo(kept.smtpPort, {
    from: customer,
    to: address,
    subject: `Re: ${subject}`,
    inReplyTo: `<${messageId}>`,
    references: `<first@customer.example> <${messageId}>`,
    text: `${text}\n\n> ${first}\n`,
  })
