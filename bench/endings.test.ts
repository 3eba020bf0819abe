import { expect, test } from 'vitest'
import { endAll, endsWithBench } from './endings.ts'

test('all that began is ended once, the last first, also when one of them cannot be', async () => {
  const ended: string[] = []
  endsWithBench(() => ended.push('database'))
  endsWithBench(() => Promise.reject(new Error('was gone already')))
  endsWithBench(async () => void ended.push('server'))
  await endAll()
  await endAll()
  expect(ended).toEqual(['server', 'database'])
})
