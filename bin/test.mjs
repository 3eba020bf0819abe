#!/usr/bin/env node
// `npm test`: the bootstrap of `kept start`, then every test. The last line is always `N passed, N failed, N skipped`.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureDependencies } from './dependencies.mjs'
import { passedLate, readResults, totals, withSecondTry, worthSecondTry } from './results.mjs'
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
    const first = await runTests(node, join(folder, 'first.json'), words)
    const again = first.code === 0 ? [] : worthSecondTry(first.files)
    if (again.length === 0) {
      console.log(totals(first.files, first.code))
      return first.code
    }
    console.log(`Once more, each from its beginning: ${again.join(', ')}`)
    const options = words.filter((word) => word.startsWith('--'))
    const second = await runTests(node, join(folder, 'second.json'), [...options, ...again])
    for (const late of passedLate(first.files, second.files)) console.log(`passed at the second try: ${late}`)
    console.log(totals(withSecondTry(first.files, second.files), second.code))
    return second.code
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runTests(node, report, words) {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(node, [vitest, 'run', ...reporters, ...words])
  return { code, files: readResults(report) }
}

/** Only whole journeys look at screens: `npm test -- server` does not wait for a build. */
function mayOpenBrowser(words) {
  return (
    words.every((word) => word.startsWith('--') && !word.startsWith('--project')) ||
    words.some((word) => /e2e/.test(word))
  )
}

process.exitCode = await main(process.argv.slice(2)).catch((error) => {
  const code = explain(error)
  console.log('0 passed, 1 failed, 0 skipped')
  return code
})
