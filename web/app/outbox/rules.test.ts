import { describe, expect, test } from 'vitest'
import { afterDone, inTurn, isNotNow, type Kept, knowing, nextOf } from './rules.ts'

const kept = (key: string, more: Partial<Kept> = {}): Kept => ({
  key,
  call: 'PUT /conversations/{id}/snooze',
  input: { params: { id: 'c' }, body: { until: null } },
  what: 'snooze',
  at: 0,
  conversation: { id: 'c', number: 1 },
  ...more,
})
const refused = (data: NonNullable<Kept['refused']>['data']): Partial<Kept> => ({
  refused: { code: 'precondition-failed', title: '', detail: '', data },
})

test('what was refused holds up nothing', () => {
  expect(nextOf([kept('a', refused({})), kept('b')])?.key).toBe('b')
  expect(nextOf([kept('a', refused({}))])).toBeUndefined()
})

test('what cannot be asked now is not refused', () => {
  expect((['offline', 'unavailable', 'not-signed-in'] as const).every(isNotNow)).toBe(true)
  expect((['conflict', 'unseen-message', 'not-allowed'] as const).some(isNotNow)).toBe(false)
})

describe('after my own words', () => {
  const reply = kept('a')
  test('what follows on them goes on', () => {
    const elsewhere = kept('c', { ifSeq: 3, conversation: { id: 'd', number: 2 } })
    const box = afterDone([reply, kept('b', { ifSeq: 3 }), elsewhere], reply, 4)
    expect(box.map(({ key, ifSeq }) => [key, ifSeq])).toEqual([
      ['b', 4],
      ['c', 3],
    ])
  })
  test('what somebody else wrote between is not passed over', () => {
    expect(afterDone([reply, kept('b', { ifSeq: 3 })], reply, 5)[0]?.ifSeq).toBe(3)
  })
})

describe('once more, knowing', () => {
  test('goes on from what it was told of, under a key of its own', () => {
    const again = knowing(kept('a', { ifSeq: 3, ...refused({ seq: 5 }) }), 'b')
    expect(again).toEqual(kept('b', { ifSeq: 5 }))
  })
  test('takes a conversation from whose it is now', () => {
    const body = { assigneeId: 'me', fromAssigneeId: null }
    const item = kept('a', { input: { body }, ...refused({ assignee: { id: 'boris', name: 'Boris' } }) })
    expect(knowing(item, 'b').input.body).toEqual({ assigneeId: 'me', fromAssigneeId: 'boris' })
  })
  test('resolves past what it was told of', () => {
    const item = kept('a', { input: { body: { seenSeq: 2 } }, ...refused({ seq: 4 }) })
    expect(knowing(item, 'b')).toMatchObject({ key: 'b', input: { body: { seenSeq: 4 } } })
  })
})

describe('what is done to one thing', () => {
  const later = () => Promise.withResolvers<string>()

  test('begins when what was begun before it has ended, also where that failed', async () => {
    const [underWay, begun] = [new Map<string, Promise<unknown>>(), [] as string[]]
    const [first, second] = [later(), later()]
    const doing = (name: string, promise: Promise<string>) => () => {
      begun.push(name)
      return promise
    }
    const one = inTurn(underWay, 'c', doing('topic', first.promise))
    const two = inTurn(underWay, 'c', doing('resolve', second.promise))
    const other = inTurn(underWay, 'd', doing('other', Promise.resolve('done')))
    expect(begun).toEqual(['topic', 'other'])
    expect(await other).toBe('done')
    first.reject(new Error('refused'))
    await expect(one).rejects.toThrow('refused')
    await expect.poll(() => begun).toEqual(['topic', 'other', 'resolve'])
    second.resolve('resolved')
    expect(await two).toBe('resolved')
    expect(underWay.size).toBe(0)
  })
})
