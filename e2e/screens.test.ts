import { rmSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningKept, startKept } from '../server/testing/running-kept.ts'
import { type Look, openBrowser, openWindow } from './browser.ts'
import { enterDemo, type Member } from './member.ts'
import { accessibilityTroubles, overflow, settled } from './pass-over.ts'
import { pictureFailures } from './picture-of-failure.ts'
import { readyFolder } from './ready-folder.ts'

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
  /** There on a phone alone. */
  narrowOnly?: true
  /** What is done on the screen before it is looked at. */
  before?: (page: Page) => Promise<unknown>
}

beforeAll(async () => {
  folder = await readyFolder('demo')
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
  const order = await first('/orders?filter=sender:any recipient:any')
  const settings = [
    'profile',
    'notices',
    'security',
    'workspace',
    'members',
    'teams',
    'channels',
    'mails',
    'topics',
    'trackers',
    'ready-replies',
    'shelves',
    'statuses',
    'fields',
    'forms',
    'import',
    'keys',
  ]
  const invitation = await member.api('POST', '/invitations', { email: 'new@polet.example', role: 'agent' })
  const view = await member.api('POST', '/views', {
    name: 'Parcels under headings',
    text: 'status:open,waiting-on-us (urgency:high or -tag:vip) due:<2h',
    grouping: 'urgency',
    kind: 'shared',
  })
  const asked = await member.api('POST', `/conversations/${conversation.id}/side-conversations`, {
    teamId: (await first('/teams')).id,
    subject: 'Rack 4',
    html: '<p>Is it in the rack?</p>',
  })
  const run = await member.api('POST', '/bulk-runs', {
    act: { kind: 'tags', add: ['looked-at'], remove: [] },
    ids: [conversation.id],
  })
  const readyReply = await first('/ready-replies')
  const segment = await member.api('POST', '/segments', { name: 'Speak Bulgarian', text: 'language:bg' })
  return [
    { name: 'welcome', path: '/welcome', main: true, signedOut: true },
    { name: 'sign in', path: '/sign-in', main: true, signedOut: true },
    { name: 'new password', path: '/reset-password?token=x', signedOut: true },
    { name: 'sign-in link that is over', path: `/sign-in/link/${'a'.repeat(32)}`, signedOut: true },
    { name: 'invitation that is over', path: '/invitation/nothing', signedOut: true },
    { name: 'invitation', path: new URL(invitation.url).pathname, main: true, signedOut: true },
    { name: 'today', path: '/', main: true },
    { name: 'inbox', path: '/inbox/open', main: true },
    {
      name: 'person beside a conversation',
      path: `/inbox/all/${conversation.number}`,
      narrowOnly: true,
      before: openPerson,
    },
    { name: 'view under headings', path: `/inbox/${view.id}`, main: true },
    { name: 'filter being written', path: '/inbox/waiting?filter=status:', main: true, before: openFilter },
    { name: 'filter being built', path: `/inbox/${view.id}?filter=status:open`, main: true, before: openFilter },
    { name: 'views to choose from', path: '/inbox/mine', main: true, before: openViews },
    { name: 'view being changed', path: `/inbox/${view.id}`, main: true, before: openView },
    {
      name: 'people of a segment',
      path: `/people?segment=${segment.id}&filter=city:any`,
      main: true,
      before: filterShown,
    },
    { name: 'search', path: '/search', main: true },
    { name: 'what was found', path: '/search?q=courier', main: true },
    { name: 'person', path: `/people/${person.id}`, main: true },
    { name: 'people', path: '/people', main: true },
    { name: 'companies', path: '/companies', main: true },
    { name: 'orders', path: '/orders', main: true },
    { name: 'order', path: `/orders/${order.id}`, main: true },
    { name: 'stage being reached', path: `/orders/${order.id}`, main: true, before: openStage },
    { name: 'late orders being filtered', path: '/orders?filter=late:yes', main: true, before: openFilter },
    { name: 'company', path: `/companies/${company.id}`, main: true },
    { name: 'customer’s desk', path: '/demo/desk', main: true },
    { name: 'command bar', path: '/inbox/open', main: true, before: openCommands },
    { name: 'keys', path: '/inbox/open', main: true, before: openKeys },
    { name: 'conversation with composer', path: `/inbox/open/${conversation.number}`, main: true, before: compose },
    { name: 'nothing there', path: '/nowhere' },
    ...[...settings, 'webhooks', 'jobs', 'channels/new'].map((place) => ({ name: place, path: `/settings/${place}` })),
    { name: 'channel', path: `/settings/channels/${channel.id}` },
    { name: 'notices', path: '/notices' },
    { name: 'asked of a team', path: `/asked/${asked.id}`, main: true },
    { name: 'bulk act', path: `/bulk/${run.id}` },
    { name: 'uses of a ready-made reply', path: `/settings/ready-replies/${readyReply.id}` },
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
async function openPerson(page: Page): Promise<void> {
  await page.keyboard.press('i')
  await page.getByRole('dialog').waitFor()
}
/** Built, or written where what stands in the address cannot be built. */
async function openFilter(page: Page): Promise<void> {
  await page.keyboard.press('q')
  await page.locator('fieldset[data-depth], [data-filter-wrong]').first().waitFor()
}
async function openView(page: Page): Promise<void> {
  await page.locator('[data-edit-view]').click()
  await page.locator('fieldset[data-depth]').first().waitFor()
}
async function openStage(page: Page): Promise<void> {
  await page.keyboard.press('s')
  await page.getByRole('dialog').waitFor()
}
async function openViews(page: Page): Promise<void> {
  await page.keyboard.press('v')
  // Before it has found its place it lies over its own button.
  const top = async () => (await page.getByRole('option').first().boundingBox())?.y ?? 0
  await expect.poll(top).toBeGreaterThan(60)
}
async function filterShown(page: Page): Promise<void> {
  await page.locator('fieldset[data-depth]').first().waitFor()
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

/** Everything a screen is looked at in, without going to it again: the window is made another. */
interface Way {
  look: Look
  of: (screen: Screen) => boolean
  find: (page: Page, screen: Screen) => Promise<string[]>
}

const headings = (page: Page) =>
  page.evaluate<string>(`[...document.querySelectorAll('h1, h2')].map((one) => one.textContent).join('|')`)

/**
 * Goes about inside, as members do: the screens are loaded once, and only what is signed out begins anew. The screen has
 * changed when its headings have.
 */
async function goTo(page: Page, path: string): Promise<void> {
  const now = new URL(page.url())
  if (now.protocol === 'about:' || !now.pathname) {
    await page.goto(path)
    return
  }
  // What lies over the screen before would lie over the next one too.
  for (let tries = 0; tries < 4 && (await page.locator('[role=dialog], [role=listbox]').count()); tries++) {
    await page.keyboard.press('Escape')
    await page.waitForTimeout(60)
  }
  if (`${now.pathname}${now.search}` === path) return
  const before = await headings(page)
  await page.evaluate(`history.pushState({}, '', ${JSON.stringify(path)})`)
  await expect.poll(() => headings(page), { timeout: 20_000, interval: 30 }).not.toBe(before)
}

/** Looks at each screen in each way and says everything there is to say against it, not only the first. */
async function passOver(locale: string, ways: readonly Way[]): Promise<string[]> {
  await member.api('PATCH', '/profile', { language: locale })
  const { inside, outside } = await open({ ...wide, locale })
  const found: string[] = []
  for (const screen of screens) {
    const page = screen.signedOut ? outside.page : inside.page
    const its = ways.filter((way) => way.of(screen))
    if (its.length === 0) continue
    for (const [index, { look, find }] of its.entries()) {
      await page.setViewportSize({ width: look.width ?? 1440, height: look.height ?? 900 })
      await page.emulateMedia({ colorScheme: look.scheme ?? 'light', reducedMotion: 'reduce' })
      if (index === 0) {
        if (screen.signedOut) await page.goto(screen.path)
        else await goTo(page, screen.path)
        await settled(page)
        await screen.before?.(page)
      }
      await settled(page)
      const where = `${screen.name} (${look.scheme ?? 'light'}, ${look.width})`
      found.push(...(await find(page, screen)).map((trouble) => `${where}: ${trouble}`))
    }
  }
  found.push(...inside.complaints, ...outside.complaints)
  await inside.context.close()
  await outside.context.close()
  shown = []
  return found
}

const wide = { width: 1440, height: 900 }
const narrow = { width: 390, height: 844 }
const isMain = (screen: Screen) => screen.main === true

/** What is wider than its window, and still is a moment later: a list that drops down finds its place first. */
async function widest(page: Page): Promise<string[]> {
  if ((await overflow(page)) === null) return []
  await page.waitForTimeout(500)
  const out = await overflow(page)
  return out ? [out] : []
}

test('every screen is accessible: wide in light, the main ones on a phone in dark too', {
  timeout: 280_000,
}, async () => {
  const ways: Way[] = [
    { look: wide, of: (screen) => !screen.narrowOnly, find: accessibilityTroubles },
    {
      look: { ...narrow, scheme: 'dark' },
      of: (screen) => isMain(screen) || screen.narrowOnly === true,
      find: accessibilityTroubles,
    },
  ]
  expect(await passOver('en', ways)).toEqual([])
})

test('nothing stands out on the main ones, wide and in Bulgarian', { timeout: 280_000 }, async () => {
  const ways: Way[] = [{ look: { ...wide, scheme: 'dark' }, of: isMain, find: widest }]
  expect(await passOver('bg', ways)).toEqual([])
})

test('the main ones are on a phone in Russian, and nothing stands out on any screen', {
  timeout: 280_000,
}, async () => {
  const find = async (page: Page, screen: Screen) => [
    ...(await widest(page)),
    ...(screen.main || screen.narrowOnly ? await accessibilityTroubles(page) : []),
  ]
  expect(await passOver('ru', [{ look: narrow, of: () => true, find }])).toEqual([])
})
