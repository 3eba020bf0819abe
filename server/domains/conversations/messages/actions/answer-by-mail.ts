import type { Unseen } from '../../../../../contract/seen.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { writeNote } from './add-note.ts'
import { unseenBy } from './refuse-unseen.ts'
import { reply } from './reply.ts'
import { type Upload, upload } from './upload.ts'

/** Why a member's mail became no message; `meanwhile` is what they had not seen. */
export type AnswerRefused =
  | { why: 'unseen'; meanwhile: Unseen[] }
  | { why: 'empty' | 'not-in-this-state' | 'not-allowed' }

export interface MailedAnswer {
  kind: 'reply' | 'note'
  /** How far its writer had read when they were told. */
  seenSeq: number
  html: string
  files: readonly Upload[]
}

/** A member's words that came by mail, under the same rules as on the screen. What is refused leaves nothing behind. */
export async function answerByMail(
  scope: Scope,
  askedId: string,
  { kind, seenSeq, html, files }: MailedAnswer,
): Promise<{ messageId: string } | AnswerRefused> {
  if (!scope.abilities.has(kind === 'reply' ? 'conversations.reply' : 'conversations.write'))
    return { why: 'not-allowed' }
  const conversation = await lockConversation(scope, askedId)
  const { id } = conversation
  if (kind === 'reply' && (conversation.deleted_at || !conversation.channel_id)) return { why: 'not-in-this-state' }
  const meanwhile = kind === 'reply' ? await unseenBy(scope, id, seenSeq, askedId) : []
  if (meanwhile.length) return { why: 'unseen', meanwhile }
  if (!html.replace(/<[^>]+>/g, '').trim() && !files.length) return { why: 'empty' }
  const attachmentIds: string[] = []
  for (const file of files) attachmentIds.push((await upload(scope, file)).id)
  // A mail may be nothing but a file; a message has words.
  const words = html || '<p>…</p>'
  const message =
    kind === 'note'
      ? await writeNote(scope, id, { html: words, attachmentIds })
      : await reply(scope, askedId, { html: words, attachmentIds, seenSeq, ...asOnTheScreen() })
  return { messageId: message.id }
}

const asOnTheScreen = () => ({
  writtenIn: 'mail' as const,
  cc: [],
  bcc: [],
  quote: true,
  sendAnyway: false,
  thenStatus: 'waiting-on-customer' as const,
})
