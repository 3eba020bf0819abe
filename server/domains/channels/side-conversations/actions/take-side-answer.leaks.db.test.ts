import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askedOutside } from '../../../../testing/asides.ts'
import { type SignedInMember, signedIn } from '../../../../testing/factories.ts'
import { type MailServer, openMailServer, startChannels, writeTo } from '../../../../testing/mail.ts'
import { openTestApp, type TestApp } from '../../../../testing/test-app.ts'

let testApp: TestApp
let relay: MailServer
let member: SignedInMember
let smtp: { port: number; stop(): Promise<void> }

beforeAll(async () => {
  relay = await openMailServer()
  testApp = await openTestApp({ KEPT_RELAY_URL: relay.url, KEPT_MAIL_NAME: 'desk.shop.example' })
  member = await signedIn(testApp)
  smtp = await startChannels(testApp, member)
})
afterAll(async () => {
  await smtp.stop()
  await testApp.close()
  await relay.close()
})

const acts = ['note', 'reply', 'customer writes', 'asked further', 'answered', 'stranger', 'team asked'] as const

/** Each word says where it was spoken, so that it can be found wherever it went. */
async function happens(acting: (typeof acts)[number][]) {
  relay.mails.length = 0
  const kept = { testApp, member, relay, port: smtp.port }
  const { id, customer, channel, haulier, side, plus } = await askedOutside(kept, { html: '<p>aside-asked</p>' })
  const { body: team } = await member.request('POST', '/teams', {
    body: { name: `Team ${id}`, memberIds: [member.memberId] },
  })
  const write = (from: string, to: string, text: string) =>
    writeTo(smtp.port, { from, to, subject: 'Re: Where is my parcel?', text })
  const deeds: Record<(typeof acts)[number], () => Promise<unknown>> = {
    note: () => member.request('POST', `/conversations/${id}/notes`, { body: { html: '<p>note-written</p>' } }),
    reply: () =>
      member.request('POST', `/conversations/${id}/replies`, {
        body: { html: '<p>thread-replied</p>', seenSeq: 1, sendAnyway: true },
      }),
    'customer writes': () => write(customer, channel.address, 'thread-customer'),
    'asked further': () =>
      member.request('POST', `/side-conversations/${side.id}/messages`, { body: { html: '<p>aside-further</p>' } }),
    answered: () => write(haulier, plus, 'aside-answered'),
    stranger: () => write('eve@elsewhere.example', plus, 'aside-stranger'),
    'team asked': () =>
      member.request('POST', `/conversations/${id}/side-conversations`, {
        body: { teamId: team.id, subject: 'aside-team', html: '<p>aside-team</p>' },
      }),
  }
  for (const act of acting) {
    await deeds[act]()
    testApp.clock.forward(60_000)
    await testApp.settle()
  }
  const sent = (to: string) => relay.mails.filter(({ recipients }) => recipients.includes(to)).map(({ raw }) => raw)
  return { toCustomer: sent(customer), toHaulier: sent(haulier) }
}

test('whatever happens in which order, neither reads what was said to the other, nor what was noted', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...acts), { minLength: 4, maxLength: 9 }), async (acting) => {
      const { toCustomer, toHaulier } = await happens([...acting, 'reply', 'asked further'])
      expect(toCustomer.length).toBeGreaterThan(0)
      expect(toHaulier.length).toBeGreaterThan(1)
      for (const raw of toCustomer) expect(raw).not.toMatch(/aside-|note-written|carrier\.example|<s\d+\.\d+\./)
      for (const raw of toHaulier) expect(raw).not.toMatch(/thread-|note-written|customer\.example|\+c\d+\.|<\d+\./)
      expect(toHaulier.at(-1)).toContain('aside-further')
    }),
    { numRuns: 6, seed: 7 },
  )
}, 120_000)
