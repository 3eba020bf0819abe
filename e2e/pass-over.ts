import axe from 'axe-core'
import type { Page } from 'playwright-core'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Violation {
  id: string
  help: string
  nodes: { target: string[]; failureSummary?: string }[]
}

/**
 * What axe has against the page, a line each with where and why; empty where it has nothing. A trouble counts when it is
 * still there a moment later: between two colour schemes a fill can be of the one and its words of the other.
 */
export async function accessibilityTroubles(page: Page): Promise<string[]> {
  const first = await troublesNow(page)
  if (first.length === 0) return first
  await page.waitForTimeout(500)
  const second = new Set(await troublesNow(page))
  return first.filter((trouble) => second.has(trouble))
}

async function troublesNow(page: Page): Promise<string[]> {
  // Once a page: it stays while one goes about inside.
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(axe.source)
  // Strangers' mails stand in frames where no script runs, axe's neither.
  const options = JSON.stringify({
    iframes: false,
    resultTypes: ['violations'],
    runOnly: { type: 'tag', values: tags },
  })
  const violations = await page.evaluate<Violation[]>(`axe.run(document, ${options}).then((run) => run.violations)`)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .slice(0, 3)
      .map(
        ({ target, failureSummary }) =>
          `${id}: ${help} (${target.join(' ')}) ${failureSummary?.split('\n')[1]?.trim()}`,
      ),
  )
}

/** How many pixels the page is wider than the window, and what stands out; null where nothing does. */
export async function overflow(page: Page): Promise<string | null> {
  return page.evaluate<string | null>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return null
    const widest = [...document.body.querySelectorAll('*')].findLast((one) => one.getBoundingClientRect().right > clientWidth + 1)
    return (scrollWidth - clientWidth) + ' px: ' + widest?.tagName + '.' + widest?.className
  })()`)
}

/** Waits until the screen shows what it is for, not that it is coming. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1, h2').first().waitFor({ state: 'attached', timeout: 20_000 })
  await page
    .locator('.mantine-Skeleton-root, .mantine-Loader-root')
    .first()
    .waitFor({ state: 'detached', timeout: 20_000 })
}
