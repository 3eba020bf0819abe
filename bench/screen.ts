import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openBrowser, openWindow } from '../e2e/browser.ts'
import buildScreens from '../e2e/build-screens.ts'
import { settled } from '../e2e/pass-over.ts'
import { endsWithBench } from './endings.ts'
import { startKept } from './kept.ts'
import { framesDuring, openingOf, probeOpening } from './page-probes.ts'
import { percentile, report } from './report.ts'
import { beside, cookieOf, type Size, worldOf } from './world.ts'

const conversations = 24
const sentence = 'Your parcel waits in Plovdiv and will be with you tomorrow between nine and eleven. '

/** The member workspace in a real browser: first load, from the list to an open conversation, typing an answer. */
export async function run(sizes: Size[]): Promise<void> {
  await buildScreens()
  for (const size of sizes) {
    const folder = await worldOf(size)
    const kept = await startKept(folder)
    const platform = await beside(folder)
    const { cookie } = await cookieOf(platform)
    const browser = await openBrowser()
    endsWithBench(() => browser.close())
    for (const path of ['/', '/inbox/open']) await firstLoad(browser, kept.url, cookie, path, size)
    const { page } = await signedIn(browser, kept.url, cookie)
    await page.goto('/inbox/open')
    await page.locator('[data-conversation]').first().waitFor()
    await openings(page, size)
    await typing(page, size)
    await floorOfTyping(browser, kept.url, size)
    await browser.close()
    await platform.close()
    await kept.stop()
  }
}

async function signedIn(browser: Browser, url: string, cookie: string) {
  const window = await openWindow(browser, url)
  await enter(window.context, url, cookie)
  return window
}

const enter = (context: BrowserContext, url: string, cookie: string) =>
  context.addCookies(
    cookie.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return { name, value: value.join('='), url }
    }),
  )

/** Script that the browser fetches until the screen shows what it is for. */
async function firstLoad(browser: Browser, url: string, cookie: string, path: string, size: Size): Promise<void> {
  const { context, page } = await signedIn(browser, url, cookie)
  const scripts: Promise<number>[] = []
  page.on('response', (response) => {
    if (response.headers()['content-type']?.includes('javascript'))
      scripts.push(response.body().then((body) => gzipSync(body).length))
  })
  const began = performance.now()
  await page.goto(path)
  await settled(page)
  report('screen', `${size} ${path} with nothing kept by the browser`, performance.now() - began, 'ms', 1)
  const sizes = await Promise.all(scripts)
  const total = sizes.reduce((sum, one) => sum + one, 0)
  report('screen', `${size} ${path} script, gzipped`, total / 1024, 'KB', sizes.length)
  await context.close()
}

/** Clicks lines of the list one after another: as people do, whose pointer rests a moment, and as nobody does, at once. */
async function openings(page: Page, size: Size): Promise<void> {
  await probeOpening(page)
  let opened = 0
  for (const [manner, rest] of [
    ['pointer rested 150 ms', 150],
    ['clicked at once', 0],
  ] as const) {
    const threads: number[] = []
    const words: number[] = []
    for (let index = 0; index < conversations; index++) {
      const row = page.locator(`[aria-posinset="${opened + 2}"] [data-conversation]`)
      await row.scrollIntoViewIfNeeded()
      const box = await row.boundingBox()
      if (!box) throw new Error('a line of the list went away')
      await page.mouse.move(box.x + 60, box.y + 40)
      await page.waitForTimeout(rest)
      await page.mouse.down()
      await page.mouse.up()
      const opening = await openingOf(page, opened++)
      threads.push(opening.thread)
      words.push(opening.words)
      await page.waitForTimeout(400)
    }
    for (const [what, times] of Object.entries({ thread: threads, 'words of all mails': words })) {
      report('screen', `${size} click to ${what} painted, ${manner}: p50`, percentile(times, 0.5), 'ms', times.length)
      report('screen', `${size} click to ${what} painted, ${manner}: p90`, percentile(times, 0.9), 'ms', times.length)
    }
  }
}

async function typing(page: Page, size: Size): Promise<void> {
  await page.keyboard.press('r')
  await page.locator('[contenteditable=true]').waitFor()
  await page.waitForTimeout(1000)
  await reportFrames(page, `${size} typing an answer`)
}

/** The same words into a bare field of the same browser. */
async function floorOfTyping(browser: Browser, url: string, size: Size): Promise<void> {
  const { page } = await openWindow(browser, url)
  await page.setContent('<div contenteditable="true" style="white-space: pre-wrap"></div>')
  await page.locator('[contenteditable=true]').focus()
  await reportFrames(page, `${size} floor, typing into a bare field`)
}

async function reportFrames(page: Page, metric: string): Promise<void> {
  const { deltas, long } = await framesDuring(page, () => page.keyboard.type(sentence.repeat(3), { delay: 40 }))
  const late = deltas.filter((delta) => delta > 50)
  report('screen', `${metric}: frames over 50 ms with work of ours`, long.length, 'frames', deltas.length)
  report('screen', `${metric}: gaps over 50 ms, whoever had the processor`, late.length, 'frames', deltas.length)
  report('screen', `${metric}: longest gap`, Math.max(...deltas), 'ms', deltas.length)
  report('screen', `${metric}: p99`, percentile(deltas, 0.99), 'ms', deltas.length)
}
