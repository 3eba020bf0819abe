import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { knownChannel, said } from '../../testing/conversations.ts'
import { anotherWorkspace, type SignedInMember, signedIn, withKey } from '../../testing/factories.ts'
import { indexed } from '../../testing/search.ts'
import { openTestApp, type TestApp } from '../../testing/test-app.ts'
import { reindex, searchLag } from './index.ts'

let testApp: TestApp
let vera: SignedInMember
let channelId: string

beforeAll(async () => {
  testApp = await openTestApp()
  vera = await signedIn(testApp)
  channelId = await knownChannel(testApp, vera.workspaceId)
  for (const [subject, text, name] of world)
    begun[subject] = await said(testApp, vera.workspaceId, {
      channelId,
      subject,
      text,
      name,
      from: `${subject.length}@customer.example`,
    })
  await indexed(testApp)
})
afterAll(() => testApp.close())

const world: [string, string, string][] = [
  ['Late parcel', 'The courier never came and my parcels were not delivered on Monday.', 'Ann Smith'],
  ['Broken lamp', 'The lamp arrived broken, the glass was in pieces. Please refund me.', 'Bob Stone'],
  [
    'Посылка не пришла',
    'Здравствуйте! Курьер не приехал, посылку так и не доставили. Ёлка стоит пустая.',
    'Мария Иванова',
  ],
  ['Неверный счёт', 'В счёте указана двойная оплата за доставку.', 'Пётр Сидоров'],
  ['Закъсняла пратка', 'Куриерът не дойде и пратките ми още не са доставени.', 'Георги Димитров'],
  ['Грешен адрес', 'Изпратихте поръчката на грешен адрес в Пловдив, моля за съдействие.', 'Елена Петкова'],
  ['Tracking KP483920155', 'Where is parcel KP483920155? Call me at +359 88 123 4567.', 'Ivan Kolev'],
]
const begun: Record<string, Awaited<ReturnType<typeof said>>> = {}

const ask = async (q: string, who: { request: SignedInMember['request'] } = vera, more = '') =>
  (await who.request('GET', `/search?q=${encodeURIComponent(q)}${more}`)).body
const subjects = async (q: string): Promise<string[]> =>
  (await ask(q)).conversations.items.map((item: { conversation: { subject: string } }) => item.conversation.subject)

describe('words', () => {
  it.each([
    ['delivering parcel', 'Late parcel'],
    ['посылками', 'Посылка не пришла'],
    ['доставок', 'Неверный счёт'],
    ['куриери', 'Закъсняла пратка'],
    ['адреса грешни', 'Грешен адрес'],
    ['елка', 'Посылка не пришла'],
    ['счет', 'Неверный счёт'],
    ['posylka', 'Посылка не пришла'],
    ['dostavka', 'Неверный счёт'],
    ['brokne lamp', 'Broken lamp'],
    ['посилка', 'Посылка не пришла'],
    ['пратакта', 'Закъсняла пратка'],
    ['gjcskrf', 'Посылка не пришла'],
    ['kp483920155', 'Tracking KP483920155'],
    ['КР483920155', 'Tracking KP483920155'],
    ['KP4839', 'Tracking KP483920155'],
    ['иванова', 'Посылка не пришла'],
    ['refu', 'Broken lamp'],
  ])('%s finds %s', async (q, subject) => {
    expect(await subjects(q)).toContain(subject)
  })
})

describe('a line', () => {
  it('takes a phrase word by word, a word in any form', async () => {
    expect(await subjects('"were not delivered"')).toEqual(['Late parcel'])
    expect(await subjects('"delivered were not"')).toEqual([])
    expect(await subjects('"двойная оплата"')).toEqual(['Неверный счёт'])
  })

  it('leaves out what has a minus, and takes either of two', async () => {
    expect(await subjects('parcel -monday')).toEqual(['Tracking KP483920155'])
    expect((await subjects('lamp or monday')).toSorted()).toEqual(['Broken lamp', 'Late parcel'])
  })

  it('asks fields beside words', async () => {
    const { conversationId } = begun['Broken lamp'] ?? expect.fail()
    await vera.request('PATCH', `/conversations/${conversationId}`, { body: { tags: ['vip'] } })
    expect(await subjects('lamp tag:vip')).toEqual(['Broken lamp'])
    expect(await subjects('lamp -tag:vip')).toEqual([])
    expect(await subjects('tag:vip')).toEqual(['Broken lamp'])
    expect(await subjects('parcel from:smith')).toEqual(['Late parcel'])
    expect(await subjects('parcel -from:"Ann Smith"')).toEqual(['Tracking KP483920155'])
  })

  it('says where a field is wrong, and lets a colon be a colon', async () => {
    const { status, body } = await vera.request('GET', `/search?q=${encodeURIComponent('lamp status:opn')}`)
    expect([status, body.code, body.data.word]).toEqual([422, 'invalid-filter', 'opn'])
    expect((await vera.request('GET', '/search?q=stauts:open')).body.data.reason).toBe('unknown-field')
    expect(await subjects('Re: lamp')).toEqual(['Broken lamp'])
    expect(await subjects('"lamp arrived')).toEqual(['Broken lamp'])
  })

  it('finds a number that people say first', async () => {
    const { number } = begun['Грешен адрес'] ?? expect.fail()
    expect((await subjects(`#${number}`))[0]).toBe('Грешен адрес')
  })

  it('says what it corrected, and what it could not find together', async () => {
    expect((await ask('brokne lamp')).understood.corrected).toEqual([{ from: 'brokne', to: ['broken'] }])
    const { understood, conversations } = await ask('lamp refund пратка')
    expect([understood.relaxed, conversations.items[0].conversation.subject]).toEqual([true, 'Broken lamp'])
  })

  it('finds nothing in nothing', async () => {
    expect(await ask('')).toMatchObject({ conversations: { items: [], count: 0, next: null }, people: [] })
    expect(await subjects('the')).toEqual([])
    expect(await subjects('xyzzyqqk')).toEqual([])
  })
})

describe('what is found', () => {
  it('opens at the first message that has most of it, with the words marked', async () => {
    const { conversationId } = begun['Late parcel'] ?? expect.fail()
    await said(testApp, vera.workspaceId, {
      channelId,
      conversationId,
      text: 'Still nothing. Is my umbrella lost?',
      from: '11@customer.example',
    })
    await vera.request('POST', `/conversations/${conversationId}/notes`, {
      body: { html: '<p>The umbrella is at the depot</p>' },
    })
    await indexed(testApp)
    const [{ message }] = (await ask('umbrellas')).conversations.items
    expect(message.seq).toBe(2)
    expect(message.passages).toEqual([
      [
        { text: 'Still nothing. Is my ', hit: false },
        { text: 'umbrella', hit: true },
        { text: ' lost?', hit: false },
      ],
    ])
    const [inNote] = (await ask('umbrella depot')).conversations.items
    expect([inNote.message.seq, inNote.message.kind]).toEqual([3, 'note'])
  })

  it('has names of files', async () => {
    const { conversationId } = begun['Broken lamp'] ?? expect.fail()
    const file = {
      name: 'shattered-glass.jpg',
      type: 'image/jpeg',
      size: 3,
      hash: 'abc',
      contentId: null,
      inline: false,
    }
    await said(testApp, vera.workspaceId, {
      channelId,
      conversationId,
      text: 'See the picture',
      from: '11@customer.example',
      attachments: [file],
    })
    await indexed(testApp)
    const [hit] = (await ask('shattered')).conversations.items
    expect(hit.message.seq).toBe(2)
    expect(hit.message.passages[0]).toContainEqual({ text: 'shattered', hit: true })
  })

  it('has people, also by what was meant', async () => {
    expect((await ask('Димитров')).people.map((each: { name: string }) => each.name)).toEqual(['Георги Димитров'])
    expect((await ask('Petkova')).people.map((each: { name: string }) => each.name)).toEqual(['Елена Петкова'])
  })

  it('leaves out spam and trash unless they are asked for', async () => {
    const { conversationId } = begun['Tracking KP483920155'] ?? expect.fail()
    await vera.request('PUT', `/conversations/${conversationId}/spam`)
    expect(await subjects('kp483920155')).toEqual([])
    expect((await ask('kp483920155')).conversations.count).toBe(0)
    expect(await subjects('kp483920155 in:spam')).toEqual(['Tracking KP483920155'])
    await vera.request('PUT', `/conversations/${conversationId}/deletion`)
    expect(await subjects('kp483920155 in:spam')).toEqual([])
    expect(await subjects('kp483920155 in:trash')).toEqual(['Tracking KP483920155'])
    expect(await subjects('kp483920155 in:any')).toEqual(['Tracking KP483920155'])
  })

  it('is of one workspace alone, and people only for those who may see them', async () => {
    const other = await anotherWorkspace(testApp)
    expect(await ask('parcel', other)).toMatchObject({ conversations: { items: [], count: 0 }, people: [] })
    const program = await withKey(testApp, ['conversations.read'], vera)
    const answer = await ask('Димитров', program)
    expect([answer.people, answer.conversations.count]).toEqual([[], 1])
  })

  it('comes page after page, each once', async () => {
    for (let index = 0; index < 25; index++)
      await said(testApp, vera.workspaceId, {
        channelId,
        subject: `Kangaroo ${index}`,
        text: 'A kangaroo jumps',
        from: `k${index}@customer.example`,
      })
    await indexed(testApp)
    const seen: string[] = []
    let cursor = ''
    for (let pages = 0; pages < 10; pages++) {
      const { conversations } = await ask('kangaroo', vera, `&limit=10${cursor && `&cursor=${cursor}`}`)
      expect(conversations).toMatchObject({ count: 25, more: false })
      seen.push(...conversations.items.map((item: { conversation: { subject: string } }) => item.conversation.subject))
      if (!conversations.next) break
      cursor = conversations.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([25, 25])
    const { body } = await vera.request('GET', '/search?q=kangaroo&cursor=nonsense')
    expect(body.errors[0].path).toBe('query.cursor')
  })
})

describe('words of what was merged', () => {
  it('find the survivor, at the message where they were said, until it is undone', async () => {
    const begin = (subject: string, text: string) => said(testApp, vera.workspaceId, { channelId, subject, text })
    const survivor = await begin('Trombone', 'I left a trombone with the courier.')
    const merged = await begin('Accordion', 'And an accordion, in a brown case.')
    const last = await begin('Harmonica', 'Also a harmonica.')
    const link = async (into: string, what: string) =>
      (await vera.request('POST', `/conversations/${into}/merges`, { body: { conversationIds: [what] } })).body.items[0]
        .id
    const first = await link(merged.conversationId, last.conversationId)
    await link(survivor.conversationId, merged.conversationId)
    await indexed(testApp)
    expect(await subjects('accordion')).toEqual(['Trombone'])
    expect(await subjects('trombone accordion harmonica')).toEqual(['Trombone'])
    expect(await subjects('"brown case"')).toEqual(['Trombone'])
    const [hit] = (await ask('harmonicas')).conversations.items
    const { messages } = (await vera.request('GET', `/conversations/${survivor.conversationId}`)).body
    expect([hit.conversation.id, hit.message.id]).toEqual([survivor.conversationId, last.messageId])
    expect(messages.find(({ id }: { id: string }) => id === hit.message.id).seq).toBe(hit.message.seq)
    expect(await subjects('trombone')).toEqual(['Trombone'])

    await vera.request('DELETE', `/conversation-merges/${first}`)
    await indexed(testApp)
    expect(await subjects('harmonica')).toEqual(['Harmonica'])
    expect(await subjects('trombone accordion')).toEqual(['Trombone'])
  })

  it('find it by what is said in the merged one later, too', async () => {
    const begin = (subject: string, more: object = {}) =>
      said(testApp, vera.workspaceId, { channelId, subject, text: subject, ...more })
    const [survivor, merged] = [await begin('Bicycle'), await begin('Tandem')]
    await vera.request('POST', `/conversations/${survivor.conversationId}/merges`, {
      body: { conversationIds: [merged.conversationId] },
    })
    await begin('Tandem', { conversationId: merged.conversationId, text: 'The saddle is gone.' })
    await indexed(testApp)
    expect(await subjects('saddle')).toEqual(['Bicycle'])
  })
})

describe('the index', () => {
  it('is made anew by a command, and says how far it is', async () => {
    const { database } = testApp.platform
    const before = await searchLag(database.system, vera.workspaceId)
    await said(testApp, vera.workspaceId, { channelId, subject: 'Zebra', text: 'A zebra waits' })
    await expect.poll(async () => (await searchLag(database.system, vera.workspaceId)).waiting).toBeGreaterThan(0)
    expect(await reindex(database, () => {})).toBe(before.indexed + 1)
    await indexed(testApp)
    expect(await searchLag(database.system, vera.workspaceId)).toEqual({
      filled: true,
      waiting: 0,
      indexed: before.indexed + 1,
    })
    expect(await subjects('zebras')).toEqual(['Zebra'])
  })

  it('goes with its conversation', async () => {
    const { conversationId } = begun['Неверный счёт'] ?? expect.fail()
    const count = async () =>
      (
        await testApp.platform.database.owner.query('select 1 from search_documents where conversation_id = $1', [
          conversationId,
        ])
      ).rowCount
    expect(await count()).toBe(1)
    await testApp.platform.database.owner.query('delete from messages where conversation_id = $1', [conversationId])
    await testApp.platform.database.owner.query('delete from conversations where id = $1', [conversationId])
    expect(await count()).toBe(0)
  })
})
