import fc from 'fast-check'
import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Filter, Operator, Scalar } from '../../../../contract/filters.ts'
import { bindFilter } from '../../../platform/filters/bind.ts'
import type { Asking, Field } from '../../../platform/filters/catalogue.ts'
import { operatorsOf } from '../../../platform/filters/operators.ts'
import { filterHolds } from '../../../platform/filters/to-predicate.ts'
import { filterSql } from '../../../platform/filters/to-sql.ts'
import { asSystem, type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'
import { follower } from '../following/rules.ts'
import { mentioned } from '../mentions/rules.ts'
import { partOf } from '../problems/rules.ts'
import { conversationCatalogue, type FilteredConversation, type Surroundings } from './rules.ts'

let testApp: TestApp
let vera: SignedInMember
let people: string[]
let topics: Surroundings['topics']
let statuses: Surroundings['statuses']
let problems: string[]

const conversations = 60
const tags = ['vip', 'late', 'срочно']

beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  const make = async (path: string, body: object) => (await vera.request('POST', path, { body })).body.id as string
  const top = await make('/topics', { name: 'Delivery' })
  const below = await make('/topics', { name: 'Late', parentId: top })
  topics = [
    { id: top, parentId: null },
    { id: below, parentId: top },
    { id: await make('/topics', { name: 'Praise' }), parentId: null },
  ]
  for (const key of ['with-courier', 'at-customs'])
    await make('/statuses', { category: 'open', key, names: { en: key } })
  statuses = (await vera.request('GET', '/statuses')).body.items
  people = [await make('/people', { name: 'Ana' }), await make('/people', { name: 'Boris' })]
  await testApp.platform.database.owner.query(
    `insert into conversations (workspace_id, id, number, subject, status, status_id, urgency, person_id, channel_id, assignee_id, team_id, topic_id, tags,
        language, seq, message_count, last_from, last_message_at, attention_at, resolved_at, created_at)
      select $1, gen_random_uuid(), n, (array['Посылка', 'Parcel late', 'Колет'])[1 + n % 3],
        (array['open', 'waiting-on-us', 'waiting-on-customer', 'resolved', 'closed'])[1 + n % 5],
        case when n % 5 = 0 then ($5::uuid[])[1 + n % 3] end,
        (array['low', 'normal', 'high', 'urgent'])[1 + n % 4], ($3::uuid[])[1 + n % 2], null,
        case when n % 3 = 0 then $2::uuid end, null, ($4::uuid[])[1 + n % 4],
        case n % 5 when 0 then '{vip,late}' when 1 then '{срочно}' else '{}' end::text[],
        (array['en', 'ru', null])[1 + n % 3], n % 4, n % 7, (array['person', 'member', 'system'])[1 + n % 3],
        now() - n * interval '5 hours', case when n % 2 = 0 then now() + (n - 30) * interval '1 hour' end,
        case when n % 5 > 2 then now() - n * interval '1 hour' end, now() - n * interval '6 hours'
      from generate_series(1, ${conversations}) n`,
    [vera.workspaceId, vera.memberId, people, topics.map(({ id }) => id), statuses.map(({ id }) => id)],
  )
  await testApp.platform.database.owner.query(
    `insert into readings (workspace_id, member_id, conversation_id, seq)
      select workspace_id, $2, id, 2 from conversations where workspace_id = $1 and number % 2 = 0`,
    [vera.workspaceId, vera.memberId],
  )
  await pointAt()
})
afterAll(() => testApp.close())

/** Who follows, whom notes name and what some are part of. */
async function pointAt(): Promise<void> {
  const oleg = await signedIn(testApp, { role: 'agent' })
  const team = await vera.request('POST', '/teams', { body: { name: 'Hall', memberIds: [vera.memberId] } })
  const list = await vera.request('GET', '/conversations?limit=50')
  const ids: string[] = list.body.items.map(({ id }: { id: string }) => id)
  problems = ids.slice(0, 2)
  for (const [index, id] of ids.slice(2).entries()) {
    if (index % 3 === 0) await vera.request('PUT', `/conversations/${id}/following`)
    if (index % 4 === 0) await oleg.request('PUT', `/conversations/${id}/following`)
    const named = [
      { kind: 'member', id: vera.memberId },
      { kind: 'member', id: oleg.memberId },
      { kind: 'team', id: team.body.id },
    ]
    const mentions = named.slice(index % 4, (index % 4) + 1)
    if (mentions.length)
      await oleg.request('POST', `/conversations/${id}/notes`, { body: { html: '<p>Look</p>', mentions } })
    if (index % 5 === 0)
      await vera.request('PUT', `/conversations/${id}/problem`, { body: { problemId: problems[index % 2] } })
  }
}

const seen = () => sql<FilteredConversation & { id: string }>`
  select c.id, status, status_id as "statusId", urgency, assignee_id as "assigneeId", team_id as "teamId", topic_id as "topicId", tags, channel_id as "channelId",
    person_id as "personId", language, created_at as "createdAt", last_message_at as "lastMessageAt", attention_at as "attentionAt",
    resolved_at as "resolvedAt", snoozed_at as "snoozedAt", c.seq > coalesce(r.seq, 0) as unread, number, subject, last_from as "lastFrom", message_count as "messageCount",
    array(select member_id from followers f where f.workspace_id = c.workspace_id and f.conversation_id = c.id) as "followerIds",
    array(select coalesce(t.member_id, n.named_id) from mentions n join messages m on m.id = n.message_id
      left join team_members t on n.kind = 'team' and t.team_id = n.named_id where m.conversation_id = c.id) as "mentionedIds",
    array(select problem_id from conversation_problems k where k.conversation_id = c.id) as "problemIds"
  from conversations c left join readings r on r.workspace_id = c.workspace_id and r.conversation_id = c.id and r.member_id = ${vera.memberId}
  where c.workspace_id = ${vera.workspaceId}`

const valueIn = (field: Field<FilteredConversation>, operator: Operator): fc.Arbitrary<Scalar> => {
  if (operator.startsWith('within')) return fc.constantFrom('12h', '3d')
  if (operator === 'on') return fc.constantFrom('2026-11-21', new Date().toISOString().slice(0, 10))
  const byType: Record<string, fc.Arbitrary<Scalar>> = {
    text: fc.constantFrom('посылка', 'PARCEL', 'l', 'en', 'Колет'),
    choice: fc.constantFrom(...(field.choices ?? ['none'])),
    number: fc.integer({ min: 0, max: 12 }),
    date: fc.constantFrom('-2d', '6h', '0h'),
    boolean: fc.boolean(),
    tags: fc.constantFrom(...tags),
    member: fc.constantFrom('me', vera.memberId),
    reference: fc.constantFrom(...people, ...problems, ...topics.map(({ id }) => id)),
  }
  return byType[field.type] ?? fc.constant('')
}

function condition(field: Field<FilteredConversation>, operator: Operator): fc.Arbitrary<Filter> {
  if (operator === 'is-set' || operator === 'is-not-set') return fc.constant({ field: field.name, operator })
  const one = valueIn(field, operator)
  const isList = /-(any|all|none)-of$/.test(operator)
  const value =
    operator === 'between'
      ? fc.record({ from: one, to: one })
      : isList
        ? fc.array(one, { minLength: 1, maxLength: 2 })
        : one
  return value.map((given) => ({ field: field.name, operator, value: given }))
}

it('a conversation in hand and one in the table answer every filter alike', async () => {
  const around = {
    workspaceId: vera.workspaceId,
    memberId: vera.memberId,
    topics,
    survivors: new Map(),
    statuses,
    custom: [],
    offered: [follower(vera.workspaceId), mentioned(vera.workspaceId), partOf(vera.workspaceId)],
  }
  const catalogue = conversationCatalogue(around)
  const conditions = fc.oneof(
    ...catalogue.fields
      .filter((field) => field.read)
      .flatMap((field) => operatorsOf(field, catalogue).map((operator) => condition(field, operator))),
  )
  const trees = fc.letrec<{ tree: Filter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      { arbitrary: conditions, weight: 4 },
      { arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((all) => ({ all })), weight: 1 },
      { arbitrary: fc.array(tie('tree'), { maxLength: 3 }).map((any) => ({ any })), weight: 1 },
      { arbitrary: tie('tree').map((not) => ({ not })), weight: 1 },
    ),
  })).tree
  const asking: Asking = { now: new Date(), timeZone: 'Europe/Sofia', memberId: vera.memberId }
  let hits = 0
  await asSystem(testApp, vera.workspaceId, async (scope) => {
    const ids = async (more: RawBuilder<unknown>) =>
      (await sql<{ id: string }>`${seen()}${more}`.execute(scope.db)).rows.map(({ id }) => id).toSorted()
    const rows = (await seen().execute(scope.db)).rows
    expect(rows).toHaveLength(conversations)
    await fc.assert(
      fc.asyncProperty(trees, async (filter) => {
        const bound = bindFilter(filter, catalogue, asking)
        const found = await ids(sql` and ${filterSql(bound)}`)
        const expected = rows.filter((row) => filterHolds(bound, row)).map(({ id }) => id)
        expect(found).toEqual(expected.toSorted())
        hits += found.length
      }),
      { numRuns: 300 },
    )
  })
  expect(hits).toBeGreaterThan(conversations)
}, 60_000)
