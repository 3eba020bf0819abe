import { rmSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeTo } from '../server/testing/mail.ts'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { openBrowser, openWindow } from './browser.ts'
import { type Member, setUp } from './member.ts'
import { accessibilityTroubles } from './pass-over.ts'
import { pictureFailures } from './picture-of-failure.ts'
import { readyFolder } from './ready-folder.ts'

const address = 'help@polet.example'

let folder: string
let kept: RunningKept
let browser: Browser
let vera: Member
let window: { context: BrowserContext; page: Page; complaints: string[] }
let page: Page

beforeAll(async () => {
  folder = await readyFolder('empty')
  kept = await startKept(folder, {}, ['--empty'])
  vera = await setUp(kept.url, 'Vera')
  await vera.api('POST', '/channels', { name: 'Help', address })
  await vera.api('PATCH', '/profile', { undoSeconds: 0 })
  const topic = await vera.api('POST', '/topics', { name: 'Late' })
  await vera.api('POST', '/ready-replies', {
    name: 'Late parcel',
    kind: 'shared',
    topicIds: [topic.id],
    variants: [
      {
        language: 'en',
        html: '<p>Hello {{ person.first_name }}, we call {{ person.phone }} about {{ conversation.number }}.</p>',
      },
    ],
    actions: { topicId: topic.id, addTags: ['late'], urgency: 'high' },
  })
  browser = await openBrowser()
  window = await openWindow(browser, kept.url)
  page = window.page
  page.setDefaultTimeout(20_000)
  await vera.enter(window.context)
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => [window])

const write = (from: string, subject: string, text: string, inReplyTo?: string) =>
  writeTo(kept.smtpPort, {
    from: `Ana Petrova <${from}>`,
    to: address,
    subject,
    text,
    messageId: `<${subject.replace(/\W/g, '')}${text.replace(/\W/g, '')}@customer.example>`,
    ...(inReplyTo ? { inReplyTo, references: inReplyTo } : {}),
  })

const newest = async (subject: string) => {
  const line = async () =>
    (await vera.api('GET', `/conversations?view=all&text=${encodeURIComponent(subject)}`)).items[0] ?? null
  await expect.poll(line, { timeout: 20_000 }).not.toBeNull()
  return line()
}
const opened = (id: string) => vera.api('GET', `/conversations/${id}`)

test('a ready-made reply is chosen by keys, filled in, and leaves with what goes along', {
  timeout: 120_000,
}, async () => {
  await write('ana@customer.example', 'Where is it', 'Where is my parcel?')
  const { id, number } = await newest('Where is it')
  await page.goto(`/inbox/open/${number}`)
  await page.locator('[data-message]').first().waitFor()
  await page.keyboard.press('r')
  await page.locator('[contenteditable=true]').waitFor()
  await page.keyboard.type(';')
  await page.getByRole('dialog').getByText(`we call Customer's phone about ${number}`).waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
  await page.keyboard.type('late')
  await page.getByRole('option', { name: /Late parcel/ }).waitFor()
  await page.keyboard.press('Enter')

  await page.getByText('1 value is missing').waitFor()
  await page.getByText('Urgency: High').waitFor()
  await page.keyboard.press('Control+Enter')
  expect((await opened(id)).messages).toHaveLength(1)
  await page.keyboard.type('0888 123 456')
  await page.getByText('1 value is missing').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /Leave out: Urgency/ }).click()
  // What goes along is kept with the words, here and for another browser.
  await expect
    .poll(async () => (await opened(id)).drafts[0]?.use, { timeout: 20_000 })
    .toMatchObject({
      actions: { addTags: ['late'] },
    })
  await page.reload()
  await page.getByRole('list', { name: 'Along with it:' }).waitFor()
  expect(await page.getByText('Urgency: High').count()).toBe(0)
  expect(await accessibilityTroubles(page)).toEqual([])
  await page.locator('[contenteditable=true]').click()
  await page.keyboard.press('Control+Enter')

  await expect.poll(async () => (await opened(id)).messages.length, { timeout: 20_000 }).toBe(2)
  const after = await opened(id)
  expect(after.messages[1].text).toBe(`Hello Ana, we call 0888 123 456 about ${number}.`)
  expect([after.tags, after.urgency, after.topicId !== null]).toEqual([['late'], 'normal', true])
})

test('a ready-made reply asks for a field of the workspace, and is read in a conversation while it is written', {
  timeout: 120_000,
}, async () => {
  await vera.api('POST', '/fields', { noun: 'person', type: 'text', key: 'gate', names: { en: 'Gate code' } })
  const { id, personId } = await newest('Where is it').then(({ id: its, person }) => ({ id: its, personId: person.id }))
  await vera.api('PATCH', `/people/${personId}`, { fields: { gate: '47' } })
  await page.goto('/settings/ready-replies')
  await page.getByRole('button', { name: 'Edit' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('[contenteditable=true]').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('The code is ')
  await dialog.getByRole('button', { name: 'Insert a placeholder' }).click()
  await page.getByRole('menuitem', { name: 'Gate code (customer)' }).click()
  await dialog.getByRole('combobox', { name: 'How it reads in a conversation' }).fill('Where is')
  await page.getByRole('option', { name: /Where is it · Ana Petrova/ }).click()
  await dialog.getByText('The code is 47', { exact: true }).waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  await dialog.waitFor({ state: 'detached' })
  const saved = (await vera.api('GET', '/ready-replies')).items[0]
  const filled = await vera.api('GET', `/conversations/${id}/ready-replies/${saved.id}`)
  expect(filled.text).toBe('The code is 47')
})

test('a reply is scheduled, stands in the thread, and is held when the customer writes', {
  timeout: 120_000,
}, async () => {
  await write('boris@customer.example', 'Tomorrow please', 'Come tomorrow')
  const { id, number } = await newest('Tomorrow please')
  await page.goto(`/inbox/open/${number}`)
  await page.locator('[data-message]').first().waitFor()
  await page.keyboard.press('r')
  await page.locator('[contenteditable=true]').waitFor()
  await page.keyboard.type('Good morning')
  await page
    .getByRole('button', { name: 'Send and …' })
    .or(page.getByRole('button', { name: /Send and/ }))
    .first()
    .click()
  await page.getByRole('menuitem', { name: /In an hour/ }).click()
  await page.getByText(/Vera's reply leaves/).waitFor()
  expect((await opened(id)).messages).toHaveLength(1)
  await write(
    'boris@customer.example',
    'Re: Tomorrow please',
    'No, today',
    '<TomorrowpleaseCometomorrow@customer.example>',
  )
  await page.getByText('Not sent: the customer wrote meanwhile').waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
  await page.getByRole('button', { name: 'Send it anyway' }).click()
  await expect.poll(async () => (await opened(id)).messages.length, { timeout: 20_000 }).toBe(3)
  await page.getByText('Not sent: the customer wrote meanwhile').waitFor({ state: 'detached' })
})

test('one thing is done to all that match, seen after a reload, and undone', { timeout: 120_000 }, async () => {
  for (const each of ['one', 'two', 'three', 'four'])
    await write(`${each}@customer.example`, `Storm ${each}`, 'Late again')
  for (const each of ['one', 'two', 'three', 'four']) await newest(`Storm ${each}`)
  await page.goto('/inbox/open?text=Storm')
  await page.locator('[data-conversation]').nth(3).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+X')
  await page.getByRole('status').filter({ hasText: '3 ticked' }).waitFor()
  await page.keyboard.press('*')
  await page.keyboard.press('a')
  await page.getByRole('status').filter({ hasText: '4 ticked' }).waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
  await page.getByRole('button', { name: 'Resolve' }).click()
  await page.getByRole('status').filter({ hasText: 'Resolve: 4 done' }).waitFor()
  const resolved = async () => (await vera.api('GET', '/conversations?view=resolved&text=Storm')).items.length
  expect(await resolved()).toBe(4)

  await page.reload()
  await page.getByRole('status').filter({ hasText: 'Resolve: 4 done' }).waitFor()
  const [line] = (await vera.api('GET', '/conversations?view=resolved&text=Storm')).items
  await vera.api('DELETE', `/conversations/${line.id}/resolution`)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('status').filter({ hasText: '3 put back, 1 left' }).waitFor()
  expect(await resolved()).toBe(0)
  await page.getByRole('link', { name: 'Conversations', exact: true }).last().click()
  await page.getByRole('heading', { name: /changed since/ }).waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])

  // The notice goes away by itself or by hand; the way to the act stays.
  const notice = page.getByRole('region', { name: 'Acts on many conversations' })
  await notice.getByRole('button', { name: 'Close' }).click()
  await notice.waitFor({ state: 'detached' })
  await page.goto('/inbox/open')
  await page.locator('[data-conversation]').first().waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('textbox').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('my newest act')
  await page.getByRole('dialog').getByRole('button', { name: 'My newest act on many conversations' }).click()
  await page.getByRole('heading', { name: /changed since/ }).waitFor()
})

test('a sender is blocked from a conversation, kept as spam, and unblocked', { timeout: 120_000 }, async () => {
  await write('win@prizes.example', 'You have won', 'Click here')
  const { number } = await newest('You have won')
  await page.goto(`/inbox/open/${number}`)
  await page.locator('[data-message]').first().waitFor()
  await page.getByRole('button', { name: 'More', exact: true }).last().click()
  await page.getByRole('menuitem', { name: 'Block the sender' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Block', exact: true }).click()
  await page.getByText('Kept as spam, because win@prizes.example is blocked').waitFor()
  await write('win@prizes.example', 'You have won again', 'Click there')
  const spam = async () => (await vera.api('GET', '/conversations?view=spam')).items.length
  await expect.poll(spam, { timeout: 20_000 }).toBe(2)
  expect((await vera.api('GET', '/conversations?view=all&text=You+have+won+again')).items).toEqual([])
  await page.goto('/settings/shelves')
  await page.getByText('1 mail kept as spam since').waitFor()
  expect(await accessibilityTroubles(page)).toEqual([])
  await page.getByRole('button', { name: 'Unblock' }).click()
  await page.getByText('Nobody is blocked').waitFor()
})

test('nothing was complained of', () => {
  expect(window.complaints).toEqual([])
})
