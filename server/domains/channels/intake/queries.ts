import { sql } from 'kysely'
import type { z } from 'zod'
import type { channelsContract, rawMail } from '../../../../contract/channels.ts'
import { decodeCursor, paged } from '../../../platform/db/cursor.ts'
import type { Db } from '../../../platform/db/database.ts'
import type { Sql } from '../../../platform/filters/catalogue.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import type { Envelope, MailSource, MailState } from '../tables.ts'

/** The raw mails that are kept, for ever unless retention says otherwise. */
export const filesOfMails = (workspaceId: string): Sql =>
  sql`select hash from raw_mails where workspace_id = ${workspaceId}`

/** Mails over all workspaces that wait to be read; counting stops at `most`. Index: raw_mails_waiting. */
export async function countWaiting(db: Db, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from raw_mails where state = 'received' and attempts = 0 limit ${most}) waiting`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** What reading a mail needs of its row. */
export interface MailRow {
  id: string
  hash: string
  size: number
  envelope: Envelope
  source: MailSource
  received_at: Date
  channel_id: string
  state: MailState
  /** Set where it has been in a conversation before. */
  message_id: string | null
  conversation_id: string | null
}

const columns = [
  'id',
  'hash',
  'size',
  'envelope',
  'source',
  'received_at',
  'channel_id',
  'state',
  'message_id',
  'conversation_id',
] as const

/** The next mails that nobody has read, oldest first. Index: raw_mails_waiting. */
export const waitingMails = (scope: Scope, limit: number, after: MailRow | undefined): Promise<MailRow[]> =>
  scope.db
    .selectFrom('raw_mails')
    .select(columns)
    .where('workspace_id', '=', scope.workspaceId)
    .where('state', '=', 'received')
    .where('attempts', '=', 0)
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(received_at, id) > (${after?.received_at}, ${after?.id})`),
    )
    .orderBy('received_at')
    .orderBy('id')
    .limit(limit)
    .execute()

export const findMail = (scope: Scope, id: string): Promise<MailRow | undefined> =>
  scope.db
    .selectFrom('raw_mails')
    .select(columns)
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()

/** Of these mails the ones that still wait, locked, so that nobody else takes them into a conversation. */
export async function lockWaiting(scope: Scope, ids: readonly string[]): Promise<Set<string>> {
  const rows = await scope.db
    .selectFrom('raw_mails')
    .select('id')
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .where('state', 'in', ['received', 'failed', 'unreadable'])
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** What is known of these Message-IDs. Index: the primary key. */
export async function knownMailIds(scope: Scope, ids: readonly string[]) {
  if (!ids.length) return new Map<string, KnownMail>()
  const rows = await scope.db
    .selectFrom('mail_ids')
    .select(['mail_id', 'message_id', 'conversation_id', 'fingerprint', 'rewritten', 'side_id'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('mail_id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.mail_id, row]))
}

export interface KnownMail {
  mail_id: string
  message_id: string
  conversation_id: string
  fingerprint: string
  rewritten: boolean
  side_id: string | null
}

type RawMail = z.infer<typeof rawMail>
type ListQuery = z.output<(typeof channelsContract)['GET /mails']['query']>

const shownMails = (scope: Scope) =>
  scope.db
    .selectFrom('raw_mails')
    .leftJoin('conversations', (join) =>
      join
        .onRef('conversations.workspace_id', '=', 'raw_mails.workspace_id')
        .onRef('conversations.id', '=', 'raw_mails.conversation_id'),
    )
    .select([
      'raw_mails.id',
      'raw_mails.channel_id',
      'raw_mails.source',
      'raw_mails.state',
      'raw_mails.reason',
      'raw_mails.size',
      'raw_mails.from_email',
      'raw_mails.received_at',
      'conversations.id as conversation_id',
      'conversations.number',
    ])
    .where('raw_mails.workspace_id', '=', scope.workspaceId)

type ShownRow = Awaited<ReturnType<ReturnType<typeof shownMails>['execute']>>[number]

/** Mails received, newest first. Index: raw_mails_newest. */
export async function listMails(scope: Scope, query: ListQuery): Promise<{ items: RawMail[]; next: string | null }> {
  const [at, id] = query.cursor ? decodeCursor(query.cursor, 2) : []
  const rows = await shownMails(scope)
    .$if(query.channelId !== undefined, (narrow) => narrow.where('raw_mails.channel_id', '=', query.channelId ?? ''))
    .$if(query.state !== undefined, (narrow) => narrow.where('raw_mails.state', '=', query.state ?? 'received'))
    .$if(query.cursor !== undefined, (narrow) =>
      narrow.where(sql<boolean>`(raw_mails.received_at, raw_mails.id) < (${at}::timestamptz, ${id}::uuid)`),
    )
    .orderBy('raw_mails.received_at', 'desc')
    .orderBy('raw_mails.id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const page = paged(rows, query.limit, (row) => [row.received_at.toISOString(), row.id])
  return { items: page.items.map(shownMail), next: page.next }
}

export async function mailOf(scope: Scope, id: string): Promise<RawMail> {
  return shownMail(found(await shownMails(scope).where('raw_mails.id', '=', id).executeTakeFirst()))
}

const shownMail = (row: ShownRow): RawMail => ({
  id: row.id,
  channelId: row.channel_id,
  source: row.source,
  state: row.state,
  reason: row.reason,
  size: row.size,
  from: row.from_email,
  receivedAt: row.received_at.toISOString(),
  conversation: row.conversation_id && row.number !== null ? { id: row.conversation_id, number: row.number } : null,
})
