import { sql } from 'kysely'
import type { SideMessage } from '../../../../contract/side-conversations.ts'
import type { Scope } from '../../../platform/scope.ts'
import { attachmentOf } from '../messages/queries.ts'
import type { Bounce, Recipients } from '../tables.ts'
import '../side-conversations/tables.ts'

interface SaidRow {
  side_id: string
  id: string
  seq: number
  author_id: string | null
  author_name: string | null
  author_avatar: string | null
  from_name: string | null
  from_email: string | null
  from_asked: boolean
  recipients: Recipients
  html: string
  text: string
  quoted_html: string | null
  automatic: SideMessage['automatic']
  authenticity: SideMessage['authenticity']
  doubt: SideMessage['doubt']
  raw_mail_id: string | null
  unreadable: string | null
  delivery_state: NonNullable<SideMessage['delivery']>['state'] | null
  delivery: Omit<NonNullable<SideMessage['delivery']>, 'state'> | null
  bounces: Bounce[]
  at: Date
}

/** The newest hundred of each. Index: the primary key of side_messages. */
export async function saidIn(scope: Scope, ids: readonly string[]): Promise<Map<string, SideMessage[]>> {
  if (!ids.length) return new Map()
  const { rows } = await sql<SaidRow>`
    select m.*, a.id as author_id, a.name as author_name, a.avatar as author_avatar
    from unnest(${ids}::uuid[]) as asked (id)
    cross join lateral (select * from side_messages
      where workspace_id = ${scope.workspaceId} and side_id = asked.id order by seq desc limit 100) m
    left join members a on a.workspace_id = ${scope.workspaceId} and a.id = m.member_id
    order by m.side_id, m.seq`.execute(scope.db)
  const files = await filesOf(
    scope,
    rows.map(({ id }) => id),
  )
  const said = new Map<string, SideMessage[]>()
  for (const row of rows) {
    const attachments = files.filter(({ side_message_id }) => side_message_id === row.id).map(attachmentOf)
    said.set(row.side_id, [...(said.get(row.side_id) ?? []), messageOf(row, attachments)])
  }
  return said
}

/** Index: attachments_side_message. */
const filesOf = (scope: Scope, messageIds: readonly string[]) =>
  scope.db
    .selectFrom('attachments')
    .select(['id', 'side_message_id', 'name', 'type', 'size', 'inline'])
    .where('workspace_id', '=', scope.workspaceId)
    .where((where) => where.eb('side_message_id', '=', where.fn.any(where.val([...messageIds]))))
    .orderBy('position')
    .execute()

const messageOf = (row: SaidRow, attachments: SideMessage['attachments']): SideMessage => ({
  id: row.id,
  seq: row.seq,
  author: ref(row.author_id, row.author_name, row.author_avatar),
  from: row.from_email ? { name: row.from_name, email: row.from_email } : null,
  fromAsked: row.from_asked,
  html: row.quoted_html ? `${row.html}<div data-folded>${row.quoted_html}</div>` : row.html,
  text: row.text,
  to: row.recipients.to ?? [],
  cc: row.recipients.cc ?? [],
  attachments,
  automatic: row.automatic,
  doubt: row.doubt,
  authenticity: row.authenticity,
  delivery: row.delivery_state && row.delivery ? { state: row.delivery_state, ...row.delivery } : null,
  bounces: row.bounces,
  rawUrl: row.raw_mail_id ? `/api/mails/${row.raw_mail_id}/raw` : null,
  unreadable: row.unreadable,
  at: row.at.toISOString(),
})

export const ref = (id: string | null, name: string | null, avatar: string | null): SideMessage['author'] =>
  id && name !== null ? { id, name, avatar } : null
