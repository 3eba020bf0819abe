import { expect, test } from 'vitest'
import { sideBySide } from './side-by-side.ts'

test('all answer in their places', async () => {
  const [number, word] = await sideBySide([Promise.resolve(1), Promise.resolve('two')])
  expect([number, word]).toEqual([1, 'two'])
})

test('an error waits until the others have ended', async () => {
  let ended = false
  const slow = new Promise<void>((done) =>
    setTimeout(() => {
      ended = true
      done()
    }, 5),
  )
  await expect(sideBySide([Promise.reject(new Error('first')), slow])).rejects.toThrow('first')
  expect(ended).toBe(true)
})
