import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Message } from '../../../../../contract/conversations.ts'
import { knownChannel, said } from '../../../../testing/conversations.ts'
import { type Send, type SignedInMember, signedIn, withKey } from '../../../../testing/factories.ts'
import { overSockets, race, seeded } from '../../../../testing/race.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'
import { memberAuthority } from '../../../team/index.ts'
import { bulkJob } from '../../bulk/rules.ts'
import { scheduledJob } from '../../scheduling/rules.ts'
import { answerByMail } from './answer-by-mail.ts'

interface Writer extends SignedInMember {
  /** A program's key that they made. */
  program: Send
}

let testApp: TestApp
let writers: [Writer, Writer]
let channelId: string
let readyReplyId: string

const random = seeded(20_261_122)
const rounds = 6

beforeAll(async () => {
  testApp = await openTestApp({ KEPT_DATABASE_POOL: '8' })
  const socket = await overSockets(testApp)
  const writer = async (): Promise<Writer> => {
    const member = await signedIn(testApp)
    const { key } = await withKey(testApp, ['conversations.read', 'conversations.write', 'conversations.reply'], member)
    return {
      ...member,
      request: socket({ cookie: member.cookie }),
      program: socket({ authorization: `Bearer ${key}` }),
    }
  }
  writers = [await writer(), await writer()]
  channelId = await knownChannel(testApp, writers[0].workspaceId)
  const ready = await writers[0].request('POST', '/ready-replies', {
    body: { name: 'Ready', kind: 'shared', variants: [{ language: 'en', html: '<p>bulk</p>' }] },
  })
  readyReplyId = ready.body.id
})
afterAll(() => testApp.close())

const asked = async (text = 'Where is my parcel?') =>
  (await said(testApp, writers[0].workspaceId, { channelId, text })).conversationId
const wroteAgain = (conversationId: string) =>
  said(testApp, writers[0].workspaceId, { channelId, conversationId, text: 'Hello?' })
const open = async (id: string) => (await writers[0].request('GET', `/conversations/${id}`)).body
const runJob = (name: string, payload: Record<string, string>) =>
  testApp.registered.jobs
    .find((job) => job.name === name)
    ?.run({ workspaceId: writers[0].workspaceId, ...payload } as never, { attempt: 1, lastAttempt: false })

/** A reply left, or what it was refused with. */
type Outcome = 'sent' | 'unseen-message' | 'precondition-failed' | 'conflict'

const outcomeOf = ({ status, body }: { status: number; body: { code: Outcome } }): Outcome =>
  status < 300 ? 'sent' : body.code

const reply = async (send: Send, id: string, body: object, headers = {}) =>
  outcomeOf(
    await send('POST', `/conversations/${id}/replies`, {
      body: { html: '<p>reply</p>', seenSeq: 1, ...body },
      headers,
    }),
  )

interface Path {
  /** What is done before the race, by somebody who has seen the first message alone. */
  ready?: (who: Writer, id: string) => Promise<string>
  go: (who: Writer, id: string, made: string) => Promise<Outcome>
  /** Written beside the composer, whose draft it does not touch. */
  beside?: true
}

const rowOf = async (who: Writer, runId: string): Promise<Outcome> => {
  await runJob(bulkJob, { runId })
  const { items } = (await who.request('GET', `/bulk-runs/${runId}/rows`)).body
  return items[0].state === 'done' ? 'sent' : items[0].reason
}

const begun = async (who: Writer, url: string, body: object): Promise<string> => {
  const { status, body: made } = await who.request('POST', url, { body })
  expect(status, JSON.stringify(made)).toBeLessThan(300)
  return made.id
}

const kept = (who: Writer, id: string) =>
  begun(who, `/conversations/${id}/scheduled-replies`, {
    html: '<p>later</p>',
    seenSeq: 1,
    sendAt: new Date(testApp.clock.now().getTime() + 1000).toISOString(),
  })

/** Every way by which a member's words leave. */
const paths: Record<string, Path> = {
  screen: { go: (who, id) => reply(who.request, id, {}) },
  'If-Match': { go: (who, id) => reply(who.request, id, { seenSeq: 99 }, { 'if-match': '"1"' }) },
  program: { go: (who, id) => reply(who.program, id, {}), beside: true },
  'ready-made reply with actions': {
    go: (who, id) =>
      reply(who.request, id, { use: { readyReplyId, actions: { addTags: [who.memberId], note: '<p>macro</p>' } } }),
  },
  'ready-made reply of a program with If-Match': {
    go: (who, id) =>
      reply(who.program, id, { use: { readyReplyId, actions: { note: '<p>macro</p>' } } }, { 'if-match': '"1"' }),
    beside: true,
  },
  'scheduled reply sent now': {
    ready: kept,
    go: async (who, _, made) =>
      outcomeOf(await who.request('PUT', `/scheduled-replies/${made}/sending`, { body: { seenSeq: 1 } })),
    beside: true,
  },
  'scheduled reply at its time': {
    ready: kept,
    async go(who, id, made) {
      await runJob(scheduledJob, { id: made })
      const { items } = (await who.request('GET', `/conversations/${id}/scheduled-replies`)).body
      return items.find((each: { id: string }) => each.id === made)?.heldReason ?? 'sent'
    },
    beside: true,
  },
  'bulk reply': {
    ready: (who, id) =>
      begun(who, '/bulk-runs', { act: { kind: 'reply', readyReplyId }, conversations: [{ id, seenSeq: 1 }] }),
    go: (who, _, made) => rowOf(who, made),
    beside: true,
  },
  'update of a problem': {
    async ready(who, id) {
      const problemId = (await open(id)).problem?.id ?? (await asked('All parcels are late'))
      await who.request('PUT', `/conversations/${id}/problem`, { body: { problemId } })
      return begun(who, `/conversations/${problemId}/updates`, {
        html: '<p>update</p>',
        conversations: [{ id, seenSeq: 1 }],
      })
    },
    go: (who, _, made) => rowOf(who, made),
    beside: true,
  },
  mail: {
    async go(who, id) {
      const { scopes } = testApp.platform
      const authority = await scopes.read(
        { workspaceId: who.workspaceId, actor: { kind: 'system', id: null, name: null }, abilities: new Set() },
        (scope) => memberAuthority(scope, who.memberId),
      )
      if (!authority) throw new Error('no such member')
      const answer = { kind: 'reply' as const, seenSeq: 1, html: '<p>by mail</p>', files: [] }
      const outcome = await scopes.write(authority, (scope) => answerByMail(scope, id, answer))
      return 'messageId' in outcome ? 'sent' : outcome.why === 'unseen' ? 'unseen-message' : 'conflict'
    },
    beside: true,
  },
}

/** Messages are numbered without a gap, and the conversation's number is that of the newest. */
function expectWhole(thread: { seq: number; messages: Message[] }) {
  expect(thread.messages.map(({ seq }) => seq)).toEqual(thread.messages.map((_, index) => index + 1))
  expect(thread.seq).toBe(thread.messages.length)
}

const draftOf = async (who: Writer, id: string) =>
  (await who.request('GET', `/conversations/${id}`)).body.drafts[0]?.html ?? null

describe.each(Object.entries(paths))('by %s', (name, path) => {
  test('one of two leaves, whatever the other came by; the loser keeps their draft', async () => {
    for (let round = 0; round < rounds; round++) {
      const names = Object.keys(paths)
      const rivalName = names[round % names.length] ?? ''
      const rival = paths[rivalName] as Path
      const [one, other] = round % 2 ? writers : writers.toReversed()
      if (!one || !other) throw new Error('two are needed')
      const id = await asked()
      const made = [(await path.ready?.(one, id)) ?? '', (await rival.ready?.(other, id)) ?? ''] as const
      testApp.clock.forward(2000)
      for (const who of [one, other])
        await who.request('PUT', `/conversations/${id}/drafts/reply`, {
          body: { html: `<p>${who.memberId}</p>`, seenSeq: 1 },
        })
      const outcomes = await race(
        random,
        () => path.go(one, id, made[0]),
        () => rival.go(other, id, made[1]),
      )
      const told = `${name} against ${rivalName}: ${outcomes.join(', ')}`
      const [first, second] = outcomes
      expect([first, second].filter((each) => each === 'sent').length, told).toBe(1)
      expect(['unseen-message', 'precondition-failed'], told).toContain(first === 'sent' ? second : first)

      const thread = await open(id)
      expectWhole(thread)
      const [winner, way, loser] = first === 'sent' ? [one, path, other] : [other, rival, one]
      expect(thread.messages.filter(({ kind }: Message) => kind === 'outbound').length, told).toBe(1)
      // What goes along with a ready-made reply came with the one that left, or not at all.
      expect(thread.tags, told).toEqual(way === paths['ready-made reply with actions'] ? [winner.memberId] : [])
      expect(await draftOf(loser, id), told).toBe(`<p>${loser.memberId}</p>`)
      expect(await draftOf(winner, id), told).toBe(way.beside ? `<p>${winner.memberId}</p>` : null)
    }
  })

  test('the customer’s newest words are not passed over', async () => {
    for (let round = 0; round < 5; round++) {
      const [who] = writers
      const id = await asked()
      const made = (await path.ready?.(who, id)) ?? ''
      testApp.clock.forward(2000)
      const [outcome, heard] = await race(
        random,
        () => path.go(who, id, made),
        () => wroteAgain(id),
      )
      const thread = await open(id)
      expectWhole(thread)
      const answer = thread.messages.find(({ kind }: Message) => kind === 'outbound')
      if (outcome === 'sent') expect(answer.seq).toBeLessThan(heard.seq)
      else expect(answer).toBeUndefined()
    }
  })
})

test('what is sent anyway names what its writer passed over, and nothing that came after the choice', async () => {
  for (let round = 0; round < rounds; round++) {
    const [one, other] = writers
    const id = await asked()
    await wroteAgain(id)
    const anyway = { sendAnyway: true, unseenSeq: 2 }
    const [first, second] = await race(
      random,
      () => reply(one.request, id, anyway),
      () => reply(other.request, id, { ...anyway, html: '<p>other</p>' }),
    )
    expect([first, second].toSorted()).toEqual(['sent', 'unseen-message'])
    const thread = await open(id)
    expectWhole(thread)
    expect(thread.messages[2].sentAnyway.unseen).toMatchObject([{ seq: 2 }])
    const { rows } = await testApp.platform.database.owner.query<{ data: { unseen: { seq: number }[] } }>(
      "select data from events where type = 'message.sent-anyway' and conversation_id = $1",
      [id],
    )
    expect(rows.map(({ data }) => data.unseen.map(({ seq }) => seq))).toEqual([[2]])
  }
})
