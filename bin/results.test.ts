import { expect, test } from 'vitest'

type Tested = ReturnType<typeof tested>
interface TestFile {
  name: string
  status: string
  assertionResults: Tested[]
}
interface Results {
  worthSecondTry(files: TestFile[]): string[]
  withSecondTry(first: TestFile[], second: TestFile[]): TestFile[]
  passedLate(first: TestFile[], second: TestFile[]): string[]
  totals(files: TestFile[], code: number): string
}
const { passedLate, totals, withSecondTry, worthSecondTry }: Results = await import(
  new URL('./results.mjs', import.meta.url).href
)

const tested = (fullName: string, status: string, ...failureMessages: string[]) => ({
  fullName,
  status,
  failureMessages,
})
const file = (name: string, ...assertionResults: Tested[]): TestFile => ({
  name,
  status: assertionResults.some(({ status }) => status === 'failed') ? 'failed' : 'passed',
  assertionResults,
})
const late = file(
  '/kept/e2e/search.test.ts',
  tested('is found', 'failed', 'Error: late\n  at x'),
  tested('a', 'passed'),
)
const caught = file('/kept/e2e/search.test.ts', tested('is found', 'passed'), tested('a', 'passed'))
const rule = file('/kept/server/rules.test.ts', tested('adds', 'failed', 'Error: 3 is not 4'), tested('b', 'skipped'))

test('journeys and what asks a database have a second try, rules have none', () => {
  const database = file('/kept/server/domains/team/routes.db.test.ts', tested('is let in', 'failed', 'Error'))
  expect(worthSecondTry([late, database])).toEqual([late.name, database.name])
  expect(worthSecondTry([late, rule])).toEqual([])
})

test('many that fail are no bad luck', () => {
  const failed = (number: number) => ({ ...late, name: `/kept/e2e/${number}.test.ts` })
  expect(worthSecondTry([1, 2, 3, 4].map(failed))).toHaveLength(4)
  expect(worthSecondTry([1, 2, 3, 4, 5].map(failed))).toEqual([])
})

test('what passed late is told by name with what had been wrong', () => {
  expect(passedLate([late, rule], [caught])).toEqual(['is found: Error: late'])
  expect(passedLate([late], [late])).toEqual([])
})

test('totals count the second try in the place of the first', () => {
  const quiet = file('/kept/web/rules.test.ts', tested('c', 'passed'), tested('d', 'todo'))
  expect(totals([late, quiet], 1)).toBe('2 passed, 1 failed, 1 skipped')
  expect(totals(withSecondTry([late, quiet], [caught]), 0)).toBe('3 passed, 0 failed, 1 skipped')
  expect(totals(withSecondTry([late, quiet], [late]), 1)).toBe('2 passed, 1 failed, 1 skipped')
})

test('a file that did not load and a run that failed without a failed test are failures', () => {
  const unloaded = { name: '/kept/e2e/a.test.ts', status: 'failed', assertionResults: [] }
  expect(totals([unloaded], 1)).toBe('0 passed, 1 failed, 0 skipped')
  expect(worthSecondTry([unloaded])).toEqual([unloaded.name])
  expect(totals([caught], 1)).toBe('2 passed, 1 failed, 0 skipped')
})
