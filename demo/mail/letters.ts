import { type Carrier, carrier } from '../company.ts'
import { generate } from '../generate.ts'
import { type Random, random, seedFor } from '../random.ts'
import type { ConversationRecord, Language, MessageRecord, PersonRecord } from '../records.ts'
import { queue } from './queue.ts'

/** What somebody said earlier in the same matter, as a mail program would repeat it. */
export type Utterance = {
  name: string
  email: string
  to: string
  subject: string
  time: number
  text: string
}

/** A customer's letter before a mail program has dressed it. */
export type Letter = {
  /** Of the message; unique. */
  id: string
  personId: string
  name: string
  email: string
  language: Language
  atWork: boolean
  time: number
  /** Of the matter, without any prefix. */
  subject: string
  parcelNumber: string
  words: string
  /** The customer's letters of the stream that this one answers to, oldest first; empty for the first of a matter. */
  answers: Pick<Letter, 'id' | 'time' | 'email'>[]
  /** Newest first, down to the letter answered; empty for the first of a matter. */
  earlier: Utterance[]
  /** For the choices that are left to whoever dresses it. */
  r: Random
}

export type StreamOptions = {
  /** Any integer; the same options give the same stream. */
  seed: number
  now: Date
  /** Mails in the stream. */
  count: number
  /** The address written to. */
  to: string
}

// With three messages a matter on average, a little over a third of what customers write are answers.
const MEAN_MESSAGES = 3
const LETTERS_PER_MATTER = 1.5
// Mail programs repeat what is answered and, inside it, some of what that answered.
const DEEPER = 2

type Matter = {
  head: ConversationRecord
  person: PersonRecord
  said: Utterance[]
  letters: Letter['answers']
}

/** A year of customers' letters in order of time; a letter comes after every letter that it answers. */
export function* letters({ seed, now, count, to }: StreamOptions): Generator<Letter> {
  let left = count
  // Luck may leave one year a few letters short of the count; then another one begins.
  for (let round = 0; left > 0; round++) {
    const conversations = Math.ceil(left / LETTERS_PER_MATTER)
    for (const letter of year(seedFor(seed, 30, round), now, conversations, to)) {
      if (left === 0) return
      left -= 1
      yield letter
    }
  }
}

function* year(seed: number, now: Date, conversations: number, to: string): Generator<Letter> {
  const house = carrier({ seed, now })
  const people = new Map<string, PersonRecord>()
  const waiting = queue<Letter>()
  let matter: Matter | undefined
  let written = 0
  for (const record of generate({ seed, now, conversations, meanMessages: MEAN_MESSAGES })) {
    if (record.record === 'person') people.set(record.id, record)
    if (record.record === 'conversation') {
      yield* waiting.until(record.createdAt.getTime())
      matter = { head: record, person: people.get(record.personId) as PersonRecord, said: [], letters: [] }
    }
    if (record.record !== 'message' || !matter) continue
    if (record.kind === 'inbound') {
      written += 1
      waiting.add(letterOf(matter, record, random(seedFor(seed, 31, written))))
    }
    if (record.kind === 'inbound' || record.kind === 'outbound') matter.said.unshift(said(house, matter, record, to))
    if (record.kind === 'inbound') {
      matter.letters.push({ id: record.id, time: record.createdAt.getTime(), email: matter.person.emails[0] as string })
    }
  }
  yield* waiting.until(Number.POSITIVE_INFINITY)
}

function letterOf({ head, person, said, letters }: Matter, message: MessageRecord, r: Random): Letter {
  const answered = said.findIndex(({ email }) => email === person.emails[0])
  return {
    id: message.id,
    personId: person.id,
    name: person.name,
    email: person.emails[0] as string,
    language: person.language,
    atWork: person.companyId !== null,
    time: message.createdAt.getTime(),
    subject: head.subject,
    parcelNumber: head.parcelNumber,
    words: message.text,
    answers: [...letters],
    earlier: said.slice(0, answered + 1 + DEEPER),
    r,
  }
}

function said(house: Carrier, { head, person }: Matter, message: MessageRecord, to: string): Utterance {
  const time = message.createdAt.getTime()
  const { subject } = head
  const theirs = { name: person.name, email: person.emails[0] as string }
  const member = house.members.find(({ id }) => id === message.authorMemberId)
  return member
    ? {
        name: member.name[person.language],
        email: to,
        to: theirs.email,
        subject: `Re: ${subject}`,
        time,
        text: message.text,
      }
    : { ...theirs, to, subject, time, text: message.text }
}
