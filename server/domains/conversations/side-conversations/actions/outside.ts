import { sql } from 'kysely'
import { record } from '../../../../platform/events/record.ts'
import { type FieldProblem, problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { survivorOf } from '../../merging/queries.ts'
import { undoSecondsOf } from '../../messages/actions/reply.ts'
import type { Address, Recipients } from '../../tables.ts'
import { memberOf } from '../queries.ts'
import { bareAddress } from '../rules.ts'

/** Sending mail is an ability of its own, whoever it goes to. */
export function requireMailing(scope: Scope): void {
  if (!scope.abilities.has('conversations.reply')) throw problem('not-allowed')
}

/** Nothing is mailed about what was thrown away; the one that stands for a merged one decides. */
export async function requireOutOfTrash(scope: Scope, conversationId: string): Promise<void> {
  const { deleted_at } = await scope.db
    .selectFrom('conversations')
    .select('deleted_at')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', await survivorOf(scope, conversationId))
    .executeTakeFirstOrThrow()
  if (deleted_at) throw problem('not-in-this-state', { detail: 'The conversation is in the trash; restore it first.' })
}

/**
 * Whom it is mailed to. Refused: whoever wrote in the conversation, because they would read what is said behind their back, and
 * our own addresses, because the mail would come back in.
 */
export async function checkOutside(
  scope: Scope,
  familyIds: readonly string[],
  { to, cc }: { to: Address[]; cc: Address[] },
): Promise<Required<Pick<Recipients, 'to' | 'cc'>>> {
  if (!to.length) throw problem('invalid', { errors: [{ path: 'body.to', message: 'nobody to send it to' }] })
  const [people, own] = [await addressesOfPeople(scope, familyIds), await ownAddresses(scope)]
  const errors = [...at('to', to), ...at('cc', cc)].flatMap(({ path, email }): FieldProblem[] => {
    const data = { email }
    if (people.has(email))
      return [{ path, message: '{{email}} takes part in the conversation and must not read this', data }]
    return own.has(bareAddress(email)) ? [{ path, message: '{{email}} is an address of ours', data }] : []
  })
  if (errors.length) throw problem('invalid', { errors })
  return { to, cc }
}

const at = (list: string, addresses: readonly Address[]) =>
  addresses.map(({ email }, place) => ({ path: `body.${list}.${place}.email`, email: email.toLowerCase() }))

/** Every address of the person it is about, of what was merged with them, and of whoever else wrote in the thread. */
async function addressesOfPeople(scope: Scope, familyIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ email: string }>`
    with who as (
      select person_id as id from conversations where workspace_id = ${scope.workspaceId} and id = any(${familyIds}::uuid[])
      union select person_id from messages
        where workspace_id = ${scope.workspaceId} and conversation_id = any(${familyIds}::uuid[]) and person_id is not null
    ), everybody as (
      select id from who
      union select p.id from people p join who on p.merged_into_id = who.id where p.workspace_id = ${scope.workspaceId}
      union select p.merged_into_id from people p join who on p.id = who.id where p.workspace_id = ${scope.workspaceId}
    )
    select lower(i.value) as email from identities i join everybody on everybody.id = i.person_id
      where i.workspace_id = ${scope.workspaceId} and i.kind = 'email'
    union select lower(from_email) from messages
      where workspace_id = ${scope.workspaceId} and conversation_id = any(${familyIds}::uuid[]) and kind = 'inbound' and from_email is not null`.execute(
    scope.db,
  )
  return new Set(rows.map(({ email }) => email))
}

async function ownAddresses(scope: Scope): Promise<Set<string>> {
  const rows = await scope.db
    .selectFrom('conversation_channels')
    .select('addresses')
    .where('workspace_id', '=', scope.workspaceId)
    .execute()
  return new Set(rows.flatMap(({ addresses }) => addresses.map((address) => address.toLowerCase())))
}

/** Until when its writer may take it back. */
export const sendingTime = async (scope: Scope): Promise<Date> =>
  new Date(scope.now.getTime() + (await undoSecondsOf(scope, memberOf(scope))) * 1000)

/** Remembers whom it goes to; from now on their words count as an answer. */
export async function addressTo(scope: Scope, sideId: string, recipients: Recipients): Promise<void> {
  const emails = [...(recipients.to ?? []), ...(recipients.cc ?? [])].map(({ email }) => email.toLowerCase())
  await scope.db
    .updateTable('side_conversations')
    .set({
      recipients: JSON.stringify(recipients),
      participants: sql<string[]>`array(select distinct unnest(participants || ${emails}::text[]))`,
    })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', sideId)
    .execute()
}

/** Says that a message is to leave; whoever sends mail hears it. */
export const queueWords = (
  scope: Scope,
  side: { conversation_id: string; channel_id: string | null },
  message: { id: string; sendAt: Date },
): Promise<void> =>
  record(scope, {
    type: 'side-message.queued',
    subject: { kind: 'side-message', id: message.id },
    conversationId: side.conversation_id,
    data: { messageId: message.id, channelId: side.channel_id, sendAt: message.sendAt.toISOString() },
  })
