// What the generator yields: flat records with final ids, ready to be mapped to rows. Times are exact; nothing lies after `now`.
// Order of the stream: companies, then long-standing people, then for every conversation in order of its creation
// its person (once, just before the first conversation of a new person), the conversation, and its messages.

export type Language = 'en' | 'ru' | 'bg'
export type Gender = 'female' | 'male'
export type Urgency = 'low' | 'normal' | 'high' | 'urgent'
export type Status = 'open' | 'waiting-on-customer' | 'waiting-on-us' | 'resolved' | 'closed'
export type MessageKind = 'inbound' | 'outbound' | 'note' | 'system'
export type Role = 'colleague' | 'agent' | 'manager' | 'admin'

/** An organisation that people belong to. Domains are unique over the whole stream. */
export type CompanyRecord = {
  record: 'company'
  id: string
  name: string
  domains: string[]
  createdAt: Date
}

/** A customer. E-mails and phones (E.164) are unique over the whole stream; the first e-mail is the one they write from. */
export type PersonRecord = {
  record: 'person'
  id: string
  name: string
  firstName: string
  lastName: string
  gender: Gender
  emails: string[]
  phones: string[]
  language: Language
  /** IANA name. */
  timeZone: string
  /** In the person's own language. */
  city: string
  /** The main one of `actsFor`. */
  companyId: string | null
  /** The main one first; what they are there is in the person's own language. */
  actsFor: { companyId: string; role: string | null }[]
  createdAt: Date
}

/**
 * One matter. How the status follows from the messages:
 * `open` nobody has replied yet; `waiting-on-customer` the last public message is ours and promises nothing;
 * `waiting-on-us` we have replied, but the last public message is theirs, or ours with a promise;
 * `resolved` has `resolvedAt`; `closed` has `resolvedAt` and, four quiet weeks later, `closedAt`.
 */
export type ConversationRecord = {
  record: 'conversation'
  id: string
  /** 1, 2, 3 … in order of creation. */
  number: number
  subject: string
  channelId: string
  channelAddress: string
  personId: string
  personName: string
  /** The address they write from. */
  personEmail: string
  companyId: string | null
  language: Language
  /** Key of the scenario that was played: the planted truth for tests of topic finding. */
  scenario: string
  topicId: string
  topic: string
  tags: string[]
  urgency: Urgency
  status: Status
  teamId: string
  assigneeId: string | null
  parcelNumber: string
  messageCount: number
  createdAt: Date
  /** The later of the last message, the resolution and the closing. */
  updatedAt: Date
  firstReplyAt: Date | null
  resolvedAt: Date | null
  closedAt: Date | null
}

export type FileKind = 'photos' | 'invoice' | 'receipt' | 'screenshot' | 'label' | 'form'

export type AttachmentRecord = {
  id: string
  kind: FileKind
  fileName: string
  contentType: string
  /** Bytes. */
  size: number
}

/** One utterance. Exactly one author is set, except that a `system` message has none. */
export type MessageRecord = {
  record: 'message'
  id: string
  conversationId: string
  /** 1 … messageCount, in order of time. */
  position: number
  kind: MessageKind
  authorPersonId: string | null
  authorMemberId: string | null
  createdAt: Date
  text: string
  /** The same words as `text`: paragraphs and line breaks, escaped. */
  html: string
  /** What the writer's mail program repeated below the new words, attribution line included. */
  quotedText: string | null
  attachments: AttachmentRecord[]
  /** The time by which an outbound message says we shall be back with news. */
  promiseDueAt: Date | null
}

export type DemoRecord = CompanyRecord | PersonRecord | ConversationRecord | MessageRecord

export type Options = {
  /** Any integer; the same seed and now give the same stream. */
  seed: number
  now: Date
  conversations: number
  /** Default: 0.4 of the conversations, at least 12. */
  people?: number
  /** Default: all three. */
  languages?: Language[]
  /** Messages in a conversation, 3 to 12 on average; 5 by default, 8 for benchmarks. */
  meanMessages?: number
}
