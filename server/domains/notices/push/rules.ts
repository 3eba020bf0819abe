import type { NoticeKind } from '../../../../contract/notices.ts'
import { linkTo } from '../mails/rules.ts'

export const pushJob = 'notices.push'

/** What a browser shows; its worker reads this. */
export interface Shown {
  title: string
  body: string
  url: string
  /** One of a conversation replaces the one before. */
  tag: string
}

type Words = (key: string, values?: Record<string, unknown>) => string

export interface Pushable {
  kind: NoticeKind
  conversationId: string
  number: number
  subject: string
  name: string | null
  snippet: string
  seq: number | null
  sideId: string | null
  /** Its reader sees nothing but what they are asked. */
  alone: boolean
}

const longest = 180

/** A notice as few words on a screen that may be locked. */
export function shownOf(t: Words, notice: Pushable): Shown {
  const { kind, number, subject, snippet } = notice
  const name = notice.name ?? t('notice-mails:somebody')
  return {
    title: t(`notice-mails:subject.${kind}`, { name, number, subject }).slice(0, longest),
    body: snippet.length > longest ? `${snippet.slice(0, longest - 1)}…` : snippet,
    url: linkTo('', { ...notice, seq: notice.seq ?? 0 }),
    tag: notice.conversationId,
  }
}

/** At most 32 letters of base64url (RFC 8030, 5.4). */
export const topicOf = (tag: string): string => tag.replaceAll('-', '').slice(0, 32)
