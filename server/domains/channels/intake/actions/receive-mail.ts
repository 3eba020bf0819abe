import { sql } from 'kysely'
import { translator } from '../../../../platform/i18n/i18n.ts'
import type { Platform } from '../../../../platform/platform.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { receive } from '../../../conversations/index.ts'
import { findOrCreatePerson, touchPerson } from '../../../customers/index.ts'
import { noteBounce } from '../../bounces/actions/note-bounce.ts'
import { findLeads } from '../../threading/queries.ts'
import { answeredIds, type Placement, place, readOwnMailId } from '../../threading/rules.ts'
import { type KnownMail, knownMailIds, type MailRow } from '../queries.ts'
import { addressesOf, automaticReason, contentId, fingerprint, languageOf, writerOf } from '../rules.ts'
import type { ReadyMail } from './read-mail.ts'
import '../../tables.ts'

/** What a workspace's mails are judged by; read once for a batch of them. */
export interface Surroundings {
  ownAddresses: ReadonlySet<string>
  loopMark: string
  language: string
  channel(id: string): ChannelFacts
}

interface ChannelFacts {
  id: string
  team_id: string | null
  language: string | null
  reopen_kind: 'reopen' | 'new'
  reopen_days: number
}

/** What became of a mail; written to its row. */
export type Outcome =
  | {
      state: 'read' | 'unreadable'
      reason: string | null
      messageId: string
      conversationId: string
      from: string | null
    }
  | { state: 'duplicate'; reason: string; messageId: string; conversationId: string; from: string | null }

/**
 * Takes one read mail to where it belongs: a copy to the mail it copies, a bounce to the message that bounced, everything
 * else into a conversation. All of it in the caller's transaction.
 */
export async function receiveMail(
  scope: Scope,
  platform: Platform,
  row: MailRow,
  ready: ReadyMail,
  around: Surroundings,
): Promise<Outcome> {
  const { mail } = ready
  const key = { secret: platform.config.secret, workspaceId: scope.workspaceId }
  const ownIds = mail.messageId
    ? [mail.messageId]
    : [
        contentId(
          mail,
          ready.attachments.map(({ hash }) => hash),
        ),
      ]
  const known = await knownMailIds(scope, [...ownIds, ...answeredIds(mail)])
  const writer = writerOf(mail, row.envelope.from, around.ownAddresses)
  const from = mail.from?.email || row.envelope.from || null

  const copied = copiedMail(known.get(ownIds[0] ?? ''), fingerprint(mail), row.message_id)
  if (copied) return { state: 'duplicate', reason: 'the same mail came before', ...idsOf(copied), from }
  const own = mail.messageId ? readOwnMailId(key, mail.messageId) : null
  const sent = own && known.get(mail.messageId ?? '')
  if (sent) return { state: 'duplicate', reason: 'our own mail came back', ...idsOf(sent), from }

  const addresses = addressesOf(mail, row.envelope.to)
  const bounced =
    mail.bounce &&
    (await noteBounce(scope, key, {
      bounce: mail.bounce,
      attached: mail.attached,
      addresses,
      answered: answeredIds(mail),
      at: row.received_at,
    }))
  if (bounced) return { state: 'read', reason: 'a bounce', ...bounced, from }

  const automatic = automaticReason(mail, around.loopMark)
  const channel = around.channel(row.channel_id)
  const placement = row.conversation_id
    ? readAgain(row.conversation_id)
    : place(
        await findLeads(
          scope,
          key,
          { addresses, inReplyTo: mail.inReplyTo, references: mail.references, subject: mail.subject },
          known,
        ),
        { sender: writer.email, automatic: automatic !== null, at: row.received_at },
        { kind: channel.reopen_kind, days: channel.reopen_days },
      )

  const language = languageOf(mail.newText || mail.text)
  const person = await findOrCreatePerson(scope, { kind: 'email', value: writer.email, name: writer.name, language })
  const received = await receive(scope, {
    conversationId: placement.conversationId,
    personId: person.id,
    channelId: row.channel_id,
    teamId: channel.team_id,
    language: language ?? person.language ?? channel.language ?? around.language,
    at: row.received_at,
    subject: mail.subject.slice(0, 1000),
    text: mail.text,
    newText: mail.newText,
    html: mail.html,
    sanitiserVersion: mail.sanitiserVersion,
    outsidePictures: mail.html.split('data-outside-src=').length - 1,
    from: { name: writer.name, email: writer.email },
    to: mail.to.map(addressOf),
    cc: mail.cc.map(addressOf),
    attachments: ready.attachments,
    automatic,
    thread: threadReason(placement, around.language),
    rawMailId: row.id,
    unreadable: ready.unreadable,
    mayReopen: placement.conversationId === null || placement.mayReopen,
  })
  await touchPerson(scope, person.id, row.received_at)
  const ids = { messageId: received.messageId, conversationId: received.conversationId }
  await rememberIds(scope, ownIds, { ...ids, fingerprint: fingerprint(mail), at: row.received_at })
  return { state: ready.unreadable ? 'unreadable' : 'read', reason: ready.unreadable, ...ids, from }
}

/** The mail that was here before under this id, when it is the same one; a known id on another mail is that mail's own. */
function copiedMail(known: KnownMail | undefined, print: string, ownMessageId: string | null): KnownMail | null {
  return known && known.fingerprint === print && known.message_id !== ownMessageId ? known : null
}

const idsOf = ({ message_id, conversation_id }: KnownMail) => ({
  messageId: message_id,
  conversationId: conversation_id,
})
const addressOf = ({ name, email }: { name: string; email: string }) => ({
  name: name || null,
  email: email.toLowerCase(),
})

/** A mail that could not be read before has its conversation already; its words join it. */
const readAgain = (conversationId: string): Placement => ({
  conversationId,
  by: 'known-message-id',
  why: 'read-again',
  mayReopen: false,
})

/** Where and why, in the words of the workspace's language. */
function threadReason(placement: Placement, language: string) {
  const reason = translator(language)(`server:threads.${placement.why}`, { number: placement.number })
  return {
    by: placement.by,
    reason,
    possibleMatchId: placement.conversationId === null ? (placement.possibleMatchId ?? null) : null,
  }
}

/** Notes which Message-IDs stand for a message. The first mail that had an id keeps it. */
export async function rememberIds(
  scope: Scope,
  ids: readonly string[],
  of: { messageId: string; conversationId: string; fingerprint: string; at: Date },
): Promise<void> {
  await scope.db
    .insertInto('mail_ids')
    .values(
      ids.map((id) => ({
        workspace_id: scope.workspaceId,
        mail_id: id,
        message_id: of.messageId,
        conversation_id: of.conversationId,
        fingerprint: of.fingerprint,
        at: of.at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Writes what became of a mail to its row. */
export async function settle(scope: Scope, id: string, outcome: Outcome): Promise<void> {
  await scope.db
    .updateTable('raw_mails')
    .set({
      state: outcome.state,
      reason: outcome.reason,
      message_id: outcome.messageId,
      conversation_id: outcome.conversationId,
      from_email: outcome.from,
      attempts: sql`attempts + 1`,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()
}
