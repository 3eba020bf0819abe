import type { ReplyActions } from '../../../../contract/ready-replies.ts'

/** A ready-made reply that was chosen, and what of it is to be done. */
export interface Chosen {
  readyReplyId: string
  actions: ReplyActions
}

/** What of a ready-made reply goes along with a message. */
export interface ReadyUse {
  readyReplyId: string
  actions: Omit<ReplyActions, 'status'>
}

const mark = /⟦([^⟧]*)⟧/g

/** The values that a text still misses, each once. */
export const missingIn = (html: string): string[] => [
  ...new Set([...html.matchAll(mark)].map((match) => match[1] ?? '')),
]

/** A text cut where marks stand, so that they can be shown as such. */
export const cutAtMarks = (text: string): { words: string; isMark: boolean }[] =>
  text.split(/(⟦[^⟧]*⟧)/).flatMap((words) => (words ? [{ words, isMark: words.startsWith('⟦') }] : []))

export const withoutAction = (actions: ReplyActions, name: keyof ReplyActions): ReplyActions =>
  Object.fromEntries(Object.entries(actions).filter(([key]) => key !== name))
