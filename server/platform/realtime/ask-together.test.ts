import { expect, test } from 'vitest'
import { askTogether } from './ask-together.ts'

test('who asks at the same time shares one run', async () => {
  let runs = 0
  const ask = askTogether(async () => ++runs)
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1])
  expect(await ask()).toBe(2)
})

test('who asks while it runs is not given that answer but the next', async () => {
  let runs = 0
  const begun = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const ask = askTogether(async () => {
    const run = ++runs
    begun.resolve()
    await held.promise
    return run
  })
  const first = ask()
  await begun.promise
  const late = [ask(), ask()]
  held.resolve()
  expect(await first).toBe(1)
  expect(await Promise.all(late)).toEqual([2, 2])
})

test('a run that fails fails for those who share it, and the next is tried', async () => {
  let runs = 0
  const ask = askTogether(async () => {
    if (++runs === 1) throw new Error('away')
    return runs
  })
  const failed = await Promise.allSettled([ask(), ask()])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await ask()).toBe(2)
})
