import type { Message } from '../../../../../contract/conversations.ts'
import type { GivenValues } from '../../../../../contract/fields.ts'
import { sideBySide } from '../../../../platform/db/side-by-side.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { memberProfile } from '../../../team/index.ts'
import { addMessage } from '../../actions/add-message.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { dropDraft } from '../../drafts/actions/drop-draft.ts'
import { fillFields, requireFields } from '../../forms/actions/require-fields.ts'
import { takeTeamDraft } from '../../handing/actions/write-team-draft.ts'
import { homeOfReply } from '../../merging/queries.ts'
import { isSettled, mayHaveUnseen } from '../../rules.ts'
import { statusNow } from '../../statuses/queries.ts'
import type { Address } from '../../tables.ts'
import { defaultRecipients } from '../../thread/queries.ts'
import { oneMessage } from '../queries.ts'
import { unseenBy, unseenProblem } from './refuse-unseen.ts'
import { attach, readWritten, takeFiles } from './written.ts'

export interface Reply {
  /** Left out: on the screen, whose draft goes with it. */
  writtenIn?: 'mail' | 'bulk' | 'schedule' | undefined
  html: string
  attachmentIds: string[]
  seenSeq: number
  /** The number of the note that comes along with it, which needs nobody's eyes. */
  broughtSeq?: number | undefined
  /** It is the reply that the team wrote, as of this version. */
  teamDraftVersion?: number | undefined
  to?: Address[] | undefined
  cc: Address[]
  bcc: Address[]
  quote: boolean
  sendAnyway: boolean
  /** With `sendAnyway`: the newest number its writer was told of. */
  unseenSeq?: number | undefined
  thenStatus: 'open' | 'waiting-on-customer' | 'waiting-on-us' | 'resolved'
  fields?: GivenValues | undefined
}

/**
 * Answers the person. Under the conversation's lock it is known what is newest, so a reply of somebody who has not seen it
 * is refused on every path; `sendAnyway` goes ahead and is recorded. The message waits for the writer's undo seconds.
 */
export async function reply(scope: Scope, askedId: string, input: Reply): Promise<Message> {
  const conversation = await lockConversation(scope, askedId)
  const { id } = conversation
  if (conversation.deleted_at)
    throw problem('not-in-this-state', { detail: 'The conversation is in the trash; restore it first.' })
  const memberId = scope.actor.kind === 'member' ? scope.actor.id : null
  const [said, files, to, undoSeconds] = await sideBySide([
    mayHaveUnseen(conversation, input.seenSeq) ? unseenBy(scope, id, input.seenSeq, askedId) : Promise.resolve([]),
    takeFiles(scope, input.attachmentIds),
    recipients(scope, conversation, input.to),
    undoSecondsOf(scope, memberId),
  ])
  const unseen = said.filter(({ seq }) => seq !== input.broughtSeq)
  const newest = unseen.at(-1)?.seq ?? 0
  // Whoever sends anyway has chosen so over what they were told of; what came since is told of first.
  if (unseen.length && (!input.sendAnyway || newest > (input.unseenSeq ?? newest)))
    throw unseenProblem(unseen, input.seenSeq)

  const written = readWritten(input.html, files)
  if (!written) throw problem('invalid', { errors: [{ path: 'body.html', message: 'says nothing' }] })
  if (!to.length) throw problem('invalid', { errors: [{ path: 'body.to', message: 'nobody to send it to' }] })
  const home = await homeOfReply(scope, conversation, to)
  if (!home.channel_id) throw problem('not-in-this-state', { detail: 'The conversation has no channel to answer by.' })

  const sendAt = new Date(scope.now.getTime() + undoSeconds * 1000)
  const resolved = input.thenStatus === 'resolved'
  const filled = await fillFields(scope, conversation, input.fields)
  if (resolved && !isSettled(conversation.status)) await requireFields(scope, conversation)
  const along = {
    status: input.thenStatus,
    resolvedAt: resolved ? scope.now : null,
    resolvedBy: resolved ? memberId : null,
  }
  if (input.teamDraftVersion !== undefined) await takeTeamDraft(scope, conversation, input.teamDraftVersion)
  const message = await addMessage(
    scope,
    conversation,
    {
      kind: 'outbound',
      at: scope.now,
      memberId,
      subject: home.subject,
      ...written,
      recipients: { to, cc: input.cc, bcc: input.bcc },
      sentAnyway: unseen.map(({ id, seq, author }) => ({ id, seq, author: author.name })),
      delivery: { state: 'waiting', sendAt: sendAt.toISOString(), attempts: 0, reason: null, nextAttemptAt: null },
    },
    along,
    { id: home.id, along },
  )
  await attach(scope, message.id, written.html, files)
  const about = { conversationId: home.id, personId: home.person_id, seq: message.seq }
  const subject = { kind: 'message', id: message.id }
  const { statusId } = resolved ? await statusNow(scope, id) : { statusId: null }
  const recording = record(
    scope,
    {
      type: 'message.queued',
      subject,
      ...about,
      data: {
        messageId: message.id,
        channelId: home.channel_id,
        automatic: false,
        sendAt: sendAt.toISOString(),
        quote: input.quote,
        number: home.number,
      },
    },
    ...(unseen.length === 0
      ? []
      : [
          {
            type: 'message.sent-anyway' as const,
            subject,
            ...about,
            data: {
              unseenSeq: newest,
              seenSeq: input.seenSeq,
              unseen: unseen.map(({ id, seq, author }) => ({ id, seq, author })),
              number: home.number,
            },
          },
        ]),
    ...filled,
    ...(resolved && conversation.status !== 'resolved'
      ? [
          {
            type: 'conversation.resolved' as const,
            subject: { kind: 'conversation', id },
            conversationId: id,
            personId: conversation.person_id,
            seq: message.seq,
            data: {
              number: conversation.number,
              from: conversation.status,
              fromStatusId: conversation.status_id,
              statusId,
            },
          },
        ]
      : []),
  )
  const [sent] = await sideBySide([
    oneMessage(scope, message.id),
    recording,
    dropDraft(scope, conversation, input.writtenIn ? null : memberId, 'reply'),
  ])
  return sent
}

const recipients = async (
  scope: Scope,
  thread: { id: string; merged: boolean },
  named: Address[] | undefined,
): Promise<Address[]> => named ?? (await defaultRecipients(scope, thread)).to

/** How long the writer may still take it back; a program thinks before it writes. */
export const undoSecondsOf = async (scope: Scope, memberId: string | null): Promise<number> =>
  memberId === null ? 0 : (await memberProfile(scope, memberId)).undoSeconds
