import { offerFileReferences } from '../../platform/files/references.ts'
import type { Platform } from '../../platform/platform.ts'
import { offerConversationFields } from '../conversations/index.ts'
import type { Domain } from '../domain.ts'
import { openMailroom } from './adapters/mailroom.ts'
import { run } from './adapters/run.ts'
import { undelivered } from './filtering/rules.ts'
import { filesOfMails } from './intake/queries.ts'
import { createChannelsJobs } from './jobs.ts'
import { createChannelsReactions } from './reactions.ts'
import { createChannelsRoutes } from './routes.ts'

/**
 * Channels: how words come in and go out, by e-mail today. It owns the channels with their addresses and sealed
 * secrets, every raw mail as it came, the Message-IDs that tie mails to messages, and the outbox.
 *
 * In: a mail is stored and committed before it is acknowledged (SMTP receiver, IMAP, HTTP), then read, its thread and
 * person found, and handed to `conversations.receive`; all that in one transaction. Out: on hearing `message.queued` a row
 * of the outbox is made, with one Message-ID for ever, and handed to a relay when its time has come. Other domains hear
 * of it by events.
 */
export function createChannels(platform: Platform): Domain {
  const mailroom = openMailroom(platform)
  offerConversationFields('channels', ({ workspaceId }) => [undelivered(workspaceId)])
  offerFileReferences('raw_mails', filesOfMails)
  return {
    name: 'channels',
    routes: createChannelsRoutes(mailroom),
    reactions: createChannelsReactions(platform),
    jobs: createChannelsJobs(mailroom),
    start: () => run(mailroom),
  }
}

export { type AnswerWay, answerWay } from './answering/queries.ts'
