import type { SideConversation } from '../../../../../contract/side-conversations.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { record } from '../../../../platform/events/record.ts'
import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { workspaceOf } from '../../../team/index.ts'
import { lockConversation } from '../../actions/lock-conversation.ts'
import { idsOf } from '../../merging/queries.ts'
import type { Address } from '../../tables.ts'
import { memberOf, sideById } from '../queries.ts'
import { nextWorkingDay } from '../rules.ts'
import '../tables.ts'
import { addressTo, checkOutside, queueWords, requireMailing, requireOutOfTrash, sendingTime } from './outside.ts'
import { quoteMessages } from './quote-messages.ts'
import { addWords, type Leaving, readWords, type Words } from './words.ts'

interface Question extends Words {
  teamId?: string | undefined
  ownerId?: string | null | undefined
  to?: Address[] | undefined
  cc: Address[]
  quoteMessageIds: string[]
  subject: string
  dueAt?: string | undefined
}

/** Asks a team, or somebody outside by mail, something that the customer does not see. */
export async function ask(scope: Scope, askedId: string, input: Question): Promise<SideConversation> {
  const conversation = await lockConversation(scope, askedId)
  const familyIds = await idsOf(scope, conversation)
  if (Boolean(input.teamId) === Boolean(input.to))
    throw problem('invalid', { errors: [{ path: 'body.teamId', message: 'a team or outside addresses, one of them' }] })
  const teamId = input.teamId ?? null
  const ownerId = teamId ? (input.ownerId ?? null) : null
  if (teamId) await requireAsked(scope, teamId, ownerId)
  const said = await readWords(scope, input, { team_id: teamId, owner_id: ownerId }, familyIds)
  const leaving = teamId ? null : await leavingOf(scope, conversation, familyIds, input)
  const dueAt = input.dueAt
    ? new Date(input.dueAt)
    : nextWorkingDay(scope.now, (await workspaceOf(scope.db, scope.workspaceId)).timeZone)
  const side = {
    id: newId(),
    conversation_id: conversation.id,
    team_id: teamId,
    channel_id: leaving ? conversation.channel_id : null,
    seq: 0,
  }
  await scope.db
    .insertInto('side_conversations')
    .values({
      workspace_id: scope.workspaceId,
      ...side,
      number: await nextNumber(scope, conversation.id),
      owner_id: ownerId,
      asked_by: memberOf(scope),
      subject: input.subject,
      state: 'open',
      due_at: dueAt,
      created_at: scope.now,
      done_at: null,
      done_by: null,
    })
    .execute()
  const messageId = await addWords(scope, side, said, { fromAsked: false, state: 'open', leaving })
  await record(scope, {
    type: 'side-conversation.asked',
    subject: { kind: 'side-conversation', id: side.id },
    conversationId: conversation.id,
    data: { teamId: side.team_id, ownerId, dueAt, again: false, sideMessageId: messageId, mentions: said.mentions },
  })
  if (leaving) {
    await addressTo(scope, side.id, leaving.recipients)
    await queueWords(scope, side, { id: messageId, sendAt: leaving.sendAt })
  }
  return sideById(scope, side.id)
}

async function leavingOf(
  scope: Scope,
  conversation: { id: string; channel_id: string | null },
  familyIds: readonly string[],
  { to = [], cc, quoteMessageIds }: Question,
): Promise<Leaving> {
  requireMailing(scope)
  await requireOutOfTrash(scope, conversation.id)
  if (!conversation.channel_id)
    throw problem('not-in-this-state', { detail: 'The conversation has no channel to write by.' })
  return {
    recipients: await checkOutside(scope, familyIds, { to, cc }),
    quotedHtml: await quoteMessages(scope, familyIds, quoteMessageIds),
    sendAt: await sendingTime(scope),
  }
}

/** Taken under the lock of the conversation; what was taken back before it left has set no number in the world. */
async function nextNumber(scope: Scope, conversationId: string): Promise<number> {
  const { last } = await scope.db
    .selectFrom('side_conversations')
    .select((row) => row.fn.max('number').as('last'))
    .where('workspace_id', '=', scope.workspaceId)
    .where('conversation_id', '=', conversationId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

async function requireAsked(scope: Scope, teamId: string, ownerId: string | null): Promise<void> {
  const team = await scope.db
    .selectFrom('teams')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', teamId)
    .executeTakeFirst()
  if (!team) throw problem('invalid', { errors: [{ path: 'body.teamId', message: 'is no team' }] })
  if (!ownerId) return
  const owner = await scope.db
    .selectFrom('members')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', ownerId)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!owner) throw problem('invalid', { errors: [{ path: 'body.ownerId', message: 'is no active member' }] })
}
