import { sql } from 'kysely'
import type { RetentionRules } from '../../../../contract/blocking.ts'
import type { Scope } from '../../../platform/scope.ts'
import { goesBefore, keepsAll, type Shelf } from './rules.ts'
import './tables.ts'

export interface Retention {
  rules: RetentionRules
  erased: number
  erasedAt: string | null
}

export async function retentionOf(scope: Scope): Promise<Retention> {
  const row = await scope.db
    .selectFrom('retention_rules')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .executeTakeFirst()
  if (!row) return { rules: keepsAll, erased: 0, erasedAt: null }
  return {
    rules: {
      trashDays: row.trash_days,
      spamDays: row.spam_days,
      resolvedMonths: row.resolved_months,
      rawMail: row.raw_mail,
    },
    erased: row.erased,
    erasedAt: row.erased_at?.toISOString() ?? null,
  }
}

/** By when a conversation came onto its shelf, and which lie there; each has an index: conversations_trash_age … */
const shelves: Record<Shelf, { since: string; lies: string }> = {
  trash: { since: 'deleted_at', lies: 'deleted_at is not null' },
  spam: { since: 'spam_at', lies: 'spam_at is not null and deleted_at is null' },
  resolved: { since: 'resolved_at', lies: 'resolved_at is not null and deleted_at is null and spam_at is null' },
}

/** What was merged goes with the one that stands for it, and not before. */
const dueOn = (scope: Scope, shelf: Shelf, before: Date) =>
  sql`from conversations where workspace_id = ${scope.workspaceId} and survivor_id is null and ${sql.raw(shelves[shelf].lies)} and ${sql.raw(shelves[shelf].since)} < ${before}`

export async function whatGoes(scope: Scope, rules: RetentionRules) {
  const heap = async (shelf: Shelf) => {
    const before = goesBefore(rules, shelf, scope.now)
    if (!before) return { count: 0, oldestAt: null }
    const { rows } = await sql<{ count: number; oldest: Date | null }>`
      select count(*)::int as count, min(${sql.raw(shelves[shelf].since)}) as oldest ${dueOn(scope, shelf, before)}`.execute(
      scope.db,
    )
    return { count: rows[0]?.count ?? 0, oldestAt: rows[0]?.oldest?.toISOString() ?? null }
  }
  return { trash: await heap('trash'), spam: await heap('spam'), resolved: await heap('resolved') }
}

export async function nextToGo(
  scope: Scope,
  rules: RetentionRules,
  limit: number,
): Promise<{ id: string; number: number; shelf: Shelf }[]> {
  for (const shelf of ['trash', 'spam', 'resolved'] as const) {
    const before = goesBefore(rules, shelf, scope.now)
    if (!before) continue
    const { rows } = await sql<{ id: string; number: number }>`
      select id, number ${dueOn(scope, shelf, before)} order by ${sql.raw(shelves[shelf].since)} limit ${limit} for update`.execute(
      scope.db,
    )
    if (rows.length) return [...rows, ...(await mergedIntoAny(scope, rows))].map((row) => ({ ...row, shelf }))
  }
  return []
}

const mergedIntoAny = (scope: Scope, survivors: readonly { id: string }[]) =>
  scope.db
    .selectFrom('conversations')
    .select(['id', 'number'])
    .where('workspace_id', '=', scope.workspaceId)
    .where(
      'survivor_id',
      'in',
      survivors.map(({ id }) => id),
    )
    .execute()
