import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, said } from '../../testing/conversations.ts'
import { crowd, crowded, manyConversations } from '../../testing/crowd.ts'
import { type SignedInMember, signedIn } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { touched } from '../../testing/touched.ts'
import { followersOf } from './following/queries.ts'
import { familyOf, mergedInto } from './merging/queries.ts'
import { listAffected } from './problems/queries.ts'
import { listConversations } from './queries.ts'
import { askedOfMyTeams, sidesOf } from './side-conversations/queries.ts'

let testApp: TestApp
let vera: SignedInMember
let conversationId: string
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  const channelId = await knownChannel(testApp, vera.workspaceId)
  const begun = async () => (await said(testApp, vera.workspaceId, { channelId })).conversationId
  conversationId = await begun()
  const parts = [await begun(), await begun()]
  for (const part of parts)
    await vera.request('PUT', `/conversations/${part}/problem`, { body: { problemId: conversationId } })
  const merged = await begun()
  await vera.request('POST', `/conversations/${conversationId}/merges`, { body: { conversationIds: [merged] } })
  const team = await vera.request('POST', '/teams', { body: { name: 'Warehouse', memberIds: [vera.memberId] } })
  await vera.request('POST', `/conversations/${conversationId}/side-conversations`, {
    body: { teamId: team.body.id, subject: 'Where is it', html: '<p>In the rack?</p>' },
  })
  await crowded(
    testApp,
    vera,
    ...manyConversations,
    // Every third part of a problem of hundreds, every second asked of a team, most of those done.
    `insert into conversation_problems (workspace_id, conversation_id, problem_id, at)
      select $1, c.id, p.id, now() from conversations c join conversations p on p.workspace_id = $1 and p.number = 1000 + 1 + (c.number / 300)
      where c.workspace_id = $1 and c.number % 3 = 0 and c.number > 1300 and c.id <> p.id`,
    `insert into conversation_merges (workspace_id, id, survivor_id, merged_id, seq, at)
      select $1, gen_random_uuid(), survivor_id, id, 2, now() from conversations
      where workspace_id = $1 and survivor_id is not null and number > 1000`,
    `insert into followers (workspace_id, conversation_id, member_id, at)
      select $1, c.id, m.id, now() from conversations c join members m on m.workspace_id = $1 where c.workspace_id = $1 and c.number > 1000`,
    `insert into side_conversations (workspace_id, id, conversation_id, number, team_id, subject, state, due_at, created_at)
      select $1, gen_random_uuid(), c.id, 1, t.id, 'Asked', case when c.number % 1000 = 0 then 'open' else 'done' end, now(), now()
      from conversations c join teams t on t.workspace_id = $1 where c.workspace_id = $1 and c.number % 2 = 0 and c.number > 1000`,
  )
}, 60_000)
afterAll(() => testApp.close())

/** Rows of the crowd that were read one way or the other; small tables are read whole, and may be. */
const rows = (counted: Record<string, number>, ...tables: string[]) =>
  tables.reduce((sum, table) => sum + (counted[table] ?? 0), 0)
const crowdTables = [
  'conversations',
  'people',
  'conversation_problems',
  'conversation_merges',
  'followers',
  'side_conversations',
]

describe(`among ${crowd} conversations, a tenth of them merged away, behind the wall`, () => {
  it.each([
    ['open', 'newest', 'conversations_'],
    ['all', 'newest', 'conversations_'],
    ['all', 'oldest', 'conversations_'],
    ['unassigned', 'due', 'conversations_'],
    ['open', 'created', 'conversations_'],
    ['open', 'created-oldest', 'conversations_'],
    ['open', 'urgency', 'conversations_'],
    ['open', 'waiting', 'conversations_'],
    ['all', 'waiting', 'conversations_'],
  ] as const)('the first page and the next of %s, %s, read an index in its order', async (view, order, index) => {
    const { answer } = await touched(testApp, vera, (scope) => listConversations(scope, { view, order, limit: 50 }))
    expect(answer.items).toHaveLength(50)
    const { whole, fetched, indexes } = await touched(testApp, vera, (scope) =>
      listConversations(scope, { view, order, limit: 50, cursor: answer.next ?? '' }),
    )
    expect(rows(whole, ...crowdTables)).toBe(0)
    expect(rows(fetched, 'conversations')).toBeLessThan(200)
    expect(indexes.filter((name) => name.startsWith(index))).not.toEqual([])
  })

  it('what has a problem is found by it', async () => {
    const { answer, whole, fetched, indexes } = await touched(testApp, vera, (scope) =>
      listAffected(scope, conversationId, { limit: 50 }),
    )
    expect([answer.total, answer.items.length]).toEqual([2, 2])
    expect(rows(whole, ...crowdTables)).toBe(0)
    expect(rows(fetched, ...crowdTables)).toBeLessThan(100)
    expect(indexes).toContain('conversation_problems_problem')
  })

  it('what was merged into one, and who follows any of them, is found by the survivor', async () => {
    const { answer, whole, fetched, indexes } = await touched(testApp, vera, async (scope) => ({
      merged: await mergedInto(scope, conversationId),
      family: await familyOf(scope, conversationId),
      ...(await followersOf(scope, conversationId)),
    }))
    expect([answer.merged.length, answer.family.length]).toEqual([1, 2])
    expect(rows(whole, ...crowdTables)).toBe(0)
    expect(rows(fetched, ...crowdTables)).toBeLessThan(100)
    expect(indexes).toEqual(expect.arrayContaining(['conversations_survivor', 'conversation_merges_survivor']))
  })

  it('what was asked beside one is found by it, and what my teams are asked by the teams', async () => {
    const beside = await touched(testApp, vera, (scope) => sidesOf(scope, conversationId))
    expect(beside.answer.items).toHaveLength(1)
    // Both begin with the conversation.
    const byConversation = ['side_conversations_conversation', 'side_conversations_number']
    expect(beside.indexes.filter((name) => byConversation.includes(name))).toHaveLength(1)
    const mine = await touched(testApp, vera, askedOfMyTeams)
    expect(mine.answer.items.length).toBeGreaterThan(10)
    expect(mine.indexes).toContain('side_conversations_open')
    for (const { whole, fetched } of [beside, mine]) {
      expect(rows(whole, ...crowdTables)).toBe(0)
      expect(rows(fetched, 'side_conversations')).toBeLessThan(200)
    }
  })
})
