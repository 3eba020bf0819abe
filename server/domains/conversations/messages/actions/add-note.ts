import type { Message } from '../../../../../contract/conversations.ts'
import type { Mention } from '../../../../../contract/mentions.ts'
import { record } from '../../../../platform/events/record.ts'
import { type FieldProblem, problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { faultsOfReaders } from '../../../team/index.ts'
import { addMessage } from '../../actions/add-message.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { dropDraft } from '../../drafts/actions/drop-draft.ts'
import { keepMentions } from '../../mentions/actions/keep-mentions.ts'
import { survivorOf } from '../../merging/queries.ts'
import { oneMessage } from '../queries.ts'
import { attach, readWritten, takeFiles } from './written.ts'

interface Note {
  html: string
  attachmentIds: string[]
  /** Who is told of it. */
  mentions?: Mention[] | undefined
}

/** Adds words that only members see. They do not change where the conversation stands. */
export async function addNote(scope: Scope, askedId: string, input: Note): Promise<Message> {
  const note = await writeNote(scope, askedId, input)
  const memberId = scope.actor.kind === 'member' ? scope.actor.id : null
  await dropDraft(scope, { id: await survivorOf(scope, askedId), merged: true }, memberId, 'note')
  return note
}

/** The same beside what the member is writing there, which stays. */
export async function writeNote(scope: Scope, askedId: string, input: Note): Promise<Message> {
  const conversation = await lockConversation(scope, askedId)
  const { id } = conversation
  const mentions = input.mentions ?? []
  await requireKnown(scope, mentions)
  const files = await takeFiles(scope, input.attachmentIds)
  const written = readWritten(input.html, files)
  if (!written) throw problem('invalid', { errors: [{ path: 'body.html', message: 'says nothing' }] })
  const memberId = scope.actor.kind === 'member' ? scope.actor.id : null
  const message = await addMessage(scope, conversation, { kind: 'note', at: scope.now, memberId, ...written })
  await attach(scope, message.id, written.html, files)
  await keepMentions(scope, message.id, mentions)
  await record(scope, {
    type: 'note.added',
    subject: { kind: 'message', id: message.id },
    conversationId: id,
    personId: conversation.person_id,
    seq: message.seq,
    data: { number: conversation.number, mentions },
  })
  return oneMessage(scope, message.id)
}

/** Nobody can be meant who is not here (any more), or would not see it. `shown` see it beside the thread. */
export async function requireKnown(
  scope: Scope,
  mentions: readonly Mention[],
  shown: ReadonlySet<string> = new Set(),
): Promise<void> {
  const faults = await faultsOfReaders(scope, mentions)
  const errors = mentions.flatMap(({ id }, index): FieldProblem[] => {
    const message = faults[index]
    return message && !shown.has(id) ? [{ path: `body.mentions.${index}.id`, message }] : []
  })
  if (errors.length) throw problem('invalid', { errors })
}
