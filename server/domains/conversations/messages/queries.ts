import { sql } from 'kysely'
import type { Message } from '../../../../contract/conversations.ts'
import type { ConversationRef } from '../../../../contract/joined.ts'
import type { Attachment } from '../../../../contract/shapes.ts'
import { decodeCursor, paged } from '../../../platform/db/cursor.ts'
import { sideBySide } from '../../../platform/db/side-by-side.ts'
import type { Sql } from '../../../platform/filters/catalogue.ts'
import { found } from '../../../platform/http/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { familyOf } from '../merging/queries.ts'
import type { Automatic, Bounce, Recipients, ThreadReason, UnseenThen } from '../tables.ts'

interface MessageRow {
  id: string
  conversation_id: string
  seq: number
  kind: Message['kind']
  at: Date
  subject: string | null
  text: string
  html: string
  outside_pictures: number
  from_name: string | null
  from_email: string | null
  recipients: Recipients
  automatic: Automatic | null
  thread: ThreadReason | null
  authenticity: Message['authenticity']
  raw_mail_id: string | null
  unreadable: string | null
  delivery_state: NonNullable<Message['delivery']>['state'] | null
  delivery: Omit<NonNullable<Message['delivery']>, 'state'> | null
  bounces: Bounce[]
  sent_anyway: UnseenThen[] | null
  side_id: string | null
  person_id: string | null
  person_name: string | null
  member_id: string | null
  member_name: string | null
  member_email: string | null
}

const messageFrom = (scope: Scope) => sql`
  select m.id, m.conversation_id, m.seq, m.kind, m.at, m.subject, m.text, m.html, m.outside_pictures, m.from_name, m.from_email,
    m.recipients, m.automatic, m.thread, m.authenticity, m.raw_mail_id, m.unreadable,
    m.delivery_state, m.delivery, m.bounces, m.sent_anyway, m.side_id, m.person_id, p.name as person_name, m.member_id, b.name as member_name, b.email as member_email
  from messages m
  left join people p on p.workspace_id = ${scope.workspaceId} and p.id = m.person_id
  left join members b on b.workspace_id = ${scope.workspaceId} and b.id = m.member_id`

type PageQuery = { cursor?: string; limit: number }

/** Messages of a conversation, newest first. Reads the unique index over (conversation, seq). */
export async function listMessages(scope: Scope, thread: { id: string; merged: boolean }, query: PageQuery) {
  if (thread.merged) return listMergedMessages(scope, thread.id, query)
  const before = query.cursor ? sql`and m.seq < ${Number(decodeCursor(query.cursor, 1)[0])}` : sql``
  const { rows } = await sql<MessageRow>`${messageFrom(scope)}
    where m.workspace_id = ${scope.workspaceId} and m.conversation_id = ${thread.id} ${before}
    order by m.seq desc limit ${query.limit + 1}`.execute(scope.db)
  const page = paged(rows, query.limit, (row) => [row.seq])
  return { items: await withAttachments(scope, page.items), next: page.next }
}

/** Those of a whole family in the order of time, each with where it belongs. */
async function listMergedMessages(scope: Scope, id: string, query: PageQuery) {
  const family = await familyOf(scope, id)
  const [at, seq, last] = query.cursor ? decodeCursor(query.cursor, 3) : []
  const before = query.cursor
    ? sql`and (m.at, m.seq, m.id) < (${at}::timestamptz, ${Number(seq)}::int, ${last}::uuid)`
    : sql``
  const { rows } = await sql<MessageRow>`${messageFrom(scope)}
    where m.workspace_id = ${scope.workspaceId} and m.conversation_id = any(${family.map((each) => each.id)}::uuid[]) ${before}
    order by m.at desc, m.seq desc, m.id desc limit ${query.limit + 1}`.execute(scope.db)
  const page = paged(rows, query.limit, (row) => [row.at.toISOString(), row.seq, row.id])
  const floors = new Map(family.map((each) => [each.id, each.floor]))
  const origins = await originsOf(
    scope,
    family.slice(1).map((each) => each.id),
  )
  const items = await withAttachments(scope, page.items)
  return {
    items: items.map((item, place) => {
      const home = page.items[place]?.conversation_id ?? ''
      return { ...item, seq: Math.max(item.seq, floors.get(home) ?? 0), origin: origins.get(home) ?? null }
    }),
    next: page.next,
  }
}

async function originsOf(scope: Scope, ids: readonly string[]): Promise<Map<string, ConversationRef>> {
  const rows = await scope.db
    .selectFrom('conversations')
    .select(['id', 'number', 'subject'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

export async function oneMessage(scope: Scope, id: string): Promise<Message> {
  const [{ rows }, attachments] = await sideBySide([
    sql<MessageRow>`${messageFrom(scope)} where m.workspace_id = ${scope.workspaceId} and m.id = ${id}`.execute(
      scope.db,
    ),
    attachmentsTo(scope, [id]),
  ])
  const row = found(rows[0])
  return messageOf(row, attachments.map(attachmentOf), await possibleMatchesOf(scope, [row]))
}

type Match = { id: string; number: number; subject: string }

async function withAttachments(scope: Scope, rows: readonly MessageRow[]): Promise<Message[]> {
  if (!rows.length) return []
  const [matches, attachments] = await sideBySide([
    possibleMatchesOf(scope, rows),
    attachmentsTo(
      scope,
      rows.map(({ id }) => id),
    ),
  ])
  return rows.map((row) =>
    messageOf(row, attachments.filter((attachment) => attachment.message_id === row.id).map(attachmentOf), matches),
  )
}

const attachmentsTo = (scope: Scope, messageIds: string[]) =>
  scope.db
    .selectFrom('attachments')
    .select(['id', 'message_id', 'name', 'type', 'size', 'inline'])
    .where('workspace_id', '=', scope.workspaceId)
    .where((where) => where.eb('message_id', '=', where.fn.any(where.val(messageIds))))
    .orderBy('position')
    .execute()

/** The files that messages, drafts and ready-made replies refer to. */
export const filesOfMessages = (workspaceId: string): Sql =>
  sql`select hash from attachments where workspace_id = ${workspaceId}`

export const attachmentUrl = (id: string, name: string): string => `/api/attachments/${id}/${encodeURIComponent(name)}`

export const attachmentOf = (row: {
  id: string
  name: string
  type: string
  size: number
  inline: boolean
}): Attachment => ({
  id: row.id,
  name: row.name,
  type: row.type,
  size: row.size,
  url: attachmentUrl(row.id, row.name),
  inline: row.inline,
})

function messageOf(row: MessageRow, attachments: Attachment[], matches: readonly Match[]): Message {
  return {
    id: row.id,
    seq: row.seq,
    kind: row.kind,
    author: authorOf(row),
    at: row.at.toISOString(),
    subject: row.subject,
    text: row.text,
    html: row.html,
    outsidePictures: row.outside_pictures,
    from: row.from_email ? { name: row.from_name, email: row.from_email } : null,
    to: row.recipients.to ?? [],
    cc: row.recipients.cc ?? [],
    bcc: row.recipients.bcc ?? [],
    attachments,
    automatic: row.automatic,
    thread: row.thread
      ? {
          by: row.thread.by,
          reason: row.thread.reason,
          possibleMatch: matches.find((match) => match.id === row.thread?.possibleMatchId) ?? null,
        }
      : null,
    authenticity: row.authenticity,
    delivery: row.delivery_state && row.delivery ? { state: row.delivery_state, ...row.delivery } : null,
    sentAnyway: row.sent_anyway ? { unseen: row.sent_anyway } : null,
    bounces: row.bounces,
    rawUrl: row.raw_mail_id ? `/api/mails/${row.raw_mail_id}/raw` : null,
    unreadable: row.unreadable,
    origin: null,
    sideId: row.side_id,
  }
}

function authorOf(row: MessageRow): Message['author'] {
  if (row.member_id) return { kind: 'member', id: row.member_id, name: row.member_name, email: row.member_email }
  if (row.person_id)
    return { kind: 'person', id: row.person_id, name: row.from_name ?? row.person_name, email: row.from_email }
  return { kind: 'system', id: null, name: null, email: null }
}

/** The conversations that messages of this page may belong to; few messages have one, so they are asked for apart. */
async function possibleMatchesOf(scope: Scope, rows: readonly MessageRow[]): Promise<Match[]> {
  const ids = rows.flatMap((row) => row.thread?.possibleMatchId ?? [])
  if (!ids.length) return []
  return scope.db
    .selectFrom('conversations')
    .select(['id', 'number', 'subject'])
    .where('workspace_id', '=', scope.workspaceId)
    .where('id', 'in', ids)
    .execute()
}
