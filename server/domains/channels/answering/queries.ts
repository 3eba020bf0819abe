import type { Platform } from '../../../platform/platform.ts'
import type { Scope } from '../../../platform/scope.ts'
import { type Answerable, memberAddress, memberMailId } from './rules.ts'

export interface AnswerWay {
  /** Where an answer goes that reaches the customer, one that becomes a note, and one of a side conversation. */
  reply: string
  note: string
  aside: string
  /** Without brackets; carries the same as the address of its kind. */
  messageId: string
}

/**
 * How a member may answer by mail in a conversation of which they know what stands before `seq`; null where no channel takes
 * mail in. Behind a plus only where our own receiver takes it; elsewhere the Message-ID must do.
 */
export async function answerWay(
  scope: Scope,
  { config }: Platform,
  about: {
    conversationId: string
    number: number
    /** For `aside` the number of the side conversation. */
    seq: number
    memberId: string
    kind: Answerable['kind']
    nonce: string
  },
): Promise<AnswerWay | null> {
  const channel = await channelFor(scope, about.conversationId)
  if (!channel) return null
  const key = { secret: config.secret, workspaceId: scope.workspaceId }
  const { number, seq, memberId } = about
  const behindPlus = channel.imap === null && !config.smtp.off
  const address = (kind: Answerable['kind']) =>
    behindPlus ? memberAddress(key, channel.address, { kind, number, seq }, memberId) : channel.address
  return {
    reply: address('reply'),
    note: address('note'),
    aside: address('aside'),
    messageId: memberMailId(key, { kind: about.kind, number, seq }, memberId, about.nonce, config.mailName),
  }
}

/** The conversation's own channel where it takes mail, else the oldest that does. */
const channelFor = (scope: Scope, conversationId: string) =>
  scope.db
    .selectFrom('channels')
    .leftJoin('conversations', (join) =>
      join
        .on('conversations.workspace_id', '=', scope.workspaceId)
        .on('conversations.id', '=', conversationId)
        .onRef('conversations.channel_id', '=', 'channels.id'),
    )
    .select(['channels.address', 'channels.imap'])
    .where('channels.workspace_id', '=', scope.workspaceId)
    .where('channels.enabled', '=', true)
    .where('channels.removed_at', 'is', null)
    .orderBy('conversations.id', (order) => order.asc().nullsLast())
    .orderBy('channels.created_at')
    .limit(1)
    .executeTakeFirst()
