// What a run of vitest came to, read from its JSON report, and which of it deserves a second try.
import { existsSync, readFileSync } from 'node:fs'

/** More than these and it is not the machine. */
const fewFiles = 4

/** A file per test file; a run that left no report (a crash) counts as one file that failed. */
export function readResults(report) {
  if (!existsSync(report)) return [{ name: report, status: 'failed', assertionResults: [] }]
  return JSON.parse(readFileSync(report, 'utf8')).testResults
}

/**
 * The failed files that are run once more, each from its beginning: whole journeys and what asks a database wait for
 * browsers and for others' transactions, so that a busy machine can make them late once. None where a rule failed, or many did.
 */
export function worthSecondTry(files) {
  const failed = files.filter(({ status }) => status === 'failed').map(({ name }) => name)
  return failed.length <= fewFiles && failed.every(waits) ? failed : []
}

const waits = (name) => /[\\/]e2e[\\/].*\.test\.ts$|\.db\.test\.ts$/.test(name)

/** The first results with those of the second try in their place. */
export function withSecondTry(first, second) {
  const tried = new Map(second.map((file) => [file.name, file]))
  return first.map((file) => tried.get(file.name) ?? file)
}

/** What passed only then, and what had been wrong: told, lest it become a habit. */
export function passedLate(first, second) {
  const passed = new Set(second.flatMap((file) => namesOf(file, 'passed')))
  return first.flatMap((file) =>
    file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => ({ name: `${file.name} ${fullName}`, fullName, failureMessages }))
      .filter(({ name }) => passed.has(name))
      .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]?.split('\n')[0]}`),
  )
}

const namesOf = (file, wanted) =>
  file.assertionResults.filter(({ status }) => status === wanted).map(({ fullName }) => `${file.name} ${fullName}`)

/** `N passed, N failed, N skipped`. A run that fails without a failed test (a file that does not load) counts as a failure. */
export function totals(files, code) {
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const count = (...wanted) => tests.filter(({ status }) => wanted.includes(status)).length
  const unloaded = files.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const [passed, failed] = [count('passed'), count('failed') + unloaded]
  const skipped = tests.length - passed - count('failed')
  return `${passed} passed, ${Math.max(failed, code === 0 ? 0 : 1)} failed, ${skipped} skipped`
}
