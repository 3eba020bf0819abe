import { sql } from 'kysely'
import type { BlockedSender } from '../../../../../contract/blocking.ts'
import { newId } from '../../../../platform/db/ids.ts'
import { together } from '../../../../platform/db/together.ts'
import { unlessTaken } from '../../../../platform/db/unless-taken.ts'
import { record } from '../../../../platform/events/record.ts'
import { found, problem } from '../../../../platform/http/problem.ts'
import type { FieldMessage } from '../../../../platform/i18n/field-fault.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { isFreeMail } from '../../../customers/index.ts'
import { setAside } from '../../actions/set-aside.ts'
import { listBlocked } from '../queries.ts'
import { type Block, blockableAs, isBlockable } from '../rules.ts'

interface Input {
  kind: 'address' | 'domain'
  value: string
  conversationId?: string | undefined
}

const invalid = (message: FieldMessage) => problem('invalid', { errors: [{ path: 'body.value', message }] })

export async function block(scope: Scope, { kind, value, conversationId }: Input): Promise<BlockedSender> {
  if (!isBlockable(kind, value)) throw invalid(kind === 'domain' ? 'is no domain' : 'is no e-mail address')
  if (kind === 'domain' && isFreeMail(value))
    throw invalid('is a free mail service that many customers use; block the address')
  if (await isOurs(scope, value)) throw invalid('is of one of our own channels')
  const id = newId()
  const row = {
    workspace_id: scope.workspaceId,
    id,
    kind,
    value,
    member_id: scope.actor.kind === 'member' ? scope.actor.id : null,
    last_at: null,
    created_at: scope.now,
  }
  await unlessTaken(scope.db.insertInto('blocked_senders').values(row).execute(), 'body.value')
  await record(scope, { type: 'sender.blocked', subject: { kind: 'blocked-sender', id }, data: { kind, value } })
  if (conversationId) {
    await setAside(scope, conversationId, 'spam_at')
    await sayWhy(scope, conversationId, { id, kind, value })
  }
  const [blocked] = await listBlocked(scope, id)
  return found(blocked)
}

export async function unblock(scope: Scope, id: string): Promise<void> {
  const { kind, value } = found(
    await scope.db
      .deleteFrom('blocked_senders')
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .returning(['kind', 'value'])
      .executeTakeFirst(),
  )
  await record(scope, { type: 'sender.unblocked', subject: { kind: 'blocked-sender', id }, data: { kind, value } })
}

/** Is this sender blocked? Counted there, so that one can see that a block still does something. */
export const blockOf = together(async (scope: Scope, emails: readonly string[]): Promise<(Block | null)[]> => {
  const mails = new Map<string, number>()
  for (const name of emails.flatMap(blockableAs)) mails.set(name, (mails.get(name) ?? 0) + 1)
  const { rows } = await sql<Block>`
    update blocked_senders set kept = kept + named.mails, last_at = ${scope.now}
    from unnest(${[...mails.keys()]}::text[], ${[...mails.values()]}::int[]) as named (name, mails)
    where workspace_id = ${scope.workspaceId} and value = named.name returning id, kind, value`.execute(scope.db)
  return emails.map((email) => rows.find(({ value }) => blockableAs(email).includes(value)) ?? null)
})

const sayWhy = (scope: Scope, conversationId: string, why: Block) =>
  scope.db
    .updateTable('conversations')
    .set({ spam_reason: JSON.stringify(why) })
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', conversationId)
    .execute()

/** An address of a channel, or the domain of one: a slip there would silence everybody who answers us from inside. */
async function isOurs(scope: Scope, value: string): Promise<boolean> {
  const channels = await scope.db
    .selectFrom('conversation_channels')
    .select('addresses')
    .where('workspace_id', '=', scope.workspaceId)
    .execute()
  return channels.some(({ addresses }) => addresses.some((own) => blockableAs(own).includes(value)))
}
