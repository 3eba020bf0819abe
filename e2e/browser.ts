import { existsSync } from 'node:fs'
import chromiumBinary from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** The system's Chromium where there is one, else the one an npm package carries (Linux on x64), unpacked. */
export async function browserPath(): Promise<string> {
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
    existsSync(path),
  )
  return installed ?? chromiumBinary.executablePath()
}

/** A real browser, without a window. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await browserPath(),
    // Not the arguments that package brings for lambdas: they switch off the very guards that are tested here.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-quic',
      '--headless=shell',
    ],
    headless: true,
  })
}

export interface Look {
  width?: number
  height?: number
  scheme?: 'light' | 'dark'
  locale?: string
}

/** A window of its own, as another person's would be. Everything a page complains about is kept. */
export async function openWindow(
  browser: Browser,
  url: string,
  look: Look = {},
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const { width = 1440, height = 900, scheme = 'light', locale = 'en' } = look
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: scheme,
    locale,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error' || /net::ERR/.test(message.text())) return
    // A refusal of the API is an answer, which the screen shows; a missing file is not.
    if (message.location().url.includes('/api/') && /status of 4\d\d/.test(message.text())) return
    complaints.push(`console: ${message.text()}`)
  })
  return { context, page, complaints }
}
