import type { Authenticity } from '../../../../../contract/authenticity.ts'
import { translator } from '../../../../platform/i18n/i18n.ts'
import type { Platform } from '../../../../platform/platform.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { receive } from '../../../conversations/index.ts'
import { findOrCreatePerson } from '../../../customers/index.ts'
import { type Taken, takeAnswer } from '../../answering/actions/take-answer.ts'
import { judge, trustedResults } from '../../authenticity/rules.ts'
import { noteBounce } from '../../bounces/actions/note-bounce.ts'
import { noteDelivered } from '../../bounces/actions/note-delivered.ts'
import { takeSideAnswer } from '../../side-conversations/actions/take-side-answer.ts'
import { readSideMailId } from '../../side-conversations/rules.ts'
import { learnAnswered } from '../../threading/actions/learn-answered.ts'
import { findLeads } from '../../threading/queries.ts'
import { answeredIds, formsOf, type Placement, place, readOwnMailId } from '../../threading/rules.ts'
import type { KnownMail, MailRow } from '../queries.ts'
import { addressesOf, automaticReason, fingerprint, languageOf, writerOf } from '../rules.ts'
import { type Batch, type Outcome, ownIdOf } from './batch.ts'
import type { ReadyMail } from './read-mail.ts'

/**
 * Takes one read mail to where it belongs: a copy to the mail it copies, a bounce to the message that bounced, everything
 * else into a conversation. All of it in the caller's transaction.
 */
export async function receiveMail(
  scope: Scope,
  platform: Platform,
  row: MailRow,
  ready: ReadyMail,
  batch: Batch,
): Promise<Outcome> {
  const { mail } = ready
  const { around, known } = batch
  const key = { secret: platform.config.secret, workspaceId: scope.workspaceId }
  const ownId = ownIdOf(ready, row)
  const writer = writerOf(mail, row.envelope.from, around.ownAddresses)
  const from = mail.from?.email || row.envelope.from || null

  const copied = copiedMail(known.get(ownId), fingerprint(mail), row.message_id)
  if (copied) return { state: 'duplicate', reason: 'the same mail came before', ...idsOf(copied), from }
  const own = mail.messageId ? (readOwnMailId(key, mail.messageId) ?? readSideMailId(key, mail.messageId)) : null
  const sent = own && known.get(mail.messageId ?? '')
  if (sent) return { state: 'duplicate', reason: 'our own mail came back', ...idsOf(sent), from }
  const automatic = automaticReason(mail, around.loopMark)
  const rewritten = formsOf(mail.messageId ?? '').flatMap((id) => known.get(id) ?? [])[0]
  // The mark, too: who answers can name any id as one that a relay gave to a mail of ours.
  if (rewritten?.rewritten && automatic?.kind === 'loop')
    return { state: 'duplicate', reason: 'our own mail came back', ...idsOf(rewritten), from }

  const addresses = addressesOf(mail, row.envelope.to)
  const report = { attached: mail.attached, answered: answeredIds(mail) }
  const delivered = mail.delivered && (await noteDelivered(scope, key, { receipt: mail.delivered, ...report }))
  const bounced =
    mail.bounce &&
    (await noteBounce(scope, key, {
      bounce: mail.bounce,
      ...report,
      addresses,
      at: row.received_at,
    }))
  if (bounced) return { state: 'read', reason: 'a bounce', ...bounced, from }
  if (delivered) return { state: 'read', reason: 'a delivery report', ...delivered, from }

  const channel = around.channel(row.channel_id)
  const authenticity = authenticityOf(ready, channel.checked_by, writer.email)
  const origin = { automatic: automatic !== null, doubtful: authenticity?.verdict === 'doubtful' }
  const taken =
    (await takeAnswer(scope, platform, row, ready, origin)) ??
    (await takeSideAnswer(scope, platform, row, ready, { writer, automatic, authenticity, known }))
  if (taken) return answered(taken, { ownId, from, print: fingerprint(mail), at: row.received_at }, batch)
  const placement = row.conversation_id
    ? readAgain(row.conversation_id)
    : place(
        await findLeads(
          scope,
          key,
          { addresses, inReplyTo: mail.inReplyTo, references: mail.references, subject: mail.subject },
          known,
          writer.email,
        ),
        {
          automatic: automatic !== null,
          doubtful: authenticity?.verdict === 'doubtful',
          at: row.received_at,
        },
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
    authenticity,
    rawMailId: row.id,
    unreadable: ready.unreadable,
    mayReopen: placement.conversationId === null || placement.mayReopen,
  })
  const ids = { messageId: received.messageId, conversationId: received.conversationId }
  // The first mail that had an id keeps it.
  if (!known.has(ownId)) {
    const remembered = {
      mail_id: ownId,
      message_id: ids.messageId,
      conversation_id: ids.conversationId,
      fingerprint: fingerprint(mail),
      rewritten: false,
      side_id: null,
    }
    known.set(ownId, remembered)
    batch.newIds.push({ ...remembered, at: row.received_at })
  }
  if (placement.conversationId)
    await learnAnswered(scope, placement, mail.inReplyTo[0], { known, key, sender: writer.email, at: row.received_at })
  batch.contacts.set(person.id, row.received_at)
  return { state: ready.unreadable ? 'unreadable' : 'read', reason: ready.unreadable, ...ids, from }
}

/** Is it from whom it says? By the server whose word the channel takes, else by what we asked ourselves. */
function authenticityOf({ mail, sender }: ReadyMail, checkedBy: string | null, writer: string): Authenticity | null {
  const told = checkedBy ? trustedResults(mail.headers, checkedBy) : null
  const found = told ?? (sender && { ...sender, checkedBy: null })
  return found && judge(found, { from: mail.from?.email ?? '', writer })
}

/** A member's mail is known under its id, so that a copy of it is not taken twice. */
function answered(
  { reason, messageId, conversationId, sideId }: Taken,
  { ownId, from, print, at }: { ownId: string; from: string | null; print: string; at: Date },
  { known, newIds }: Batch,
): Outcome {
  if (messageId && !known.has(ownId)) {
    const remembered = {
      mail_id: ownId,
      message_id: messageId,
      conversation_id: conversationId,
      fingerprint: print,
      rewritten: false,
      side_id: sideId,
    }
    known.set(ownId, remembered)
    newIds.push({ ...remembered, at })
  }
  return { state: 'read', reason, messageId, conversationId, from }
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
