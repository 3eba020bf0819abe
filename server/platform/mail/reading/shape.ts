import type { AutomaticMail } from './automatic.ts'
import type { Bounce } from './bounce/bounce-shape.ts'
import type { DeliveryReceipt } from './bounce/delivered.ts'
import type { Address } from './mime/addresses.ts'
import type { CalendarEvent } from './mime/calendar.ts'
import type { Segment } from './quotes/segments.ts'

export type ReadHeader = { name: string; value: string }

export type ReadAttachment = {
  /** As the mail calls it, path included; null when it has no name. */
  name: string | null
  type: string
  size: number
  /** Content-ID without brackets: what `data-cid` in the HTML points at. */
  contentId: string | null
  /** Meant to be shown inside the text (inline disposition or a content id). */
  inline: boolean
  content: Uint8Array
}

/** A mail found inside this one (forwarded as attachment, or returned by a bounce). */
export type AttachedMail = {
  subject: string
  from: Address | null
  to: Address[]
  date: string | null
  messageId: string | null
  text: string
}

/** Everything Kept makes of one raw mail. Nothing in it is null where an empty value says the same. */
export type ReadMail = {
  /** All header fields in order, decoded for people. */
  headers: ReadHeader[]
  subject: string
  from: Address | null
  /** Every mailbox of From when there are several. */
  fromAll: Address[]
  sender: Address | null
  replyTo: Address[]
  to: Address[]
  cc: Address[]
  bcc: Address[]
  /** ISO 8601 UTC, from Date; null when absent or unbelievable. */
  date: string | null
  /** Ids stand without angle brackets. */
  messageId: string | null
  inReplyTo: string[]
  references: string[]
  text: string
  textFrom: 'text' | 'html' | 'none'
  /** Sanitised, folded parts inside elements with `data-folded`; made of the text when the mail has no HTML. */
  html: string
  htmlFrom: 'html' | 'text' | 'none'
  sanitiserVersion: number
  /** `text` cut into shown and folded runs; together they are `text` to the last character. */
  segments: Segment[]
  newText: string
  folded: string
  attachments: ReadAttachment[]
  attached: AttachedMail[]
  calendar: CalendarEvent[]
  automatic: AutomaticMail | null
  /** A delivery failure or delay told by this mail; null for ordinary mails. */
  bounce: Bounce | null
  /** Addresses that got a mail of ours, told by this mail. */
  delivered: DeliveryReceipt | null
  /** What could not be read as it should be, in plain words; empty for a sound mail. */
  problems: string[]
}
