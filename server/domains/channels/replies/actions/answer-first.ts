import { translator } from '../../../../platform/i18n/i18n.ts'
import { textToHtml } from '../../../../platform/mail/reading/html/text-html.ts'
import type { Platform } from '../../../../platform/platform.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { answerAutomatically } from '../../../conversations/index.ts'
import { findChannel, ownAddresses } from '../../queries.ts'
import { answeredBefore, firstWriter } from '../queries.ts'
import { fillIn, replyTimeWords, whyNoAnswer } from '../rules.ts'

/** Answers a new conversation at once, where its channel does so, stating when a person will. Never a machine, never in a ring. */
export async function answerFirst(
  scope: Scope,
  platform: Platform,
  conversationId: string,
  channelId: string,
): Promise<void> {
  const channel = await findChannel(scope, channelId)
  if (!channel?.enabled || !channel.automatic_reply) return
  const writer = await firstWriter(scope, conversationId)
  if (!writer?.from_email) return
  const before = await answeredBefore(scope, writer.from_email, conversationId)
  const refused = whyNoAnswer(writer.from_email, await ownAddresses(scope), before)
  if (refused) return platform.log.info({ conversationId, reason: refused }, 'no automatic answer was sent')

  const workspace = await scope.db
    .selectFrom('workspaces')
    .select('language')
    .where('id', '=', scope.workspaceId)
    .executeTakeFirstOrThrow()
  const words = translator(writer.language ?? channel.language ?? workspace.language)
  const text = wordsOf(channel, words, writer.number)
  await scope.db
    .insertInto('automatic_replies')
    .values({
      workspace_id: scope.workspaceId,
      address: writer.from_email,
      conversation_id: conversationId,
      at: scope.now,
    })
    .execute()
  await answerAutomatically(scope, conversationId, {
    html: textToHtml(text),
    text,
    to: { name: writer.from_name, email: writer.from_email },
  })
}

type Words = ReturnType<typeof translator>

function wordsOf(
  channel: { automatic_reply_text: string | null; reply_minutes: number | null },
  words: Words,
  number: number,
): string {
  const time = channel.reply_minutes === null ? null : replyTimeWords(channel.reply_minutes)
  const replyTime = time ? words(`server:replies.${time.unit}`, { count: time.count }) : words('server:replies.soon')
  const own = channel.automatic_reply_text?.trim()
  const values = { reply_time: replyTime, number: String(number) }
  return own ? fillIn(own, values) : words('server:replies.first', values)
}
