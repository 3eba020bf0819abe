import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { type Look, openBrowser, openWindow } from './browser.ts'
import { enterDemo, type Member } from './member.ts'
import { accessibilityTroubles, overflow, settled } from './pass-over.ts'
import { pictureFailures } from './picture-of-failure.ts'

let folder: string
let kept: RunningKept
let browser: Browser
let member: Member
let screens: Screen[]
let shown: { page: Page; complaints: string[] }[] = []

interface Screen {
  name: string
  path: string
  /** Looked at in light and dark, wide and narrow; the others in light and wide, and for what stands out in Russian. */
  main?: true
  signedOut?: true
  /** What is done on the screen before it is looked at. */
  before?: (page: Page) => Promise<unknown>
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kept-screens-'))
  kept = await startKept(folder)
  browser = await openBrowser()
  member = await enterDemo(kept.url)
  await member.api('POST', '/webhooks', { url: 'http://127.0.0.1:9/', events: ['person.created'] })
  screens = await allScreens()
})
afterAll(async () => {
  await browser?.close()
  await kept?.stop()
  rmSync(folder, { recursive: true, force: true })
})
pictureFailures(() => shown)

async function allScreens(): Promise<Screen[]> {
  const first = async (path: string) => (await member.api('GET', path)).items[0]
  const conversation = await first('/conversations?view=open')
  const person = conversation.person
  const [company, channel, webhook] = [await first('/companies'), await first('/channels'), await first('/webhooks')]
  const settings = ['profile', 'security', 'workspace', 'members', 'teams', 'channels', 'mails', 'topics', 'keys']
  return [
    { name: 'welcome', path: '/welcome', main: true, signedOut: true },
    { name: 'sign in', path: '/sign-in', main: true, signedOut: true },
    { name: 'new password', path: '/reset-password?token=x', signedOut: true },
    { name: 'invitation that is over', path: '/invitation/nothing', signedOut: true },
    { name: 'today', path: '/', main: true },
    { name: 'inbox', path: '/inbox/open', main: true },
    { name: 'conversation with composer', path: `/inbox/open/${conversation.number}`, main: true, before: compose },
    { name: 'person', path: `/people/${person.id}`, main: true },
    { name: 'people', path: '/people', main: true },
    { name: 'companies', path: '/companies', main: true },
    { name: 'company', path: `/companies/${company.id}`, main: true },
    { name: 'customer’s desk', path: '/demo/desk', main: true },
    { name: 'command bar', path: '/inbox/open', main: true, before: openCommands },
    { name: 'keys', path: '/inbox/open', main: true, before: openKeys },
    { name: 'nothing there', path: '/nowhere' },
    ...[...settings, 'webhooks', 'jobs', 'channels/new'].map((place) => ({ name: place, path: `/settings/${place}` })),
    { name: 'channel', path: `/settings/channels/${channel.id}` },
    { name: 'deliveries', path: `/settings/webhooks/${webhook.id}` },
  ]
}

async function compose(page: Page): Promise<void> {
  await page.keyboard.press('r')
  await page.locator('[contenteditable=true]').waitFor()
}
async function openCommands(page: Page): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.locator('.mantine-Spotlight-action').first().waitFor()
}
async function openKeys(page: Page): Promise<void> {
  await page.keyboard.press('?')
  await page.getByRole('dialog').locator('dl').first().waitFor()
}

async function open(look: Look) {
  const [inside, outside] = [await openWindow(browser, kept.url, look), await openWindow(browser, kept.url, look)]
  await member.enter(inside.context)
  shown = [inside, outside]
  return { inside, outside }
}

/** Looks at each screen and says everything there is to say against it, not only the first. */
async function passOver(
  look: Look,
  chosen: readonly Screen[],
  find: (page: Page, screen: Screen) => Promise<string[]>,
) {
  await member.api('PATCH', '/profile', { language: look.locale ?? 'en' })
  const { inside, outside } = await open(look)
  const found: string[] = []
  for (const screen of chosen) {
    const { page } = screen.signedOut ? outside : inside
    await page.goto(screen.path)
    await settled(page)
    await screen.before?.(page)
    found.push(...(await find(page, screen)).map((trouble) => `${screen.name}: ${trouble}`))
  }
  found.push(...inside.complaints, ...outside.complaints)
  await inside.context.close()
  await outside.context.close()
  shown = []
  return found
}

const main = () => screens.filter((screen) => screen.main)
const wide = { width: 1440, height: 900 }
const narrow = { width: 390, height: 844 }

test('every screen is accessible in light on a wide window', { timeout: 180_000 }, async () => {
  expect(await passOver({ ...wide }, screens, accessibilityTroubles)).toEqual([])
})

test('the main screens are in dark', { timeout: 180_000 }, async () => {
  expect(await passOver({ ...wide, scheme: 'dark' }, main(), accessibilityTroubles)).toEqual([])
})

test('they are on a phone in Russian, and nothing stands out on any screen', { timeout: 180_000 }, async () => {
  const find = async (page: Page, screen: Screen) => {
    const out = await overflow(page)
    return [...(out ? [out] : []), ...(screen.main ? await accessibilityTroubles(page) : [])]
  }
  expect(await passOver({ ...narrow, locale: 'ru' }, screens, find)).toEqual([])
})

test('they are on a phone in dark', { timeout: 180_000 }, async () => {
  expect(await passOver({ ...narrow, scheme: 'dark' }, main(), accessibilityTroubles)).toEqual([])
})
