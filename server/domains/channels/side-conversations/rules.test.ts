import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findClues, numberOfAddress, ownMailId, readOwnMailId, signedAddress } from '../threading/rules.ts'
import {
  isSideToken,
  readSideMailId,
  sideAddress,
  sideClue,
  sideMailId,
  sideOfAddress,
  sideOfSubject,
  sideToken,
} from './rules.ts'

const key = { secret: 's'.repeat(32), workspaceId: 'w' }
const other = { ...key, workspaceId: 'x' }
const address = 'support@shop.example'
const messageId = '01a20191-a6bd-7694-a2be-78fb1175a4cd'
const names = fc.record({ number: fc.integer({ min: 1, max: 1e9 }), side: fc.integer({ min: 1, max: 9999 }) })

describe('the names of a side conversation', () => {
  it('are read back as they were signed, in whatever case, and by nobody else', () => {
    fc.assert(
      fc.property(names, (name) => {
        const signed = sideAddress(key, address, name)
        const mailId = sideMailId(key, name, messageId, 'desk.example')
        const subject = `Re: Lorry ${sideToken(key, name)}`
        expect(sideOfAddress(key, signed.toUpperCase())).toEqual(name)
        expect(readSideMailId(key, mailId.toUpperCase())).toEqual({ ...name, messageId })
        expect(sideOfSubject(key, subject)).toEqual(name)
        expect(isSideToken(subject)).toBe(true)
        expect([sideOfAddress(other, signed), readSideMailId(other, mailId), sideOfSubject(other, subject)]).toEqual([
          null,
          null,
          null,
        ])
      }),
    )
  })

  it('never lead into a thread, nor the names of a thread beside it', () => {
    fc.assert(
      fc.property(names, (name) => {
        const aside = {
          addresses: [sideAddress(key, address, name)],
          inReplyTo: [sideMailId(key, name, messageId, 'desk.example')],
          references: [],
          subject: sideToken(key, name),
        }
        expect(findClues(key, aside).filter(({ by }) => by !== 'known-message-id')).toEqual([])
        expect(sideOfAddress(key, signedAddress(key, address, name.number))).toBeNull()
        expect(readSideMailId(key, ownMailId(key, name.number, messageId, 'desk.example'))).toBeNull()
        expect(numberOfAddress(key, sideAddress(key, address, name))).toBeNull()
        expect(readOwnMailId(key, sideMailId(key, name, messageId, 'desk.example'))).toBeNull()
      }),
    )
  })
})

describe('what a mail answers', () => {
  const name = { number: 7, side: 2 }
  const aside = sideMailId(key, name, messageId, 'desk.example')
  const threads = ownMailId(key, 7, messageId, 'desk.example')
  const is = {
    ofThread: (each: string) => numberOfAddress(key, each) !== null,
    known: (id: string) =>
      id === 'of-side@x' ? { sideId: 'side' } : id === 'of-thread@x' || id === threads ? { sideId: null } : undefined,
  }
  const clue = (addresses: string[], answered: string[], subject = '') =>
    sideClue(key, { addresses, answered, subject }, is)

  it.each([
    ['the signed address decides', [sideAddress(key, address, name)], [threads], '', { name }],
    ['a signed address of the thread speaks against', [signedAddress(key, address, 7)], [aside], '', null],
    ['the nearest id that is ours', [address], [aside, threads], '', { name }],
    ['the nearest is of the thread', [address], [threads, aside], '', null],
    ['an id that is known of it', [address], ['strange@y', 'of-side@x'], '', { known: 'side' }],
    ['an id that is known of the thread', [address], ['of-thread@x', 'of-side@x'], sideToken(key, name), null],
    ['the signed number in the subject', [address], ['strange@y'], `Re: ${sideToken(key, name)}`, { name }],
    ['a number that is not signed', [address], [], '[#7.2-aaaaaaaa]', null],
    ['nothing', [address], [], '', null],
  ])('%s', (_, addresses, answered, subject, found) => {
    const read = clue(addresses, answered, subject)
    expect(read && 'name' in read ? { name: { number: read.name.number, side: read.name.side } } : read).toEqual(found)
  })
})
