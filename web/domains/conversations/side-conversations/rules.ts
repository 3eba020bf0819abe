import type { Message } from '../../../../contract/conversations.ts'
import type { Attachment } from '../../../../contract/shapes.ts'
import { isEmptyHtml } from '../../../../ui/html-text.ts'
import { type Address, mentionsIn } from '../composer/rules.ts'

/** What is being written beside a conversation. */
export interface Written {
  html: string
  attachments: Attachment[]
}

export interface Question extends Written {
  subject: string
  to: Address[]
  cc: Address[]
}

/** As it is sent; null where it says nothing. Files alone are a message, too. */
export function saidOf({ html, attachments }: Written) {
  if (isEmptyHtml(html) && attachments.length === 0) return null
  return {
    html: isEmptyHtml(html) ? '<p>…</p>' : html,
    attachmentIds: attachments.map(({ id }) => id),
    mentions: mentionsIn(html),
  }
}

/** Whether closing its window would lose something. */
export const isBegun = (question: Question): boolean =>
  saidOf(question) !== null || question.subject.trim() !== '' || question.to.length > 0 || question.cc.length > 0

/** What was taken back, with what was begun meanwhile below it; whichever there is, where there is one. */
export function togetherOf(returned: Question | undefined, begun: Question | null): Question | null {
  if (!returned || !begun || returned.html === begun.html) return returned ?? begun
  const files = begun.attachments.filter(({ id }) => !returned.attachments.some((file) => file.id === id))
  return {
    ...returned,
    subject: returned.subject || begun.subject,
    html: isEmptyHtml(begun.html) ? returned.html : `${returned.html}${begun.html}`,
    attachments: [...returned.attachments, ...files],
  }
}

export type Quoting = 'nothing' | 'newest' | 'all'

const mostQuoted = 20

/** The messages that go along: what the customer wrote last, or what passed between us, the newest twenty. */
export function quotedOf(messages: readonly Pick<Message, 'id' | 'kind'>[], quoting: Quoting): string[] {
  if (quoting === 'nothing') return []
  if (quoting === 'newest')
    return messages
      .filter(({ kind }) => kind === 'inbound')
      .slice(-1)
      .map(({ id }) => id)
  const passed = messages.filter(({ kind }) => kind === 'inbound' || kind === 'outbound')
  return passed.slice(-mostQuoted).map(({ id }) => id)
}
