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
