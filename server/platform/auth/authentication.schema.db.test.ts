import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
})
afterAll(() => testApp.close())

test('our migrations make every table and column that better-auth expects', async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(testApp.platform.auth.options)
  expect(toBeCreated).toEqual([])
  expect(toBeAdded).toEqual([])
})
