import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSession } from '../server/platform/auth/sessions.ts'
import { hearBatch, type Reaction } from '../server/platform/events/reactions.ts'
import { cookieOf } from '../server/testing/factories.ts'
import { openTestApp, type TestApp } from '../server/testing/test-app.ts'
import { freshDatabase } from '../server/testing/test-database.ts'
import { ensureDemo } from './ensure.ts'
import { generate } from './generate.ts'
import { setIndexesAside } from './load/indexes.ts'
import { connected, inOneGo, WorkspaceExists } from './load/transaction.ts'
import { type Loaded, loadDemo, loadHistory, loadWorld } from './load.ts'

const now = new Date('2026-03-11T10:20:00Z')
const world = { seed: 5, now, conversations: 120 }

let testApp: TestApp
let loaded: Loaded
beforeAll(async () => {
  testApp = await openTestApp()
  loaded = await loadDemo({ ...world, databaseUrl: testApp.databaseUrl, files: testApp.platform.files })
})
afterAll(() => testApp.close())

const rows = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await testApp.platform.database.owner.query<T>(sql, values)).rows

describe('a loaded demo', () => {
  test('has every record of the generator once', async () => {
    const told = [...generate(world)]
    const count = (kind: string) => told.filter(({ record }) => record === kind).length
    const expected = {
      companies: count('company'),
      people: count('person'),
      conversations: 120,
      messages: count('message'),
    }
    const attachments = told.reduce((sum, one) => sum + (one.record === 'message' ? one.attachments.length : 0), 0)
    expect(loaded).toEqual({ workspaceId: loaded.workspaceId, ...expected, attachments })
    for (const [table, wanted] of Object.entries({ ...expected, attachments }))
      expect(await rows(`select count(*)::int from ${table}`)).toEqual([{ count: wanted }])
    expect(await rows('select last from numbers')).toEqual([{ last: 120 }])
    expect(await rows('select demo from workspaces')).toEqual([{ demo: true }])
  })

  test('is entered by nobody with a password', async () => {
    expect(await rows('select id from auth_accounts')).toEqual([])
    const admins = await rows<{ name: string }>(`select name from members where role = 'admin'`)
    expect(admins.map(({ name }) => name)).toEqual([expect.stringMatching(/^Vera /)])
  })

  test('has fields whose values fit them, and resolved claims that their form would let pass', async () => {
    const parcels = await rows<{ parcels: number }>(
      `select count(*)::int as parcels from field_values v join fields f on f.id = v.field_id where f.key = 'parcel-number' and v.words ~ '^MP'`,
    )
    expect(parcels).toEqual([{ parcels: 120 }])
    expect(
      await rows(`select f.key, v.choice from field_values v join fields f on f.id = v.field_id
        where v.choice is not null and not exists (select from jsonb_array_elements(f.choices) c where c->>'key' = v.choice)`),
    ).toEqual([])
    expect(
      await rows(`select c.number from conversations c join form_topics t on t.topic_id = c.topic_id join forms on forms.id = t.form_id
        cross join lateral jsonb_array_elements(forms.items) item join fields f on f.key = item->>'field' and f.noun = 'conversation'
        where c.status in ('resolved', 'closed') and (item->>'required')::boolean
          and not exists (select from field_values v where v.entity_id = c.id and v.field_id = f.id)`),
    ).toEqual([])
    expect(
      await rows(
        `select c.number from conversations c join statuses s on s.id = c.status_id where s.category <> c.status`,
      ),
    ).toEqual([])
  })

  test('has people who act for several companies, one of them the main one', async () => {
    expect(
      await rows(`select p.id from people p where p.company_id is distinct from
        (select l.company_id from person_companies l where l.workspace_id = p.workspace_id and l.person_id = p.id and l.is_main)`),
    ).toEqual([])
    const several = await rows('select person_id from person_companies group by person_id having count(*) > 1')
    expect(several.length).toBeGreaterThan(0)
  })

  test('has conversations that agree with their messages', async () => {
    const wrong = await rows(`
      select c.number from conversations c, lateral (
        select count(*)::int as count, max(seq) as seq, max(at) as at, bool_or(kind = 'outbound') as answered
        from messages m where m.workspace_id = c.workspace_id and m.conversation_id = c.id) m
      where c.seq <> m.seq or c.message_count <> m.count or c.last_message_at <> m.at
        or (c.status = 'open') <> (not m.answered and c.resolved_at is null)
        or (c.status in ('resolved', 'closed')) <> (c.resolved_at is not null)
        or (c.status in ('open', 'waiting-on-us')) <> (c.attention_at is not null)`)
    expect(wrong).toEqual([])
  })

  test('folds what is quoted and keeps the words around it', async () => {
    const quoted = await rows<{ text: string; html: string }>(
      `select text, html from messages where html like '%data-folded%'`,
    )
    expect(quoted.length).toBeGreaterThan(20)
    for (const { text, html } of quoted) {
      expect(text).toMatch(/\n\n.+:\n> /)
      expect(html).toMatch(/<\/p>\n<div data-folded=""><p>.*&gt; .*<\/p><\/div>$/s)
    }
  })

  test('tells the past in the order of time', async () => {
    const log = await rows<{ type: string; at: Date; conversation_id: string | null; person_id: string | null }>(
      'select type, at, conversation_id, person_id from events order by tx, position',
    )
    expect(log.map(({ at }) => at.getTime())).toEqual(log.map(({ at }) => at.getTime()).sort((a, b) => a - b))
    expect(log.at(-1)?.at.getTime()).toBeLessThanOrEqual(now.getTime())
    const count = (type: string) => log.filter((event) => event.type === type).length
    const [told] = await rows<Record<string, number>>(`select
      (select count(*)::int from messages where kind = 'inbound') as received,
      (select count(*)::int from messages where kind = 'outbound') as queued,
      (select count(*)::int from conversations where assignee_id is not null) as assigned,
      (select count(*)::int from conversations where resolved_at is not null) as resolved`)
    expect(told).toEqual({
      received: count('message.received'),
      queued: count('message.queued'),
      assigned: count('conversation.assigned'),
      resolved: count('conversation.resolved'),
    })
    expect(count('conversation.started')).toBe(120)
    expect(count('person.created')).toBe(loaded.people)
  })

  test('leaves the rows behind their wall', async () => {
    expect(
      await rows(
        `select relname from pg_class where relrowsecurity and not relforcerowsecurity and relnamespace = 'public'::regnamespace`,
      ),
    ).toEqual([])
  })
})

describe('through the front desk', () => {
  const enter = async () => {
    const [vera] = await rows<{ userId: string }>(`select user_id as "userId" from members where role = 'admin'`)
    const user = { userId: vera?.userId ?? '', workspaceId: loaded.workspaceId }
    return cookieOf(await openSession(testApp.platform.auth, user))
  }
  const get = async (cookie: string, url: string) => {
    const answer = await testApp.app.inject({ url: `/api${url}`, headers: { cookie } })
    expect(answer.statusCode).toBe(200)
    return answer.json()
  }

  test('there are views for everybody, as somebody would write them', async () => {
    const { items } = await get(await enter(), '/views')
    expect(items.map(({ name, text }: { name: string; text: string }) => [name, text])).toEqual([
      ['Burning', 'status:open,waiting-on-us urgency:high,urgent'],
      ['Call back', 'status:open,waiting-on-us tag:call-back'],
      ['Money back', 'status:open,waiting-on-us,waiting-on-customer tag:refund'],
    ])
  })

  test('a colleague has answered the visitor, and a question waits for their team', async () => {
    const cookie = await enter()
    const [answered] = (await get(cookie, '/side-conversations?for=me')).items
    const colleagues = await rows<{ id: string }>(`select id from members where role = 'colleague'`)
    expect(answered).toMatchObject({ state: 'answered', team: { name: 'Warehouse' }, mayEnd: true })
    expect(answered.messages).toMatchObject([{ fromAsked: false }, { fromAsked: true, author: colleagues[0] }])
    const waiting = (await get(cookie, '/side-conversations?for=my-teams')).items
    expect(waiting).toMatchObject([{ state: 'open', team: { name: 'Claims' } }])
    expect(await rows(`select id from conversations where assignee_id = '${colleagues[0]?.id}'`)).toEqual([])
    const told = await rows(`select count(*)::int from events where type like 'side-conversation.%'`)
    expect(told).toEqual([{ count: 3 }])
  })

  test('the inbox and each of its conversations open', async () => {
    const cookie = await enter()
    const { items } = await get(cookie, '/conversations?view=open&order=due')
    expect(items.length).toBeGreaterThan(3)
    const due = items.map((line: { attentionAt: string }) => line.attentionAt)
    expect(due).toEqual(due.toSorted())
    for (const { id, number, person, messageCount } of items.slice(0, 5)) {
      const opened = await get(cookie, `/conversations/${id}`)
      expect(opened).toMatchObject({ number, personCard: { id: person.id, name: person.name } })
      expect(opened.messages).toHaveLength(messageCount)
      expect(opened.replyTo.to).toEqual([{ name: person.name, email: person.email }])
    }
  })

  test('every kind of attachment can be opened', async () => {
    const cookie = await enter()
    const kinds = await rows<{ id: string; type: string; size: number }>(
      'select distinct on (type, hash) id, type, size from attachments',
    )
    expect(new Set(kinds.map(({ type }) => type))).toEqual(new Set(['image/png', 'application/pdf']))
    for (const { id, type, size } of kinds) {
      const answer = await testApp.app.inject({ url: `/api/attachments/${id}/file`, headers: { cookie } })
      expect(answer.statusCode).toBe(200)
      expect(answer.rawPayload).toHaveLength(size)
      expect(answer.rawPayload.toString('latin1', 0, 4)).toBe(type === 'image/png' ? '\x89PNG' : '%PDF')
    }
  })

  test('the next conversation takes the next number', async () => {
    expect(await testApp.platform.database.nextNumber(loaded.workspaceId, 'conversation')).toBe(121)
  })
})

describe('the readers of the log', () => {
  const heard: string[] = []
  const listener: Reaction = {
    name: 'listener',
    on: 'everything',
    run: async (_, event) => void heard.push(event.type),
  }
  const hear = () => {
    const { database, scopes, log } = testApp.platform
    return hearBatch(database, scopes, [listener], log)
  }

  test('take nothing of the past for news, whether they began before or after', async () => {
    expect(await hear()).toBe(0)
    await rows('delete from readers')
    expect(await hear()).toBe(0)
    expect(heard).toEqual([])
  })

  test('hear what happens from now on', async () => {
    const about = [loaded.workspaceId, 'conversation.reopened', now, 'system', 'conversation', loaded.workspaceId]
    await rows(
      `insert into events (workspace_id, type, at, actor_kind, subject_kind, subject_id) values ($1, $2, $3, $4, $5, $6)`,
      about,
    )
    // The horizon is one for the whole server: a transaction of another test holds it back for a moment.
    await expect.poll(() => hear().then(() => heard), { timeout: 10_000 }).toEqual(['conversation.reopened'])
  })
})

test('a second demo is refused and changes nothing', async () => {
  const { databaseUrl } = testApp
  await expect(loadDemo({ ...world, seed: 6, databaseUrl })).rejects.toBeInstanceOf(WorkspaceExists)
  expect(await ensureDemo({ databaseUrl, now, files: testApp.platform.files })).toBeNull()
  expect(await rows('select count(*)::int from workspaces')).toEqual([{ count: 1 }])
})

test('a world and its history can be loaded one after the other', async () => {
  const databaseUrl = await freshDatabase()
  const parts = await loadWorld({ ...world, databaseUrl })
  expect(parts).toEqual({ ...loaded, attachments: 0 })
  const events = await loadHistory({ ...world, databaseUrl })
  expect(await rows('select count(*)::int from events where tx = 0')).toEqual([{ count: events }])
})

test('indexes that were set aside come back as they were', async () => {
  const built = `select indexdef as definition from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || pg_get_constraintdef(oid) from pg_constraint where contype in ('f', 'u') order by 1`
  await connected(testApp.databaseUrl, async (client) => {
    const before = (await client.query(built)).rows
    await inOneGo(client, async () => {
      const rebuild = await setIndexesAside(client)
      expect((await client.query(built)).rows.length).toBeLessThan(before.length - 15)
      await rebuild()
    })
    expect((await client.query(built)).rows).toEqual(before)
  })
})
