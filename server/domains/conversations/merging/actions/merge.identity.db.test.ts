import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { knownChannel, said } from '../../../../testing/conversations.ts'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let vera: SignedInMember
let channelId: string
let round = 0
beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  channelId = await knownChannel(testApp, vera.workspaceId)
})
afterAll(() => testApp.close())

const size = 4
type Status = 'open' | 'waiting-on-us' | 'waiting-on-customer' | 'resolved' | 'closed'
interface Utterance {
  text: string
  order: number
  by: 'person' | 'member'
  note: boolean
}
/** What a conversation is thought to be: what is its own, and in which it was merged. */
interface Thought {
  id: string
  email: string
  own: Utterance[]
  status: Status
  into: number | null
  /** Vera follows it, by a row of its own. */
  followed: boolean
}

const isSettled = (status: Status) => status === 'resolved' || status === 'closed'
const woken = (status: Status): Status => (status === 'open' ? 'open' : 'waiting-on-us')
const rootOf = (thoughts: readonly Thought[], place: number): number => {
  const into = thoughts[place]?.into ?? null
  return into === null ? place : rootOf(thoughts, into)
}

const place = fc.nat({ max: size - 1 })
const act = fc.oneof(
  fc.record({ do: fc.constant('hear' as const), on: place }),
  fc.record({ do: fc.constant('answer' as const), on: place }),
  fc.record({ do: fc.constant('note' as const), on: place }),
  fc.record({
    do: fc.constant('status' as const),
    on: place,
    status: fc.constantFrom<Status>('open', 'closed', 'waiting-on-us'),
  }),
  fc.record({ do: fc.constant('resolve' as const), on: place }),
  fc.record({ do: fc.constant('follow' as const), on: place }),
  fc.record({ do: fc.constant('unfollow' as const), on: place }),
  fc.record({ do: fc.constant('merge' as const), on: place, other: place }),
  fc.record({ do: fc.constant('undo' as const), chance: fc.nat() }),
)

test('whatever comes between, a merged thread is the sum of its parts, and undone each is its own again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(act, { minLength: 4, maxLength: 14 }),
      fc.infiniteStream(fc.nat()),
      async (acts, chances) => {
        const thoughts: Thought[] = []
        const links: { id: string; survivor: number; merged: number }[] = []
        let order = 0
        const tick = () => {
          order += 1
          testApp.clock.forward(1000)
          return `word ${order}`
        }
        const utter = (by: 'person' | 'member', note = false): Utterance => ({ text: tick(), order, by, note })
        const get = <T>(list: readonly T[], at: number): T => list[at] ?? expect.fail(`nothing at ${at}`)
        round += 1
        for (let index = 0; index < size; index += 1) {
          const first = utter('person')
          const email = `p${index}.${round}@identity.example`
          const { conversationId } = await said(testApp, vera.workspaceId, { channelId, from: email, text: first.text })
          thoughts.push({ id: conversationId, email, own: [first], status: 'open', into: null, followed: false })
        }

        const familyOf = (root: number) => thoughts.filter((_, at) => rootOf(thoughts, at) === root)
        const undo = async (at: number) => {
          const [link] = links.splice(at, 1)
          if (!link) return
          expect((await vera.request('DELETE', `/conversation-merges/${link.id}`)).status).toBe(204)
          get(thoughts, link.merged).into = null
        }
        const does = {
          async hear({ on }: { on: number }) {
            const home = get(thoughts, on)
            const root = get(thoughts, rootOf(thoughts, on))
            const heard = utter('person')
            await said(testApp, vera.workspaceId, {
              channelId,
              from: home.email,
              conversationId: home.id,
              text: heard.text,
            })
            home.own.push(heard)
            for (const one of new Set([home, root])) one.status = woken(one.status)
          },
          async answer({ on }: { on: number }) {
            const home = get(thoughts, on)
            const root = get(thoughts, rootOf(thoughts, on))
            const answer = utter('member')
            const { body } = await vera.request('GET', `/conversations/${home.id}`)
            const sent = await vera.request('POST', `/conversations/${home.id}/replies`, {
              body: { html: `<p>${answer.text}</p>`, seenSeq: body.seq, to: [{ name: null, email: home.email }] },
            })
            expect(sent.status).toBe(201)
            home.own.push(answer)
            for (const one of new Set([home, root])) one.status = 'waiting-on-customer'
          },
          async note({ on }: { on: number }) {
            const root = get(thoughts, rootOf(thoughts, on))
            const note = utter('member', true)
            const path = `/conversations/${get(thoughts, on).id}/notes`
            expect((await vera.request('POST', path, { body: { html: `<p>${note.text}</p>` } })).status).toBe(201)
            root.own.push(note)
          },
          async status({ on, status }: { on: number; status: Status }) {
            tick()
            await vera.request('PATCH', `/conversations/${get(thoughts, on).id}`, { body: { status } })
            get(thoughts, rootOf(thoughts, on)).status = status
          },
          async resolve({ on }: { on: number }) {
            tick()
            await vera.request('PUT', `/conversations/${get(thoughts, on).id}/resolution`, { body: {} })
            const root = get(thoughts, rootOf(thoughts, on))
            if (!isSettled(root.status)) root.status = 'resolved'
          },
          async follow({ on }: { on: number }) {
            expect((await vera.request('PUT', `/conversations/${get(thoughts, on).id}/following`)).status).toBe(200)
            const root = rootOf(thoughts, on)
            if (!familyOf(root).some(({ followed }) => followed)) get(thoughts, root).followed = true
          },
          async unfollow({ on }: { on: number }) {
            expect((await vera.request('DELETE', `/conversations/${get(thoughts, on).id}/following`)).status).toBe(200)
            for (const one of familyOf(rootOf(thoughts, on))) one.followed = false
          },
          async merge({ on, other }: { on: number; other: number }) {
            tick()
            const survivor = rootOf(thoughts, on)
            const [stays, goes] = [get(thoughts, survivor), get(thoughts, other)]
            const may =
              survivor !== other && goes.into === null && !(isSettled(stays.status) && !isSettled(goes.status))
            const body = { conversationIds: [goes.id] }
            const answer = await vera.request('POST', `/conversations/${get(thoughts, on).id}/merges`, { body })
            expect(answer.status).toBe(may ? 201 : 409)
            if (!may) return
            goes.into = survivor
            links.push({ id: answer.body.items[0].id, survivor, merged: other })
          },
          undo: ({ chance }: { chance: number }) => undo(links.length ? chance % links.length : 0),
        }
        const compare = async () => {
          for (const [index, thought] of thoughts.entries()) {
            const root = rootOf(thoughts, index)
            const parts = thoughts.filter((_, at) => rootOf(thoughts, at) === root)
            const all = parts.flatMap(({ own }) => own).toSorted((one, next) => one.order - next.order)
            const spoken = all.findLast(({ note }) => !note)
            const { body } = await vera.request('GET', `/conversations/${thought.id}`)
            expect(body.messages.map((message: { text: string }) => message.text)).toEqual(all.map(({ text }) => text))
            expect(body).toMatchObject({
              id: get(thoughts, root).id,
              status: get(thoughts, root).status,
              snippet: spoken?.text,
              lastFrom: spoken?.by,
              messageCount: all.length,
              following: parts.some(({ followed }) => followed),
            })
            if (!isSettled(body.status)) expect(body.resolvedAt).toBeNull()
            if (body.status === 'resolved') expect(body.resolvedAt).not.toBeNull()
            expect(body.ledFrom?.id ?? null).toBe(root === index ? null : thought.id)
            expect(body.merged).toHaveLength(parts.length - 1)
            // A reply that has seen what the screen shows is never refused for what it cannot see.
            expect(Math.max(...body.messages.map((message: { seq: number }) => message.seq))).toBeLessThanOrEqual(
              body.seq,
            )
          }
        }

        for (const each of acts) await does[each.do](each as never)
        await compare()
        while (links.length) await undo((chances.next().value ?? 0) % links.length)
        await compare()
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)
