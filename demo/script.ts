import type { ChannelKey, TeamKey } from './company.ts'
import type { FileKind, Language, MessageKind } from './records.ts'

/** Trouble is apologised for and chased; an enquiry is answered; praise is thanked for. */
export type Tone = 'trouble' | 'enquiry' | 'praise'

/** The sentences that belong to one scenario in one language. Any `tell` must answer any `ask`. */
export type Script = {
  subjects: string[]
  situation: string[]
  detail: string[]
  wish: string[]
  ask: string[]
  tell: string[]
  /** What we are doing about it; each names `{due}`. */
  look: string[]
  found: string[]
  note: string[]
}

export type Scenario = {
  key: string
  topic: string
  team: TeamKey
  channel: ChannelKey
  tone: Tone
  /** Relative frequency. */
  weight: number
  /** Relative weights of low, normal, high, urgent. */
  urgency: [number, number, number, number]
  tags: string[]
  files?: { open?: FileKind; tell?: FileKind; found?: FileKind }
  /** What is said here instead of the sentences any conversation may use. */
  talk?: Record<Language, Partial<Talk>>
  words: Record<Language, Script>
}

/** The sentences any conversation may use, in one language. */
export type Talk = {
  /** Customers' greetings and closings, by manner: bare, plain, courteous. */
  greeting: string[][]
  closing: string[][]
  /** Closings of letters that want nothing more, by manner. */
  farewell: string[][]
  /** A touch of the life behind the parcel. */
  flavour: string[]
  nudge: string[]
  more: string[]
  unhappy: string[]
  thanks: string[]
  confirm: string[]
  hello: string[]
  helloAgain: string[]
  sorry: string[]
  gladly: string[]
  update: string[]
  delayed: string[]
  again: string[]
  check: string[]
  welcome: string[]
  signature: string[]
  /** Questions that fit any trouble, each with answers that fit the question. */
  clarify: { ask: string[]; tell: string[] }[]
  noteAsk: string[]
  noteAnswer: string[]
  noteCall: string[]
  handed: string[]
}

export type Move =
  | 'open'
  | 'ask'
  | 'tell'
  | 'clarifyAsk'
  | 'clarifyTell'
  | 'look'
  | 'update'
  | 'nudge'
  | 'delayed'
  | 'more'
  | 'found'
  | 'unhappy'
  | 'again'
  | 'thanks'
  | 'welcome'
  | 'check'
  | 'confirm'
  | 'note'
  | 'noteAsk'
  | 'noteAnswer'
  | 'noteCall'
  | 'handed'

/** Who speaks, how many hours it usually takes (least and most), and whether it promises further news. */
export type Beat = { kind: MessageKind; hours: [number, number]; promises?: true }

export const BEATS: Record<Move, Beat> = {
  open: { kind: 'inbound', hours: [0, 0] },
  ask: { kind: 'outbound', hours: [0.2, 9] },
  tell: { kind: 'inbound', hours: [0.1, 30] },
  clarifyAsk: { kind: 'outbound', hours: [0.2, 12] },
  clarifyTell: { kind: 'inbound', hours: [0.1, 30] },
  look: { kind: 'outbound', hours: [0.2, 8], promises: true },
  update: { kind: 'outbound', hours: [2, 24], promises: true },
  nudge: { kind: 'inbound', hours: [20, 70] },
  delayed: { kind: 'outbound', hours: [0.1, 5], promises: true },
  more: { kind: 'inbound', hours: [0.05, 6] },
  found: { kind: 'outbound', hours: [0.4, 26] },
  unhappy: { kind: 'inbound', hours: [3, 60] },
  again: { kind: 'outbound', hours: [0.1, 6], promises: true },
  thanks: { kind: 'inbound', hours: [0.1, 14] },
  welcome: { kind: 'outbound', hours: [0.1, 8] },
  check: { kind: 'outbound', hours: [22, 72] },
  confirm: { kind: 'inbound', hours: [0.2, 26] },
  note: { kind: 'note', hours: [0.1, 3] },
  noteAsk: { kind: 'note', hours: [0.05, 2] },
  noteAnswer: { kind: 'note', hours: [0.3, 8] },
  noteCall: { kind: 'note', hours: [0.3, 10] },
  handed: { kind: 'system', hours: [0.02, 2] },
}
