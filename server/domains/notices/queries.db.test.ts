import { afterAll, beforeAll, expect, it } from 'vitest'
import { crowd, crowded, manyConversations } from '../../testing/crowd.ts'
import { type SignedInMember, signedIn } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { touched } from '../../testing/touched.ts'
import { attentiveTo, countUnread, listNotices } from './queries.ts'

let testApp: TestApp
let vera: SignedInMember
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  await signedIn(testApp, { role: 'agent' })
  await crowded(
    testApp,
    vera,
    ...manyConversations,
    `insert into notices (workspace_id, id, member_id, position, kind, conversation_id, actor_kind, snippet, in_product, at, read_at)
      select $1, gen_random_uuid(), m.id, c.number, 'reply', c.id, 'person', 'Any news?', true, c.last_message_at,
        case when c.number % 100 > 0 then now() end
      from conversations c join members m on m.workspace_id = $1 where c.workspace_id = $1`,
    `insert into followers (workspace_id, conversation_id, member_id, at)
      select $1, c.id, m.id, now() from conversations c join members m on m.workspace_id = $1 where c.workspace_id = $1`,
  )
}, 60_000)
afterAll(() => testApp.close())

it(`of ${crowd} notices each, mine are read newest first, page by page, and the unread are counted, by index`, async () => {
  const first = await touched(testApp, vera, (scope) => listNotices(scope, { limit: 50 }))
  const next = await touched(testApp, vera, (scope) =>
    listNotices(scope, { limit: 50, cursor: first.answer.next ?? '' }),
  )
  const unread = await touched(testApp, vera, (scope) => listNotices(scope, { limit: 50, unread: true }))
  const counted = await touched(testApp, vera, countUnread)
  expect([first, next, unread].map(({ answer }) => answer.items.length)).toEqual([50, 50, 50])
  expect(counted.answer).toEqual({ unread: 99, more: true })
  expect([first, next].map(({ indexes }) => indexes.includes('notices_newest'))).toEqual([true, true])
  for (const { indexes } of [unread, counted]) expect(indexes).toContain('notices_unread')
  for (const { whole, fetched } of [first, next, unread, counted]) {
    expect(whole.notices ?? 0).toBe(0)
    expect(fetched.notices ?? 0).toBeLessThan(200)
  }
})

it('who waits for the words of a conversation is found by it', async () => {
  const { answer, whole, fetched } = await touched(testApp, vera, (scope) =>
    attentiveTo(scope, '00000000-0000-7000-9000-000000000009'),
  )
  expect(answer).toHaveLength(2)
  expect([whole.followers ?? 0, whole.conversations ?? 0]).toEqual([0, 0])
  expect(fetched.followers).toBeLessThan(20)
})
