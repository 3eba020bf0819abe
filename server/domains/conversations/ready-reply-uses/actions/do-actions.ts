import type { Message } from '../../../../../contract/conversations.ts'
import type { ReplyActions } from '../../../../../contract/ready-replies.ts'
import { requireAbility, type Scope } from '../../../../platform/scope.ts'
import { assign } from '../../actions/assign.ts'
import { change } from '../../actions/change.ts'
import { resolve } from '../../actions/resolve.ts'
import { writeNote } from '../../messages/actions/add-note.ts'
import { surroundingsOf } from '../../placeholders/queries.ts'
import { filled } from '../queries.ts'

/**
 * Each by the action a member would take by hand, so that what that refuses is refused here. What a resolution needs is set
 * before it is resolved; the status comes last. Answers the note, if there was one to write.
 */
export async function doActions(scope: Scope, id: string, actions: ReplyActions): Promise<Message | null> {
  if (!Object.keys(actions).length) return null
  requireAbility(scope, 'conversations.write')
  const { urgency, topicId, addTags, removeTags, status } = actions
  await change(scope, id, { urgency, topicId, addTags, removeTags })
  await giveTo(scope, id, actions)
  const note = actions.note ? await noteFrom(scope, id, actions.note) : null
  if (status === 'resolved') await resolve(scope, id, {})
  else if (status) await change(scope, id, { status })
  return note
}

async function giveTo(scope: Scope, id: string, { assigneeId, teamId }: ReplyActions): Promise<void> {
  if (assigneeId === undefined && teamId === undefined) return
  const me = scope.actor.kind === 'member' ? scope.actor.id : undefined
  await assign(scope, id, { assigneeId: assigneeId === 'me' ? me : assigneeId, teamId })
}

async function noteFrom(scope: Scope, id: string, template: string): Promise<Message> {
  const around = await surroundingsOf(scope, id)
  const { html } = filled(template, around, around.workspaceLanguage)
  return writeNote(scope, id, { html, attachmentIds: [] })
}
