import { DAY } from '../calendar.ts'
import type { Carrier } from '../company.ts'
import { idAt } from '../ids.ts'
import { random, seedFor } from '../random.ts'
import { READY_MADE } from '../ready-replies.ts'
import type { Put } from './tables.ts'

/** The ready-made replies of the house, everybody's. Their ids follow from when it was founded. */
export function putReadyReplies(put: Put, carrier: Carrier): void {
  const workspace_id = carrier.id
  const began = carrier.foundedAt.getTime() + 30 * DAY
  const idOf = (realm: number, index: number) => idAt(began + index * 1000, random(seedFor(realm, 26, index)))
  const topicId = (key: string) => carrier.topics.find((topic) => topic.key === key)?.id ?? null
  const folders = [...new Set(READY_MADE.map(({ folder }) => folder))]
  for (const [position, name] of folders.entries())
    put('reply_folders', { workspace_id, id: idOf(1, position), name, position })
  for (const [index, { name, folder, topics, words, actions }] of READY_MADE.entries()) {
    const id = idOf(2, index)
    const { topic, ...others } = actions
    put('ready_replies', {
      workspace_id,
      id,
      name,
      kind: 'shared',
      folder_id: idOf(1, folders.indexOf(folder)),
      topic_ids: topics.flatMap((key) => topicId(key) ?? []),
      actions: { ...(topic ? { topicId: topicId(topic) } : {}), ...others },
      created_at: new Date(began),
      updated_at: new Date(began),
    })
    for (const [language, html] of Object.entries(words ?? {}))
      put('ready_reply_variants', {
        workspace_id,
        ready_reply_id: id,
        language,
        html,
        text: plain(html),
        attachment_ids: [],
      })
  }
}

const plain = (html: string): string =>
  html
    .replace(/<\/p>/g, '\n\n')
    .replace(/<br \/>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .trim()
