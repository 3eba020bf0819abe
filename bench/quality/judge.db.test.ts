import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadWorld } from '../../demo/load.ts'
import { indexed } from '../../server/testing/search.ts'
import { openTestApp, type TestApp } from '../../server/testing/test-app.ts'
import { type Judged, judge, means } from './judge.ts'

let testApp: TestApp
let judged: Judged[]

beforeAll(async () => {
  testApp = await openTestApp()
  const { databaseUrl } = testApp
  const { workspaceId } = await loadWorld({
    databaseUrl,
    seed: 20_261_121,
    now: new Date('2026-11-21T12:00:00Z'),
    conversations: 800,
  })
  await indexed(testApp)
  judged = await judge(testApp.platform, workspaceId)
}, 120_000)
afterAll(() => testApp.close())

const of = (wanted: (label: Judged['label']) => boolean) => means(judged.filter(({ label }) => wanted(label)))

it('finds what is there, and something right first', () => {
  const all = of(() => true)
  expect(all.n).toBeGreaterThan(60)
  expect(all.recall).toBeGreaterThan(0.96)
  expect(all.first).toBeGreaterThan(0.95)
})

it.each(['en', 'ru', 'bg'])('does so in %s', (language) => {
  const { recall, first } = of((label) => label.language === language)
  expect([recall > 0.88, first > 0.9]).toEqual([true, true])
})

it('finds every phrase, name and number', () => {
  for (const kind of ['phrase', 'name', 'number'] as const) {
    const { recall, n } = of((label) => label.kind === kind)
    expect([kind, recall > 0.97, n > 2]).toEqual([kind, true, true])
  }
})
