import type { Authenticity } from '../../../../../contract/authenticity.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { translator } from '../../../../platform/i18n/i18n.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { workspaceOf } from '../../../team/index.ts'
import { keepAttachments, type MailedFile, withInlinePictures } from '../../actions/keep-attachments.ts'
import { snippetOf } from '../../rules.ts'
import type { Address, Automatic } from '../../tables.ts'
import { doubtAbout } from '../rules.ts'
import '../tables.ts'
import { lockSide } from './change-side.ts'
import { tellThread } from './tell-thread.ts'
import { addMailedWords } from './words.ts'

export interface ReceivedAside {
  sideId: string
  from: { name: string | null; email: string }
  to: Address[]
  cc: Address[]
  at: Date
  text: string
  newText: string
  html: string
  sanitiserVersion: number
  outsidePictures: number
  attachments: readonly MailedFile[]
  automatic: Automatic | null
  authenticity: Authenticity | null
  rawMailId: string
  unreadable: string | null
}

/**
 * Takes in what somebody outside wrote beside a conversation. An answer is the word of somebody it was mailed to; of a machine,
 * a stranger or a doubtful sender it is shown, and the question waits on.
 */
export async function receiveAside(
  scope: Scope,
  received: ReceivedAside,
): Promise<{ messageId: string; conversationId: string }> {
  const side = await lockSide(scope, received.sideId)
  const id = newId()
  const doubt = doubtAbout(received, side.participants)
  const answers = !doubt && !received.automatic
  const files = received.attachments.map((file) => ({ id: newId(), ...file }))
  await addMailedWords(scope, { ...side, state: answers ? 'answered' : side.state }, id, {
    ...received,
    html: withInlinePictures(received.html, files),
    recipients: { to: received.to, cc: received.cc },
    doubt,
  })
  await keepAttachments(scope, { side_message_id: id }, files)
  const about = { subject: { kind: 'side-conversation', id: side.id }, conversationId: side.conversation_id }
  const { from } = received
  const data = {
    askedBy: side.asked_by,
    sideMessageId: id,
    from,
    snippet: snippetOf(received.newText || received.text),
  }
  await record(
    scope,
    { type: 'side-message.received', ...about, data: { ...data, doubt, automatic: received.automatic !== null } },
    ...(answers
      ? [
          {
            type: 'side-conversation.answered' as const,
            ...about,
            data: { ...data, teamId: null, ownerId: null, wasDone: side.state === 'done' },
          },
        ]
      : []),
  )
  if (!received.automatic) {
    const { language } = await workspaceOf(scope.db, scope.workspaceId)
    const key = doubt ? 'server:sides.doubted' : 'server:sides.answered'
    await tellThread(
      scope,
      side,
      translator(language)(key, { name: from.name ?? from.email, email: from.email, subject: side.subject }),
    )
  }
  return { messageId: id, conversationId: side.conversation_id }
}
