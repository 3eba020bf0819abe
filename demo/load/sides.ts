import { sanitiserVersion } from '../../server/platform/mail/reading/html/sanitise.ts'
import { HOUR } from '../calendar.ts'
import type { Carrier, Member, TeamKey } from '../company.ts'
import { toHtml } from '../html.ts'
import { idAt } from '../ids.ts'
import { random, seedFor } from '../random.ts'
import type { ConversationRecord } from '../records.ts'
import type { Put } from './tables.ts'
import type { Told } from './threads.ts'

interface Words {
  by: string
  hoursAgo: number
  text: (head: ConversationRecord) => string
}

interface Planned {
  team: TeamKey
  /** What the conversation is about that it is asked beside. */
  scenarios: readonly string[]
  subject: (head: ConversationRecord) => string
  dueInHours: number
  /** The question, and its answer where there is one. */
  words: readonly Words[]
}

/** One that a colleague of the warehouse has answered, and one that waits for the visitor's own team. */
const PLANNED: readonly Planned[] = [
  {
    team: 'warehouse',
    scenarios: ['lost', 'tracking-stuck', 'late'],
    subject: ({ parcelNumber }) => `Is ${parcelNumber} still in the hall?`,
    dueInHours: 18,
    words: [
      {
        by: 'vera',
        hoursAgo: 4,
        text: ({ parcelNumber }) =>
          `The last scan of ${parcelNumber} is yours, and nothing since. Could you look whether it still stands with you?`,
      },
      {
        by: 'tsvetan',
        hoursAgo: 1,
        text: () =>
          'Found it behind rack C4: the label was torn off. It has a new one and leaves with the evening lorry.',
      },
    ],
  },
  {
    team: 'claims',
    scenarios: ['damaged', 'opened-or-missing-contents', 'refund-late'],
    subject: () => 'Are the papers complete?',
    dueInHours: 20,
    words: [
      {
        by: 'mira',
        hoursAgo: 3,
        text: ({ parcelNumber }) =>
          `Everything we have of ${parcelNumber} is in the thread. Is it enough for you to decide, and what may I tell the customer about when?`,
      },
    ],
  },
]

export interface Side {
  id: string
  head: ConversationRecord
  teamId: string
  askedBy: string
  subject: string
  at: Date
  dueAt: Date
  words: readonly { id: string; by: Member; answers: boolean; text: string; at: Date }[]
}

/** Sees every conversation once; the newest that fits each question is the one beside which it was asked. */
export function sidesIn(carrier: Carrier, now: Date): { see: (told: Told) => void; sides: () => Side[] } {
  const fitting = new Map<Planned, ConversationRecord>()
  const others: ConversationRecord[] = []
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR)
  return {
    see(told) {
      if (!('thread' in told)) return
      const { head } = told.thread
      if (head.resolvedAt || head.createdAt > before(6)) return
      const planned = PLANNED.find(({ scenarios }) => head.language === 'en' && scenarios.includes(head.scenario))
      if (planned) fitting.set(planned, head)
      else others.push(head)
    },
    sides: () =>
      PLANNED.flatMap((planned, index) => {
        // A small world may hold nothing of the kind that is open.
        const head = fitting.get(planned) ?? others.at(-1 - index)
        return (head && sideOf(carrier, planned, head, index, before)) ?? []
      }),
  }
}

function sideOf(
  { members, teams }: Carrier,
  { team, subject, dueInHours, words }: Planned,
  head: ConversationRecord,
  index: number,
  before: (hours: number) => Date,
): Side | null {
  const teamId = teams.find(({ key }) => key === team)?.id
  const said = words.flatMap(({ by, hoursAgo, text }, place) => {
    const member = members.find(({ key }) => key === by)
    const at = before(hoursAgo)
    const id = idAt(at.getTime(), random(seedFor(1, 28, index * 10 + place)))
    return member ? [{ id, by: member, answers: place > 0, text: text(head), at }] : []
  })
  const asked = said[0]
  if (!teamId || !asked) return null
  return {
    id: idAt(asked.at.getTime(), random(seedFor(1, 29, index))),
    head,
    teamId,
    askedBy: asked.by.id,
    subject: subject(head),
    at: asked.at,
    dueAt: before(-dueInHours),
    words: said,
  }
}

export function putSide(put: Put, workspace_id: string, side: Side): void {
  const { id, head, teamId, askedBy, subject, at, dueAt, words } = side
  put('side_conversations', {
    workspace_id,
    id,
    conversation_id: head.id,
    number: 1,
    team_id: teamId,
    asked_by: askedBy,
    subject,
    state: words.at(-1)?.answers ? 'answered' : 'open',
    due_at: dueAt,
    seq: words.length,
    recipients: {},
    participants: [],
    created_at: at,
  })
  for (const [place, said] of words.entries())
    put('side_messages', {
      workspace_id,
      side_id: id,
      seq: place + 1,
      id: said.id,
      member_id: said.by.id,
      from_asked: said.answers,
      html: toHtml(said.text),
      text: said.text,
      sanitiser_version: sanitiserVersion,
      at: said.at,
      recipients: {},
      outside_pictures: 0,
    })
}
