import type { EventType } from '../../../../../contract/events.ts'
import type { SideConversation } from '../../../../../contract/side-conversations.ts'
import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { familyOf, survivorOf } from '../../merging/queries.ts'
import type { Address, Recipients } from '../../tables.ts'
import { memberOf, sideById, visibleSide } from '../queries.ts'
import { speaksForAsked } from '../rules.ts'
import '../tables.ts'
import { addressTo, checkOutside, queueWords, requireMailing, requireOutOfTrash, sendingTime } from './outside.ts'
import { addWords, type Leaving, readWords, type Words } from './words.ts'

export interface Further extends Words {
  to?: Address[] | undefined
  cc?: Address[] | undefined
}

/** Words of the asked side answer it; anybody else's ask further, and are mailed where somebody outside was asked. */
export async function say(scope: Scope, id: string, input: Further): Promise<SideConversation> {
  await sayIn(scope, await lockSide(scope, id), input)
  return sideById(scope, id)
}

/** The same in one that is locked; answers the id of the message. */
export async function sayIn(scope: Scope, side: LockedSide, input: Further): Promise<string> {
  const { id } = side
  if (side.state === 'done') throw problem('not-in-this-state', { data: { state: side.state } })
  const familyIds = (await familyOf(scope, await survivorOf(scope, side.conversation_id))).map((each) => each.id)
  const said = await readWords(scope, input, side, familyIds)
  const leaving = side.channel_id ? await leavingOf(scope, side, familyIds, input) : null
  const fromAsked = speaksForAsked(side, memberOf(scope), await isInTeam(scope, side.team_id))
  const state = fromAsked ? 'answered' : 'open'
  const messageId = await addWords(scope, side, said, { fromAsked, state, leaving })
  const about = { sideMessageId: messageId, mentions: said.mentions }
  const type = fromAsked ? 'side-conversation.answered' : 'side-conversation.asked'
  await tell(scope, type, side, { ...about, ...(fromAsked ? { askedBy: side.asked_by } : { again: true }) })
  if (leaving) {
    await addressTo(scope, id, leaving.recipients)
    await queueWords(scope, side, { id: messageId, sendAt: leaving.sendAt })
  }
  return messageId
}

async function leavingOf(
  scope: Scope,
  side: LockedSide,
  familyIds: readonly string[],
  { to, cc }: Further,
): Promise<Leaving> {
  requireMailing(scope)
  await requireOutOfTrash(scope, side.conversation_id)
  const before = side.recipients as Recipients
  const recipients = await checkOutside(scope, familyIds, { to: to ?? before.to ?? [], cc: cc ?? before.cc ?? [] })
  return { recipients, quotedHtml: null, sendAt: await sendingTime(scope) }
}

/** Said by the asking side alone: whoever was asked cannot declare the question settled. Twice changes nothing. */
export async function end(scope: Scope, id: string): Promise<SideConversation> {
  const side = await lockSide(scope, id)
  if (speaksForAsked(side, memberOf(scope), await isInTeam(scope, side.team_id))) throw problem('not-allowed')
  if (side.state !== 'done') {
    await set(scope, id, { state: 'done', done_at: scope.now, done_by: memberOf(scope) })
    await tell(scope, 'side-conversation.done', side)
  }
  return sideById(scope, id)
}

export async function reopenSide(scope: Scope, id: string): Promise<SideConversation> {
  const side = await lockSide(scope, id)
  if (side.state === 'done') {
    await set(scope, id, { state: 'open', done_at: null, done_by: null })
    await tell(scope, 'side-conversation.reopened', side)
  }
  return sideById(scope, id)
}

/** Throws not-found for one that whoever acts may not see. */
export const lockSide = async (scope: Scope, id: string) =>
  found(
    await scope.db
      .selectFrom('side_conversations as q')
      .selectAll('q')
      .where('q.workspace_id', '=', scope.workspaceId)
      .where('q.id', '=', id)
      .where(visibleSide(scope))
      .forUpdate('q')
      .executeTakeFirst(),
  )

export type LockedSide = Awaited<ReturnType<typeof lockSide>>

async function isInTeam(scope: Scope, teamId: string | null): Promise<boolean> {
  const me = memberOf(scope)
  if (!me || !teamId) return false
  const row = await scope.db
    .selectFrom('team_members')
    .select('member_id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('team_id', '=', teamId)
    .where('member_id', '=', me)
    .executeTakeFirst()
  return row !== undefined
}

type Change = Pick<SideConversation, 'state'> & { done_at: Date | null; done_by: string | null }

const set = (scope: Scope, id: string, change: Change) =>
  scope.db
    .updateTable('side_conversations')
    .set(change)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .execute()

const tell = (
  scope: Scope,
  type: EventType,
  side: Pick<LockedSide, 'id' | 'conversation_id' | 'team_id' | 'owner_id'>,
  data: Record<string, unknown> = {},
): Promise<void> =>
  record(scope, {
    type,
    subject: { kind: 'side-conversation', id: side.id },
    conversationId: side.conversation_id,
    data: { teamId: side.team_id, ownerId: side.owner_id, ...data },
  })
