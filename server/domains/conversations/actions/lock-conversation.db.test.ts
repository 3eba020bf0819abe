import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ContractKey, contract } from '../../../../contract/contract.ts'
import type { Message } from '../../../../contract/conversations.ts'
import type { Endpoint } from '../../../../contract/endpoint.ts'
import { knownChannel, said } from '../../../testing/conversations.ts'
import { type Answered, type SignedInMember, signedIn } from '../../../testing/factories.ts'
import { table } from '../../../testing/outsider-table.ts'
import { type Ids, populate } from '../../../testing/populate.ts'
import { overSockets, race, seeded } from '../../../testing/race.ts'
import { openTestApp, type TestApp } from '../../../testing/test-app.ts'
import { openTrackerServer, type TrackerServer } from '../../../testing/tracker-server.ts'

let testApp: TestApp
let trackerServer: TrackerServer
let ids: Ids
let vera: SignedInMember
let oleg: SignedInMember
let channelId: string

const random = seeded(4_711)
const rounds = 6

beforeAll(async () => {
  testApp = await openTestApp({ KEPT_DATABASE_POOL: '8' })
  trackerServer = await openTrackerServer()
  const socket = await overSockets(testApp)
  const member = async () => {
    const made = await signedIn(testApp)
    return { ...made, request: socket({ cookie: made.cookie }) }
  }
  vera = await member()
  oleg = await member()
  channelId = await knownChannel(testApp, vera.workspaceId)
  ids = await populate(testApp, await signedIn(testApp), trackerServer)
})
afterAll(async () => {
  await testApp.close()
  await trackerServer.close()
})

const begun = async () => (await said(testApp, vera.workspaceId, { channelId })).conversationId
const open = async (id: string) => (await vera.request('GET', `/conversations/${id}`)).body
const statuses = (answers: Answered[]) => answers.map(({ status }) => status).toSorted()

describe('If-Match', () => {
  /** Verbs at a conversation that do not take it, and why nothing is lost by that. */
  const without: Partial<Record<ContractKey, string>> = {
    'PUT /conversations/{id}/reading': 'mine alone, and only grows',
    'PUT /conversations/{id}/presence': 'mine alone, and forgotten soon',
    'PUT /conversations/{id}/following': 'mine alone',
    'DELETE /conversations/{id}/following': 'mine alone',
    'PUT /conversations/{id}/drafts/{kind}': 'mine alone, and versioned',
    'DELETE /conversations/{id}/drafts/{kind}': 'mine alone',
    'POST /conversations/{id}/fillings': 'changes nothing',
    'POST /conversations/{id}/updates': 'each conversation that is told has its own `seenSeq`',
    'POST /conversations/{id}/issues': 'a link beside others; the tracker is asked meanwhile',
    'PUT /conversations/{id}/issues/{issueId}/reading': 'reads',
    'DELETE /conversations/{id}/issues/{issueId}': 'one link; the others stay',
  }
  const verbs = (Object.entries(contract) as [ContractKey, Endpoint][]).filter(
    ([key]) => !key.startsWith('GET') && key.includes(' /conversations/{id}'),
  )
  const takes = verbs.filter(([, { headers }]) => headers && 'if-match' in headers.shape).map(([key]) => key)

  test('is taken by each verb that changes a conversation, or there is a reason', () => {
    expect(verbs.map(([key]) => key).filter((key) => !takes.includes(key))).toEqual(
      verbs.map(([key]) => key).filter((key) => without[key]),
    )
  })

  test.each(takes)('stops %s where more was said than its caller had seen', async (key) => {
    const [method = '', path = ''] = key.split(' ')
    const url = path.replace('{id}', table[key].params?.(ids).id ?? '')
    const answer = await vera.request(method, url, { body: table[key].body?.(ids), headers: { 'if-match': '"0"' } })
    expect([answer.status, answer.body.code]).toEqual([412, 'precondition-failed'])
    expect(answer.body.data.meanwhile.length).toBeGreaterThan(0)
  })
})

type Race = [
  name: string,
  prepare: ((id: string) => Promise<unknown>) | null,
  one: (id: string) => Promise<Answered>,
  other: (id: string) => Promise<Answered>,
  then: (id: string, answers: [Answered, Answered]) => Promise<void>,
]

const patch = (who: SignedInMember, id: string, body: object) => who.request('PATCH', `/conversations/${id}`, { body })
const assign = (who: SignedInMember, id: string, body: object = {}) =>
  who.request('PUT', `/conversations/${id}/assignment`, { body: { assigneeId: who.memberId, ...body } })
const note = (who: SignedInMember, id: string) =>
  who.request('POST', `/conversations/${id}/notes`, { body: { html: '<p>Note</p>' } })
const reply = (who: SignedInMember, id: string) =>
  who.request('POST', `/conversations/${id}/replies`, { body: { html: '<p>Reply</p>', seenSeq: 1 } })
const share = (who: SignedInMember, id: string, version: number | null) =>
  who.request('PUT', `/conversations/${id}/team-draft`, {
    body: { html: `<p>${who.memberId}</p>`, seenSeq: 1, version, release: true },
  })
const answered = (status: number, body: unknown = {}): Answered => ({ status, body, headers: {} })
let others: string[] = []

/** What two members do to one conversation at once, and what each of the two is told. */
const races: Race[] = [
  [
    'urgency and subject: both are set',
    null,
    (id) => patch(vera, id, { urgency: 'high' }),
    (id) => patch(oleg, id, { subject: 'Late again' }),
    async (id, answers) => {
      expect(statuses(answers)).toEqual([200, 200])
      expect(await open(id)).toMatchObject({ urgency: 'high', subject: 'Late again' })
    },
  ],
  [
    'a tag each: both are there',
    (id) => patch(vera, id, { tags: ['old'] }),
    (id) => patch(vera, id, { addTags: ['glass'], removeTags: ['old'] }),
    (id) => patch(oleg, id, { addTags: ['Lift'] }),
    async (id) => expect((await open(id)).tags).toEqual(['glass', 'lift']),
  ],
  [
    'the same field: the last holds, and the log says from what to what without a gap',
    null,
    (id) => patch(vera, id, { urgency: 'high' }),
    (id) => patch(oleg, id, { urgency: 'low' }),
    async (id) => {
      const changes = await facts(id, 'conversation.changed')
      const [first, second] = changes.map(({ changes: { urgency } }) => urgency)
      expect([first.from, first.to, second.to]).toEqual(['normal', second.from, (await open(id)).urgency])
    },
  ],
  [
    'both take it: one has it, the other is told whose it is',
    null,
    (id) => assign(vera, id, { fromAssigneeId: null }),
    (id) => assign(oleg, id, { fromAssigneeId: null }),
    async (id, answers) => {
      expect(statuses(answers)).toEqual([200, 409])
      const { assignee } = await open(id)
      const [won, lost] = answers.toSorted((a, b) => a.status - b.status)
      expect(won?.body.assignee.id).toBe(assignee.id)
      expect(lost?.body).toMatchObject({ code: 'conflict', data: { assignee: { id: assignee.id } } })
    },
  ],
  [
    'both assign it without a condition: the last holds, the log knows both',
    null,
    (id) => assign(vera, id),
    (id) => assign(oleg, id),
    async (id) => {
      const [first, second] = await facts(id, 'conversation.assigned')
      expect([first.from.assigneeId, second.from.assigneeId]).toEqual([null, first.assigneeId])
      expect((await open(id)).assignee.id).toBe(second.assigneeId)
    },
  ],
  [
    'a member and a team: both are kept',
    null,
    (id) => assign(vera, id),
    (id) => oleg.request('PUT', `/conversations/${id}/assignment`, { body: { teamId: ids.team } }),
    async (id) => expect(await open(id)).toMatchObject({ assignee: { id: vera.memberId }, teamId: ids.team }),
  ],
  [
    'resolved by both: once',
    null,
    (id) => vera.request('PUT', `/conversations/${id}/resolution`, { body: { seenSeq: 1 } }),
    (id) => oleg.request('PUT', `/conversations/${id}/resolution`, { body: { seenSeq: 1 } }),
    async (id, answers) => {
      expect(statuses(answers)).toEqual([200, 200])
      expect(await facts(id, 'conversation.resolved')).toHaveLength(1)
    },
  ],
  [
    'resolved while the customer writes: never left resolved over what nobody read',
    null,
    (id) => vera.request('PUT', `/conversations/${id}/resolution`, { body: { seenSeq: 1 } }),
    async (id) => answered(200, await said(testApp, vera.workspaceId, { channelId, conversationId: id })),
    async (id, [resolved]) => {
      expect([200, 409]).toContain(resolved.status)
      expect((await open(id)).status).not.toBe('resolved')
    },
  ],
  [
    'put aside while the customer writes: never out of sight with what nobody read',
    null,
    (id) =>
      vera.request('PUT', `/conversations/${id}/snooze`, { body: { until: null }, headers: { 'if-match': '"1"' } }),
    async (id) => answered(200, await said(testApp, vera.workspaceId, { channelId, conversationId: id })),
    async (id, [snoozed]) => {
      expect([200, 412]).toContain(snoozed.status)
      expect((await open(id)).snoozed).toBeNull()
    },
  ],
  [
    'a note and a reply: the note is always taken, the reply only before it',
    null,
    (id) => note(vera, id),
    (id) => reply(oleg, id),
    async (_, [noted, replied]) => {
      expect(noted.status).toBe(201)
      if (noted.body.seq === 2) expect([replied.status, replied.body.code]).toEqual([409, 'unseen-message'])
      else expect([replied.status, replied.body.seq]).toEqual([201, 2])
    },
  ],
  [
    'two notes: both, one after the other',
    null,
    (id) => note(vera, id),
    (id) => note(oleg, id),
    async (_, answers) => expect(answers.map(({ body }) => body.seq).toSorted()).toEqual([2, 3]),
  ],
  [
    'the draft of the team, written from one version: one is saved, the other is told what it is now',
    (id) => share(vera, id, null),
    (id) => share(vera, id, 1),
    (id) => share(oleg, id, 1),
    async (id, answers) => {
      expect(statuses(answers)).toEqual([200, 409])
      const { draft } = (await vera.request('GET', `/conversations/${id}/team-draft`)).body
      expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'conflict', data: { draft } })
    },
  ],
  [
    'the draft of the team, sent while somebody writes on: it leaves as it was read, or not at all',
    (id) => share(vera, id, null),
    (id) => share(vera, id, 1),
    (id) =>
      oleg.request('POST', `/conversations/${id}/replies`, {
        body: { html: '<p>As read</p>', seenSeq: 1, teamDraftVersion: 1 },
      }),
    async (_, answers) => {
      expect(statuses(answers)[1]).toBe(409)
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe('conflict')
    },
  ],
  [
    'a reply while it is merged: it leaves before, or its writer is shown the other’s words',
    async () => {
      others = [(await said(testApp, vera.workspaceId, { channelId, text: 'The other half' })).conversationId]
    },
    (id) => reply(vera, id),
    (id) => oleg.request('POST', `/conversations/${others[0]}/merges`, { body: { conversationIds: [id] } }),
    async (id, [replied, merged]) => {
      expect(merged.status).toBe(201)
      const { messages } = await open(id)
      if (replied.status === 201) expect(messages).toHaveLength(3)
      else {
        expect(replied.body.code).toBe('unseen-message')
        expect(JSON.stringify(replied.body.data.meanwhile)).toContain('The other half')
        expect(messages).toHaveLength(2)
      }
    },
  ],
  [
    'a reply where I wrote first while it is merged: the other’s words are not passed over',
    async () => {
      const mine = await vera.request('POST', '/conversations', {
        body: { channelId, to: 'ana@customer.example', subject: 'Your parcel', html: '<p>We found it.</p>' },
      })
      others = [
        (await said(testApp, vera.workspaceId, { channelId, text: 'The other half' })).conversationId,
        mine.body.id,
      ]
    },
    () => reply(vera, others[1] ?? ''),
    () => oleg.request('POST', `/conversations/${others[0]}/merges`, { body: { conversationIds: [others[1]] } }),
    async (_, [replied, merged]) => {
      expect(merged.status).toBe(201)
      expect((await open(others[1] ?? '')).messages).toHaveLength(replied.status === 201 ? 3 : 2)
      if (replied.status === 201) expect(replied.body.seq).toBe(2)
      else expect(replied.body.data.meanwhile).toMatchObject([{ snippet: 'The other half' }])
    },
  ],
  [
    'merged crosswise: one way alone',
    async () => {
      others = [await begun()]
    },
    (id) => vera.request('POST', `/conversations/${id}/merges`, { body: { conversationIds: others } }),
    (id) => oleg.request('POST', `/conversations/${others[0]}/merges`, { body: { conversationIds: [id] } }),
    async (id, answers) => {
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
      expect((await open(id)).messages).toHaveLength(2)
    },
  ],
  [
    'a reply while a message is split off: both, and each message stands in one thread',
    async (id) => {
      const heard = await said(testApp, vera.workspaceId, { channelId, conversationId: id, text: 'Also the invoice' })
      others = [heard.messageId]
    },
    (id) => vera.request('POST', `/conversations/${id}/replies`, { body: { html: '<p>Both</p>', seenSeq: 2 } }),
    (id) => oleg.request('POST', `/conversations/${id}/splits`, { body: { messageIds: others } }),
    async (id, [replied, split]) => {
      expect([replied.status, split.status]).toEqual([201, 201])
      const [rest, apart] = [await open(id), await open(split.body.conversation.id)]
      expect([rest.messages.length, apart.messages.length]).toEqual([2, 1])
      expect(replied.body.seq).toBe(3)
    },
  ],
  [
    'the same message split off by both: once',
    async (id) => {
      const heard = await said(testApp, vera.workspaceId, { channelId, conversationId: id, text: 'Also the invoice' })
      others = [heard.messageId]
    },
    (id) => vera.request('POST', `/conversations/${id}/splits`, { body: { messageIds: others } }),
    (id) => oleg.request('POST', `/conversations/${id}/splits`, { body: { messageIds: others } }),
    async (_, answers) => expect(answers.filter(({ status }) => status === 201)).toHaveLength(1),
  ],
  [
    'a reply and its undoing over again: taken back or gone, never both',
    null,
    (id) => reply(vera, id),
    (id) => reply(vera, id),
    async (id, answers) => {
      // My own words are no news to me: both leave, each once, and each is taken back alone.
      expect(statuses(answers)).toEqual([201, 201])
      const undone = await race(
        random,
        () => vera.request('DELETE', `/messages/${answers[0].body.id}/delivery`),
        () => vera.request('DELETE', `/messages/${answers[0].body.id}/delivery`),
      )
      expect(undone.filter(({ status }) => status === 200)).toHaveLength(1)
      expect((await open(id)).messages).toHaveLength(2)
    },
  ],
]

const facts = async (id: string, type: string) => {
  const { rows } = await testApp.platform.database.owner.query<{ data: never }>(
    'select data from events where conversation_id = $1 and type = $2 order by position',
    [id, type],
  )
  // biome-ignore lint/suspicious/noExplicitAny: each race looks into it as it expects it to be
  return rows.map(({ data }) => data) as any[]
}

describe('two at once', () => {
  test.each(races)('%s', async (_, prepare, one, other, then) => {
    for (let round = 0; round < rounds; round++) {
      const id = await begun()
      await prepare?.(id)
      const answers = await race(
        random,
        () => one(id),
        () => other(id),
      )
      expect(Math.max(...statuses(answers)), JSON.stringify(answers.map(({ body }) => body))).toBeLessThan(500)
      await then(id, answers)
      const { seq, messages } = await open(id)
      expect(Math.max(...messages.map((message: Message) => message.seq))).toBeLessThanOrEqual(seq)
    }
  })
})
