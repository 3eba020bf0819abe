import { MINUTE, onShift } from './calendar.ts'
import type { Casting } from './cast.ts'
import type { Carrier, Member } from './company.ts'
import { deck } from './deck.ts'
import { facts, type Moment, TONGUES } from './facts.ts'
import { filesOf } from './files.ts'
import { toHtml } from './html.ts'
import { idAt } from './ids.ts'
import { letter, type Telling, talkFor } from './letter.ts'
import type { Customer } from './people.ts'
import { say } from './phrase.ts'
import { progress } from './progress.ts'
import { quotation } from './quotation.ts'
import { at, chance, type Random, weighted, whole } from './random.ts'
import type { ConversationRecord, FileKind, MessageRecord, Urgency } from './records.ts'
import { BEATS, type Move, type Scenario } from './script.ts'
import { CLOSES_AFTER, statusOf } from './status.ts'
import { story } from './story.ts'
import { schedule, type Turn } from './timing.ts'

export type Brief = {
  carrier: Carrier
  casting: Casting
  scenario: Scenario
  customer: Customer
  personId: string
  companyId: string | null
  number: number
  length: number
  createdAt: number
  now: number
}

const URGENCIES: Urgency[] = ['low', 'normal', 'high', 'urgent']

/** One matter from the first letter to wherever it has got by now: the conversation, then its messages. */
export function conversation(r: Random, brief: Brief): [ConversationRecord, ...MessageRecord[]] {
  const { carrier, scenario, customer, now } = brief
  const { language } = customer
  const id = idAt(brief.createdAt, r)
  const moves = story(r, scenario, brief.length)
  const { turns, finished } = progress(r, schedule(r, moves, brief.createdAt), now)
  const visited = turns.some((turn) => turn.move === 'handed') || scenario.channel === scenario.team
  const teamKey = visited ? scenario.team : 'support'
  const agent = brief.casting(r, teamKey, language)
  const colleague = colleagueOf(r, brief, agent)
  const team = at(
    carrier.teams,
    carrier.teams.findIndex((one) => one.key === scenario.team),
  )
  const moment: Moment = {
    facts: facts(r, brief.createdAt),
    customer,
    agent,
    colleague,
    team: team.name,
    speaker: customer.gender,
    time: brief.createdAt,
    due: 0,
  }
  const telling: Telling = {
    r,
    deck: deck(r),
    scenario,
    talk: talkFor(scenario, language),
    asked: whole(r, 0, 9),
    replies: 0,
  }
  const subject = say(telling.deck(scenario.words[language].subjects), moment)
  const messages = written(r, brief, id, turns, moment, telling)

  const resolved = finished ? resolution(r, turns, now) : null
  const status = statusOf(
    turns.map(({ move }) => ({ kind: BEATS[move].kind, promises: BEATS[move].promises === true })),
    resolved,
    now,
  )
  const closed = status === 'closed' ? (resolved as number) + CLOSES_AFTER : null
  const last = (turns.at(-1) as Turn).time
  const reply = turns.find((turn) => BEATS[turn.move].kind === 'outbound')
  const channel = at(
    carrier.channels,
    carrier.channels.findIndex((one) => one.key === channelOf(brief)),
  )
  const topic = at(
    carrier.topics,
    carrier.topics.findIndex((one) => one.key === scenario.topic),
  )
  const taken = reply !== undefined || resolved !== null || chance(r, 0.25)
  const head: ConversationRecord = {
    record: 'conversation',
    id,
    number: brief.number,
    subject,
    channelId: channel.id,
    channelAddress: channel.address,
    personId: brief.personId,
    personName: `${customer.firstName} ${customer.lastName}`,
    personEmail: customer.email,
    companyId: brief.companyId,
    language,
    scenario: scenario.key,
    topicId: topic.id,
    topic: topic.key,
    tags: scenario.tags.filter(() => chance(r, 0.6)),
    urgency: at(URGENCIES, weighted(r, scenario.urgency)),
    status,
    teamId: (carrier.teams.find((one) => one.key === teamKey) as { id: string }).id,
    assigneeId: taken ? agent.id : null,
    parcelNumber: moment.facts.parcel,
    messageCount: messages.length,
    createdAt: new Date(brief.createdAt),
    updatedAt: new Date(Math.max(last, resolved ?? 0, closed ?? 0)),
    firstReplyAt: reply ? new Date(reply.time) : null,
    resolvedAt: resolved === null ? null : new Date(resolved),
    closedAt: closed === null ? null : new Date(closed),
  }
  return [head, ...messages]
}

function resolution(r: Random, turns: Turn[], now: number): number | null {
  const last = turns.at(-1) as Turn
  const outbound = BEATS[last.move].kind === 'outbound'
  const time = outbound ? last.time + whole(r, 1, 40) * 1000 : onShift(last.time + whole(r, 3, 240) * MINUTE, r)
  return time <= now ? time : null
}

function colleagueOf(r: Random, { casting, scenario, customer }: Brief, agent: Member): Member {
  const asked = scenario.team === 'support' ? 'warehouse' : scenario.team
  const first = casting(r, asked, customer.language)
  if (first !== agent) return first
  const second = casting(r, 'claims', customer.language)
  return second === agent ? casting(r, 'support', customer.language) : second
}

function channelOf({ customer, scenario }: Brief): Scenario['channel'] {
  return customer.companyIndex !== null && scenario.channel === 'support' ? 'business' : scenario.channel
}

function fileKind(r: Random, { files }: Scenario, move: Move): FileKind | undefined {
  if (!files) return undefined
  if (move === 'open') return chance(r, 0.45) ? files.open : undefined
  return move === 'tell' || move === 'found' ? files[move] : undefined
}

function written(
  r: Random,
  brief: Brief,
  id: string,
  turns: Turn[],
  moment: Moment,
  telling: Telling,
): MessageRecord[] {
  const { customer, personId, scenario } = brief
  const channel = channelOf(brief)
  let repeated: MessageRecord | null = null
  return turns.map(({ move, time, due }, i) => {
    const { kind } = BEATS[move]
    const author = move === 'noteAnswer' ? moment.colleague : moment.agent
    moment.speaker = kind === 'inbound' ? customer.gender : author.gender
    moment.time = time
    moment.due = due ?? 0
    const text = letter(telling, move, moment)
    const files = fileKind(r, scenario, move)
    const isPublic = kind === 'inbound' || kind === 'outbound'
    const quotes = repeated !== null && isPublic && chance(r, kind === 'inbound' ? 0.55 : 0.3)
    const message: MessageRecord = {
      record: 'message',
      id: idAt(time, r),
      conversationId: id,
      position: i + 1,
      kind,
      authorPersonId: kind === 'inbound' ? personId : null,
      authorMemberId: kind === 'outbound' || kind === 'note' ? author.id : null,
      createdAt: new Date(time),
      text,
      html: toHtml(text),
      quotedText: quotes
        ? quotation(TONGUES[customer.language], repeated as MessageRecord, moment, `${channel}@${brief.carrier.domain}`)
        : null,
      attachments: files ? filesOf(r, files, customer.language, time) : [],
      promiseDueAt: due === null ? null : new Date(due),
    }
    if (isPublic) repeated = message
    return message
  })
}
