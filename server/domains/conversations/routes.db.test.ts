import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../platform/db/ids.ts'
import { knownChannel, loggedUntil, said } from '../../testing/conversations.ts'
import { anotherWorkspace, type SignedInMember, signedIn } from '../../testing/factories.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'

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

const begun = (what: Partial<Parameters<typeof said>[2]> = {}) =>
  said(testApp, vera.workspaceId, { channelId, ...what })
const eventsOf = async (conversationId: string, last: string) => {
  const facts = await loggedUntil(vera.request, last, conversationId)
  return facts.filter((fact) => fact.subject.id === conversationId).map((fact) => fact.type)
}

describe('a conversation', () => {
  it('begins open, numbered, unread, and stands in the views it belongs to', async () => {
    const { conversationId, number } = await begun({ subject: 'Re: Parcel 17', text: 'It is two days late.' })
    const { body } = await vera.request('GET', '/conversations?view=open')
    const line = body.items.find((item: { id: string }) => item.id === conversationId)
    expect(line).toMatchObject({
      number,
      subject: 'Parcel 17',
      snippet: 'It is two days late.',
      status: 'open',
      urgency: 'normal',
      unread: true,
      seq: 1,
      assignee: null,
      lastFrom: 'person',
    })
    expect(line.person).toMatchObject({ name: 'Ana Petrova', email: 'ana@customer.example' })
    for (const view of ['unassigned', 'all']) {
      const listed = await vera.request('GET', `/conversations?view=${view}`)
      expect(listed.body.items.map((item: { id: string }) => item.id)).toContain(conversationId)
    }
    for (const view of ['mine', 'waiting', 'resolved', 'spam', 'trash']) {
      const listed = await vera.request('GET', `/conversations?view=${view}`)
      expect(listed.body.items.map((item: { id: string }) => item.id)).not.toContain(conversationId)
    }
  })

  it('opens by number and by id, with its messages in order and the person beside it', async () => {
    const first = await begun({ from: 'ivan@customer.example', name: 'Ivan', text: 'One' })
    await begun({ conversationId: first.conversationId, from: 'ivan@customer.example', text: 'Two' })
    const other = await begun({ from: 'ivan@customer.example', subject: 'Another matter' })
    const byNumber = await vera.request('GET', `/conversations/${first.number}`)
    const byId = await vera.request('GET', `/conversations/${first.conversationId}`)
    expect(byNumber.body).toEqual(byId.body)
    expect(byId.body.messages.map((message: { text: string; seq: number }) => [message.seq, message.text])).toEqual([
      [1, 'One'],
      [2, 'Two'],
    ])
    expect(byId.body.personCard).toMatchObject({ emails: ['ivan@customer.example'], conversationCount: 2 })
    expect(byId.body.personCard.others.map((each: { id: string }) => each.id)).toEqual([other.conversationId])
    expect(byId.body.replyTo).toEqual({ to: [{ name: 'Ana Petrova', email: 'ivan@customer.example' }], cc: [] })
    expect(byId.body.abilities).toEqual({ reply: true, write: true, delete: true })
  })

  it('is read up to where I have seen it, and never less', async () => {
    const { conversationId } = await begun()
    await begun({ conversationId })
    await vera.request('PUT', `/conversations/${conversationId}/reading`, { body: { seq: 2 } })
    await vera.request('PUT', `/conversations/${conversationId}/reading`, { body: { seq: 1 } })
    expect((await vera.request('GET', `/conversations/${conversationId}`)).body.unread).toBe(false)
    expect((await oleg.request('GET', `/conversations/${conversationId}`)).body.unread).toBe(true)
    await begun({ conversationId })
    expect((await vera.request('GET', `/conversations/${conversationId}`)).body.unread).toBe(true)
  })

  it('is resolved once, reopened by DELETE, and says both in the log', async () => {
    const { conversationId } = await begun()
    for (let twice = 0; twice < 2; twice++) {
      const { status, body } = await vera.request('PUT', `/conversations/${conversationId}/resolution`, { body: {} })
      expect([status, body.status]).toEqual([200, 'resolved'])
    }
    expect((await vera.request('GET', `/conversations/${conversationId}`)).body.resolvedBy.id).toBe(vera.memberId)
    expect((await vera.request('DELETE', `/conversations/${conversationId}/resolution`)).body.status).toBe(
      'waiting-on-us',
    )
    expect(await eventsOf(conversationId, 'conversation.reopened')).toEqual([
      'conversation.started',
      'conversation.resolved',
      'conversation.reopened',
    ])
  })

  it('is not resolved by somebody who has not seen what the person just wrote', async () => {
    const { conversationId } = await begun()
    await begun({ conversationId, text: 'One more thing' })
    const refused = await vera.request('PUT', `/conversations/${conversationId}/resolution`, { body: { seenSeq: 1 } })
    expect([refused.status, refused.body.code, refused.body.data.seq]).toEqual([409, 'unseen-message', 2])
  })

  it('is reopened by the person, but not by an automatic mail', async () => {
    const { conversationId } = await begun()
    await vera.request('PUT', `/conversations/${conversationId}/resolution`, { body: {} })
    await begun({ conversationId, automatic: { kind: 'vacation', reason: 'Auto-Submitted' }, mayReopen: false })
    expect((await vera.request('GET', `/conversations/${conversationId}`)).body.status).toBe('resolved')
    await begun({ conversationId })
    const { body } = await vera.request('GET', `/conversations/${conversationId}`)
    expect([body.status, body.resolvedAt]).toEqual(['waiting-on-us', null])
  })

  it('is given to a member and a team, and refuses strangers', async () => {
    const { conversationId } = await begun()
    const team = (await vera.request('POST', '/teams', { body: { name: 'Warehouse' } })).body
    const assigned = await vera.request('PUT', `/conversations/${conversationId}/assignment`, {
      body: { assigneeId: oleg.memberId, teamId: team.id },
    })
    expect([assigned.body.assignee.id, assigned.body.teamId]).toEqual([oleg.memberId, team.id])
    expect(
      (await oleg.request('GET', '/conversations?view=mine')).body.items.map((item: { id: string }) => item.id),
    ).toContain(conversationId)
    const refused = await vera.request('PUT', `/conversations/${conversationId}/assignment`, {
      body: { assigneeId: newId() },
    })
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'body.assigneeId'])
    expect(
      (await vera.request('PUT', `/conversations/${conversationId}/assignment`, { body: { assigneeId: null } })).body
        .assignee,
    ).toBe(null)
  })

  it('belongs to no team once its team is deleted', async () => {
    const { conversationId } = await begun()
    const team = (await vera.request('POST', '/teams', { body: { name: 'Short-lived' } })).body
    await vera.request('PUT', `/conversations/${conversationId}/assignment`, { body: { teamId: team.id } })
    await vera.request('DELETE', `/teams/${team.id}`)
    await testApp.settle()
    expect((await vera.request('GET', `/conversations/${conversationId}`)).body.teamId).toBe(null)
  })

  it('changes by hand, and the log says from what to what', async () => {
    const { conversationId } = await begun()
    const topic = (await vera.request('POST', '/topics', { body: { name: 'Delivery' } })).body
    const changed = await vera.request('PATCH', `/conversations/${conversationId}`, {
      body: {
        urgency: 'high',
        tags: ['VIP', 'vip ', 'late  parcel'],
        topicId: topic.id,
        status: 'waiting-on-customer',
      },
    })
    expect(changed.body).toMatchObject({
      urgency: 'high',
      tags: ['late parcel', 'vip'],
      topicId: topic.id,
      status: 'waiting-on-customer',
    })
    const facts = await loggedUntil(vera.request, 'conversation.changed', conversationId)
    const fact = facts.find((fact) => fact.type === 'conversation.changed' && fact.subject.id === conversationId)
    expect(fact?.data.changes).toMatchObject({ urgency: { from: 'normal', to: 'high' } })
    expect((await vera.request('GET', '/tags')).body.items).toContainEqual({ name: 'vip', count: 1 })
  })

  it('leaves the views as spam or trash and comes back as it was', async () => {
    const { conversationId } = await begun()
    const before = (await vera.request('GET', `/conversations/${conversationId}`)).body
    for (const shelf of ['spam', 'deletion']) {
      await vera.request('PUT', `/conversations/${conversationId}/${shelf}`)
      const open = await vera.request('GET', '/conversations?view=open&limit=100')
      expect(open.body.items.map((item: { id: string }) => item.id)).not.toContain(conversationId)
      await vera.request('DELETE', `/conversations/${conversationId}/${shelf}`)
    }
    expect((await vera.request('GET', `/conversations/${conversationId}`)).body).toEqual(before)
    expect((await oleg.request('PUT', `/conversations/${conversationId}/deletion`)).status).toBe(403)
  })

  it('is paged without gaps or doubles in every order', async () => {
    for (let index = 0; index < 7; index++) await begun({ subject: `Page ${index}` })
    // The clock stands still: most were begun at one moment, and nothing but their ids tells them apart.
    for (const order of ['newest', 'oldest', 'due', 'waiting', 'urgency', 'created', 'created-oldest']) {
      const whole = (await vera.request('GET', `/conversations?view=all&order=${order}&limit=100`)).body.items.map(
        (item: { id: string }) => item.id,
      )
      const paged: string[] = []
      for (let cursor = ''; ; ) {
        const { body } = await vera.request(
          'GET',
          `/conversations?view=all&order=${order}&limit=3${cursor && `&cursor=${cursor}`}`,
        )
        paged.push(...body.items.map((item: { id: string }) => item.id))
        if (!body.next) break
        cursor = body.next
      }
      expect(paged).toEqual(whole)
    }
    const refused = await vera.request('GET', '/conversations?cursor=nonsense')
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'query.cursor'])
  })

  it('is ordered by who waits longest, by urgency and then by what is due, and by when it began', async () => {
    const other = await anotherWorkspace(testApp)
    const theirs = await knownChannel(testApp, other.workspaceId)
    const ids: Record<string, string> = {}
    for (const name of ['first', 'second', 'third', 'fourth']) {
      const { conversationId } = await said(testApp, other.workspaceId, { channelId: theirs, subject: name })
      ids[name] = conversationId
      testApp.clock.forward(60_000)
    }
    const set = (name: string, body: object) => other.request('PATCH', `/conversations/${ids[name]}`, { body })
    await set('third', { urgency: 'urgent' })
    await set('second', { urgency: 'low' })
    // The first is answered, so its customer waits no longer.
    const answered = await other.request('POST', `/conversations/${ids.first}/replies`, {
      body: { html: '<p>On its way</p>', seenSeq: 1 },
    })
    expect(answered.status, JSON.stringify(answered.body)).toBeLessThan(300)
    await set('fourth', { urgency: 'high' })
    const inOrder = async (order: string) => {
      const subjects: string[] = []
      for (let cursor = ''; ; ) {
        const { body } = await other.request('GET', `/conversations?view=all&limit=1&order=${order}${cursor}`)
        subjects.push(...body.items.map(({ subject }: { subject: string }) => subject))
        if (!body.next) return subjects
        cursor = `&cursor=${body.next}`
      }
    }
    expect(await inOrder('waiting')).toEqual(['second', 'third', 'fourth', 'first'])
    expect(await inOrder('urgency')).toEqual(['third', 'fourth', 'first', 'second'])
    expect(await inOrder('created')).toEqual(['fourth', 'third', 'second', 'first'])
    expect(await inOrder('created-oldest')).toEqual(['first', 'second', 'third', 'fourth'])
    const view = await other.request('POST', '/views', {
      body: { name: 'Top', text: '', kind: 'own', order: 'urgency' },
    })
    expect(view.status, JSON.stringify(view.body)).toBe(201)
    const listed = await other.request('GET', `/conversations?viewId=${view.body.id}`)
    expect(listed.body.items[0].subject).toBe('third')
    const refused = await other.request('GET', '/conversations?order=urgency&cursor=WzEsMl0')
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'query.cursor'])
  })

  it('is found by number, subject, name and address', async () => {
    const { conversationId, number } = await begun({
      from: 'quite.unusual@customer.example',
      name: 'Zdravka Hristova',
      subject: 'Счупена ваза 50%',
    })
    for (const text of [`#${number}`, 'счупена', '50%', 'zdravka', 'unusual@']) {
      const { body } = await vera.request('GET', `/conversations?view=all&text=${encodeURIComponent(text)}`)
      expect(
        body.items.map((item: { id: string }) => item.id),
        text,
      ).toContain(conversationId)
    }
    expect((await vera.request('GET', '/conversations?view=all&text=nobody-says-this')).body.items).toEqual([])
  })

  it('counts the views as the lists have them', async () => {
    const { body } = await vera.request('GET', '/conversations/counts')
    for (const { view, count } of body.items) {
      const listed = await vera.request('GET', `/conversations?view=${view}&limit=100`)
      expect(count, view).toBe(listed.body.items.length)
    }
  })

  it('shows a picture of the mail from where Kept keeps it', async () => {
    const { conversationId } = await begun({
      html: '<p>See <img data-cid="pic@1" alt="box" /></p>',
      attachments: [
        { name: 'box.png', type: 'image/png', size: 3, hash: 'a'.repeat(64), contentId: 'pic@1', inline: true },
      ],
    })
    const { body } = await vera.request('GET', `/conversations/${conversationId}`)
    const [attachment] = body.messages[0].attachments
    expect(body.messages[0].html).toBe(`<p>See <img src="${attachment.url}" alt="box" /></p>`)
  })
})
