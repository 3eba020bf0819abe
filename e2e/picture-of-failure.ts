import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach } from 'vitest'

const folder = join(tmpdir(), 'kept-e2e')

interface Shown {
  page: Page
  complaints: readonly string[]
}

/** Takes a picture of each window that is open when a test fails, says where it lies and what the page complained about. */
export function pictureFailures(windows: () => readonly Shown[]): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    mkdirSync(folder, { recursive: true })
    for (const [index, { page, complaints }] of windows().entries()) {
      const path = join(folder, `${task.name.replace(/\W+/g, '-').slice(0, 80)}-${index}.png`)
      await page.screenshot({ path }).then(
        () => process.stderr.write(`What the window showed: ${path}\n`),
        // A window that cannot be pictured must not hide why the test failed.
        (error: Error) => process.stderr.write(`No picture: ${error.message}\n`),
      )
      for (const complaint of complaints) process.stderr.write(`  ${complaint}\n`)
    }
  })
}
