#!/usr/bin/env node
// `npm test`: the bootstrap of `kept start`, then every test. The last line is always `N passed, N failed, N skipped`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureDependencies } from './dependencies.mjs'
import { run } from './run.mjs'
import { ensureScreens } from './screens.mjs'
import { explain } from './stop.mjs'

/** Runs vitest; words such as a path or `--project=rules` are passed on to it. */
async function main(words) {
  process.chdir(fileURLToPath(new URL('..', import.meta.url)))
  const node = await ensureDependencies()
  if (mayOpenBrowser(words)) await ensureScreens(node)
  const folder = mkdtempSync(join(tmpdir(), 'kept-test-'))
  try {
    const report = join(folder, 'report.json')
    const vitest = join('node_modules', 'vitest', 'vitest.mjs')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await run(node, [vitest, 'run', ...reporters, ...words])
    console.log(totals(report, code))
    return code
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Only whole journeys look at screens: `npm test -- server` does not wait for a build. */
function mayOpenBrowser(words) {
  return (
    words.every((word) => word.startsWith('--') && !word.startsWith('--project')) ||
    words.some((word) => /e2e/.test(word))
  )
}

/** A run that fails without a failed test (a file that does not load, a crash) counts as at least one failure. */
function totals(report, code) {
  if (!existsSync(report)) return `0 passed, ${code === 0 ? 0 : 1} failed, 0 skipped`
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  for (const { fullName, failureMessages } of testResults.flatMap((file) => file.assertionResults).filter(passedLate)) {
    console.log(`passed at the second try: ${fullName}: ${failureMessages[0].split('\n')[0]}`)
  }
  const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = Math.max(numFailedTests + unloaded, code === 0 ? 0 : 1)
  return `${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`
}

/** What waits for a browser or for others' transactions has a second try; that it needed it is told, lest it become a habit. */
const passedLate = ({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0

process.exitCode = await main(process.argv.slice(2)).catch((error) => {
  const code = explain(error)
  console.log('0 passed, 1 failed, 0 skipped')
  return code
})
