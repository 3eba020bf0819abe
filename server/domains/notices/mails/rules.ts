import type { AnswerWay } from '../../channels/index.ts'
import type { DueNotice, MailReader } from './queries.ts'

type Words = (key: string, values?: Record<string, unknown>) => string

export interface Letter {
  subject: string
  text: string
}

/** What an answer to a mail of this kind becomes: where colleagues talk it stays among them. */
export const answerKind = ({ kind, side }: Pick<DueNotice, 'kind' | 'side'>): 'reply' | 'note' | 'aside' =>
  side ? 'aside' : kind === 'mention' ? 'note' : 'reply'

const valuesOf = (t: Words, { name, number, subject }: Pick<DueNotice, 'name' | 'number' | 'subject'>) => ({
  name: name ?? t('notice-mails:somebody'),
  number,
  subject,
})

/** Where the screen shows it: the side conversation or the message itself, where it is about one. */
export function linkTo(
  url: string,
  { number, seq, sideId, alone }: Pick<DueNotice, 'number' | 'seq' | 'sideId' | 'alone'>,
): string {
  if (sideId) return alone ? `${url}/asked/${sideId}` : `${url}/inbox/all/${number}#side-${sideId}`
  return `${url}/inbox/all/${number}${seq ? `#message-${seq}` : ''}`
}

const settingsAt = (t: Words, url: string) => t('notice-mails:footer', { url: `${url}/settings/notices` })

export const quoted = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')

/** One conversation's news, with the words themselves and how to answer. */
export function letterOf(t: Words, notices: readonly DueNotice[], url: string, way: AnswerWay | null): Letter {
  const last = notices.at(-1) as DueNotice
  const parts = [
    ...notices.flatMap((notice) => [
      `${t(`notice-mails:line.${notice.kind}`, valuesOf(t, notice))}`,
      ...(notice.text.trim() ? [quoted(notice.text)] : []),
    ]),
    ...(way ? [howToAnswer(t, last, way)] : []),
    t('notice-mails:open', { url: linkTo(url, last) }),
    settingsAt(t, url),
  ]
  return { subject: t(`notice-mails:subject.${last.kind}`, valuesOf(t, last)), text: `${parts.join('\n\n')}\n` }
}

function howToAnswer(t: Words, { kind, side }: DueNotice, way: AnswerWay): string {
  if (side) return t(`notice-mails:answer.${side.outside ? 'outside' : 'aside'}`)
  const words = t(`notice-mails:answer.${answerKind({ kind, side })}`)
  if (way.reply === way.note) return words
  const other =
    answerKind({ kind, side }) === 'note'
      ? t('notice-mails:answer.toCustomer', { address: way.reply })
      : t('notice-mails:answer.toNote', { address: way.note })
  return `${words}\n${other}`
}

const longestList = 30

/** What was gathered, a line each. */
export function digestOf(t: Words, notices: readonly DueNotice[], url: string, { workspace }: MailReader): Letter {
  const shown = notices.slice(0, longestList)
  const left = notices.length - shown.length
  const parts = [
    ...shown.map((notice) =>
      [
        t(`notice-mails:line.${notice.kind}`, valuesOf(t, notice)),
        ...(notice.text.trim() ? [quoted(notice.text.trim().slice(0, 300))] : []),
        linkTo(url, notice),
      ].join('\n'),
    ),
    ...(left > 0 ? [t('notice-mails:digest.more', { count: left })] : []),
    settingsAt(t, url),
  ]
  return {
    subject: t('notice-mails:digest.subject', { count: notices.length, workspace }),
    text: `${parts.join('\n\n')}\n`,
  }
}
