import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let oleg: SignedInMember
let channelId: string
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  oleg = await signedIn(testApp, { role: 'agent' })
  channelId = await knownChannel(testApp, vera.workspaceId)
})
afterAll(() => testApp.close())

const saved = async (text: string): Promise<string> =>
  (await vera.request('POST', '/views', { body: { name: text, text, kind: 'shared' } })).body.id
const countOf = async (id: string, who = vera) =>
  (await who.request('GET', '/views/counts')).body.items.find((item: { id: string }) => item.id === id)
const begun = (subject: string) => said(testApp, vera.workspaceId, { channelId, subject })

describe('the count of a view', () => {
  it('is there for saved and ready-made ones, and follows the log', async () => {
    const id = await saved('subject:counted')
    expect(await countOf(id)).toMatchObject({ id, count: 0, more: false })
    await begun('Counted once')
    await expect.poll(async () => (await countOf(id)).count, { timeout: 9000 }).toBe(1)
    await expect
      .poll(() => countOf('urgency:normal'), { timeout: 9000 })
      .toMatchObject({ id: 'urgency:normal', count: 1, more: false })
  })

  it('is each member’s own where the filter is', async () => {
    const id = await saved('assignee:me')
    const { conversationId } = await begun('Mine')
    await vera.request('PUT', `/conversations/${conversationId}/assignment`, { body: { assigneeId: vera.memberId } })
    await expect.poll(async () => (await countOf(id, vera)).count, { timeout: 9000 }).toBe(1)
    expect((await countOf(id, oleg)).count).toBe(0)
  })

  it('stops at 999', async () => {
    const id = await saved('number:>0 messages:<100')
    await testApp.platform.database.owner.query(
      `insert into conversations (workspace_id, id, number, subject, status, person_id, last_message_at, created_at)
        select workspace_id, gen_random_uuid(), 1000 + i, 'Many', 'open', person_id, now(), now()
        from conversations, generate_series(1, 1200) i where number = (select min(number) from conversations)`,
    )
    expect(await countOf(id)).toMatchObject({ id, count: 999, more: true })
  })

  it('is not known where it takes too long, and the others are', async () => {
    const slow = await saved('subject:slow')
    const quick = await saved('status:closed')
    // A column that cannot be read quickly, as a filter that finds nothing among millions.
    await testApp.platform.database.owner.query(`
      alter table conversations rename to conversations_table;
      create function slowly(text) returns text language plpgsql volatile as $$ begin perform pg_sleep(0.01); return $1; end $$;
      create view conversations as select workspace_id, id, number, slowly(subject) as subject, status, urgency, person_id, topic_id,
        assignee_id, message_count, deleted_at, spam_at, snoozed_at, survivor_id from conversations_table;
      grant select on conversations to kept_app`)
    expect(await countOf(slow)).toMatchObject({ id: slow, count: null, more: true })
    expect(await countOf(quick)).toMatchObject({ id: quick, count: 0, more: false })
  })
})
