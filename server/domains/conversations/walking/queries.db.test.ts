import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Condition, Filter } from '../../../../contract/filters.ts'
import { boundFilter } from '../../../platform/filters/noun.ts'
import { operatorsOf } from '../../../platform/filters/operators.ts'
import { filterSql } from '../../../platform/filters/to-sql.ts'
import { eachSql, walkOf } from '../../../platform/filters/walk.ts'
import type { Scope } from '../../../platform/scope.ts'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { crowd, crowded, manyConversations } from '../../../testing/crowd.ts'
import { anotherWorkspace, asSystem, type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'
import { touched } from '../../../testing/touched.ts'
import { conversations } from '../filtering/queries.ts'
import { listConditions, listConversations } from '../queries.ts'

let testApp: TestApp
beforeAll(async () => {
  testApp = await openTestApp()
})
afterAll(() => testApp.close())

describe('asked of each row, of all, or from the other side', () => {
  let vera: SignedInMember
  let ana: string

  /** People who differ in what may be asked of them, one merged into another, one with nothing. */
  beforeAll(async () => {
    vera = await signedIn(testApp)
    const made = async (path: string, body: object) => {
      const answer = await vera.request('POST', path, { body })
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
      return answer.body.id as string
    }
    const choices = ['gold', 'blue'].map((key) => ({ key, names: { en: key }, colour: null }))
    for (const noun of ['conversation', 'person', 'company']) {
      for (const type of ['text', 'number', 'choices', 'yes-no'])
        await made('/fields', { noun, type, names: { en: type }, ...(type === 'choices' ? { choices } : {}) })
    }
    const values = { text: 'Window seat', number: 3, choices: ['gold', 'blue'], 'yes-no': true }
    const companyId = await made('/companies', { name: 'Acme', fields: values })
    ana = await made('/people', { name: 'Ana', emails: ['ana@one.example'], language: 'bg', fields: values })
    await vera.request('PATCH', `/people/${ana}`, { body: { companyId } })
    const twin = await made('/people', { name: 'Ana P', emails: ['twin@two.example'], language: 'en' })
    await made('/people', { name: 'Boris', emails: ['boris@one.example'], language: 'ru', fields: { number: 7 } })
    const channelId = await knownChannel(testApp, vera.workspaceId)
    for (const from of [
      'ana@one.example',
      'twin@two.example',
      'twin@two.example',
      'boris@one.example',
      'nobody@x.example',
    ]) {
      const { conversationId } = await said(testApp, vera.workspaceId, { channelId, from, subject: `50% of ${from}` })
      if (from !== 'nobody@x.example')
        await vera.request('PATCH', `/conversations/${conversationId}`, { body: { fields: values } })
    }
    await vera.request('POST', `/people/${ana}/merges`, { body: { personId: twin } })
  }, 60_000)

  const probes: Record<string, readonly unknown[]> = {
    text: ['ana', 'window', 'ana@one.example', '50% of ana@one.example', 'bg'],
    number: [0, 1, 3],
    date: ['2026-11-21', '-1d'],
    boolean: [true, false],
    tags: ['gold', 'blue'],
    choice: ['bg', 'ru'],
  }
  const conditionsOf = (name: string, type: string, operator: Condition['operator']): Filter[] => {
    if (operator.endsWith('set')) return [{ field: name, operator }]
    const values = operator.startsWith('within') ? ['2d'] : operator === 'on' ? ['2026-11-21'] : (probes[type] ?? [])
    return values.map((one) => {
      const value = operator === 'between' ? { from: one, to: one } : /-(any|all|none)-of$/.test(operator) ? [one] : one
      return { field: name, operator, value } as Filter
    })
  }
  const idsWhere = async (scope: Scope, condition: ReturnType<typeof sql>) =>
    (
      await sql<{
        id: string
      }>`select c.id from conversations c where c.workspace_id = ${vera.workspaceId} and ${condition} order by 1`.execute(
        scope.db,
      )
    ).rows.map(({ id }) => id)

  it('every condition holds for the same conversations, and fails for all others', async () => {
    const asked = new Map<string, number>()
    await touched(testApp, vera, async (scope) => {
      const catalogue = await conversations.catalogue(scope, { timeZone: 'UTC', ids: new Map() })
      for (const field of catalogue.fields.filter(({ each }) => each)) {
        for (const operator of operatorsOf(field, catalogue)) {
          for (const condition of conditionsOf(field.name, field.type, operator)) {
            const filter = await boundFilter(conversations, scope, condition)
            const negated = await boundFilter(conversations, scope, { not: condition })
            const held = await idsWhere(scope, filterSql(filter))
            expect(await idsWhere(scope, eachSql(filter)), JSON.stringify(condition)).toEqual(held)
            const others = await idsWhere(scope, eachSql(negated))
            expect([...held, ...others].toSorted(), JSON.stringify(condition)).toEqual(await idsWhere(scope, sql`true`))
            for (const { of, ids, rest } of walkOf(filter)?.few ?? [])
              expect(await idsWhere(scope, sql`${of} in (${ids}) and ${rest}`), JSON.stringify(condition)).toEqual(held)
            if (held.length > 0 && others.length > 0) asked.set(field.name, (asked.get(field.name) ?? 0) + 1)
          }
        }
      }
    })
    // What everything or nothing fits would agree by chance.
    expect([...asked.keys()]).toEqual(
      expect.arrayContaining([
        'subject',
        'person.name',
        'person.language',
        'person.email',
        'person.open-conversations',
        'field.number',
        'field.choices',
        'person.text',
        'person.choices',
        'company.text',
      ]),
    )
  }, 60_000)
})

describe(`among ${crowd} conversations, each of a person of its own`, () => {
  let vera: SignedInMember
  const few = 5
  const manyOld = 2000

  /** By newest message Person 1 comes first. Every third writes Bulgarian, the five oldest Russian. */
  beforeAll(async () => {
    vera = await anotherWorkspace(testApp)
    await crowded(
      testApp,
      vera,
      ...manyConversations,
      `update people set language = case when substr(name, 8)::int > ${crowd - few} then 'ru' when substr(name, 8)::int % 3 = 0 then 'bg' else 'en' end,
        city = case when substr(name, 8)::int > ${crowd - manyOld} then 'Old Town' end where workspace_id = $1`,
      `update conversations set subject = 'A lost umbrella' where workspace_id = $1 and number = 1000 + ${crowd - 1}`,
      // As the index is once nobody writes thousands at a time.
      `select gin_clean_pending_list('conversations_subject') where $1::uuid is not null`,
    )
  }, 60_000)

  const list = (filter: string, order: 'newest' | 'due' | 'urgency' = 'newest', cursor?: string) =>
    touched(testApp, vera, (scope) => listConversations(scope, { filter, order, limit: 50, cursor }))
  /** Without the small tables, which are read whole, and may be. */
  const readWhole = ({ whole }: { whole: Record<string, number> }) => whole.conversations ?? 0

  it.each(['newest', 'due', 'urgency'] as const)('what is frequent is met on the way, %s', async (order) => {
    const asked = await list('person.language:bg', order)
    expect(asked.answer.items).toHaveLength(50)
    expect([readWhole(asked), asked.whole.people ?? 0]).toEqual([0, 0])
    expect(asked.fetched.conversations).toBeLessThan(2500)
  })

  it.each([
    ['person.language:ru', few - 1],
    ['subject:umbrella', 1],
    ['subject:"Nothing is called so"', 0],
  ])('what is rare is found from its own side: %s', async (filter, found) => {
    const asked = await list(filter)
    // Every tenth was merged into the one before it.
    expect([asked.answer.items.length, asked.answer.next]).toEqual([found, null])
    expect(readWhole(asked)).toBe(0)
    expect(asked.fetched.conversations).toBeLessThan(4000)
  })

  it('where neither helps a page ends after some thousand rows, and the pages together hold it all', async () => {
    const filter = 'person.city:"Old Town" -person.language:ru'
    const first = await list(filter)
    expect(first.answer.items).toEqual([])
    expect(first.answer.next).not.toBeNull()
    expect(first.fetched.conversations).toBeLessThan(15_000)
    const ids: string[] = []
    let cursor: string | undefined
    for (let pages = 0; pages < 100; pages++) {
      const { answer } = await list(filter, 'newest', cursor)
      ids.push(...answer.items.map(({ id }) => id))
      if (!answer.next) break
      cursor = answer.next
    }
    const all = await asSystem(testApp, vera.workspaceId, async (scope) => {
      const conditions = await listConditions(scope, { filter })
      const { rows } = await sql<{ id: string }>`select c.id from conversations c
        where ${sql.join(conditions, sql` and `)} order by last_message_at desc, id desc`.execute(scope.db)
      return rows.map(({ id }) => id)
    })
    expect(ids).toEqual(all)
    expect(all).toHaveLength((manyOld * 9) / 10 - (few - 1))
  }, 60_000)
})
