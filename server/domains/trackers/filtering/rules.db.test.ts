import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/db/ids.ts'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let ids: string[]
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  const channelId = await knownChannel(testApp, vera.workspaceId)
  ids = []
  for (let n = 0; n < 4; n++) ids.push((await said(testApp, vera.workspaceId, { channelId })).conversationId)
  const { owner } = testApp.platform.database
  const tracker = newId()
  await owner.query(
    `insert into trackers (workspace_id, id, kind, name, url, user_name, token, hook_secret, created_at)
      values ($1, $2, 'github', 'Code', 'https://tracker.example', null, '', '', now())`,
    [vera.workspaceId, tracker],
  )
  // The first has an open one, the second a closed one, the third both, the fourth none.
  for (const [index, state] of [
    [0, 'open'],
    [1, 'closed'],
    [2, 'open'],
    [2, 'closed'],
  ] as const) {
    const issue = newId()
    await owner.query(
      `insert into issues (workspace_id, id, tracker_id, key, url, title, state, state_name, read_at, asked_at)
        values ($1, $2, $3, $5, 'https://tracker.example/1', 'One', $4, $4, now(), now())`,
      [vera.workspaceId, issue, tracker, state, issue],
    )
    await owner.query('insert into conversation_issues values ($1, $2, $3, now())', [
      vera.workspaceId,
      ids[index],
      issue,
    ])
  }
})
afterAll(() => testApp.close())

const found = async (filter: string) => {
  const { body } = await vera.request('GET', `/conversations?view=all&filter=${encodeURIComponent(filter)}`)
  return body.items.map(({ id }: { id: string }) => ids.indexOf(id)).toSorted()
}

test('conversations are found by how the issues stand that they are linked to, or that was merged into them', async () => {
  expect(await found('issue:open')).toEqual([0, 2])
  expect(await found('issue:closed')).toEqual([1, 2])
  expect(await found('issue:open,closed')).toEqual([0, 1, 2])
  expect(await found('-issue:open')).toEqual([1, 3])
  expect([await found('issue:any'), await found('issue:none')]).toEqual([[0, 1, 2], [3]])
  await vera.request('POST', `/conversations/${ids[3]}/merges`, { body: { conversationIds: [ids[0]] } })
  expect(await found('issue:open')).toEqual([2, 3])
})
