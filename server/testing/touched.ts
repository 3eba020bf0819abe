import { sql } from 'kysely'
import { type Scope, systemAuthority } from '../platform/scope.ts'
import type { SignedInMember } from './factories.ts'
import type { TestApp } from './test-app.ts'

/** What PostgreSQL went through to answer. */
export interface Touched<T> {
  answer: T
  /** Rows read by going through whole tables, and fetched by indexes; by table. */
  whole: Record<string, number>
  fetched: Record<string, number>
  /** The indexes that were used. */
  indexes: string[]
}

/**
 * Reads as a member of the workspace, behind the row-level wall, and tells what the database went through: its own counters of
 * the transaction, so that it is the very statements of the product that are judged and not a copy of them.
 */
export async function touched<T>(
  testApp: TestApp,
  member: SignedInMember,
  read: (scope: Scope) => Promise<T>,
): Promise<Touched<T>> {
  const authority = {
    ...systemAuthority(member.workspaceId),
    actor: { kind: 'member' as const, id: member.memberId, name: 'Member' },
  }
  return testApp.platform.scopes.read(authority, async (scope) => {
    // Workers of a parallel plan count on their own.
    await sql`set local max_parallel_workers_per_gather = 0`.execute(scope.db)
    const before = await counters(scope)
    const answer = await read(scope)
    const after = await counters(scope)
    const grown = (which: 'whole' | 'fetched') =>
      Object.fromEntries(
        after.tables
          .map((row) => {
            const was = before.tables.find(({ name }) => name === row.name)
            return [row.name, row[which] - (was?.[which] ?? 0)] as const
          })
          .filter(([, rows]) => rows > 0),
      )
    const scansBefore = new Map(before.indexes.map(({ name, scans }) => [name, scans]))
    const indexes = after.indexes.filter(({ name, scans }) => scans > (scansBefore.get(name) ?? 0))
    return { answer, whole: grown('whole'), fetched: grown('fetched'), indexes: indexes.map(({ name }) => name) }
  })
}

async function counters({ db }: Scope) {
  const tables = await sql<{ name: string; whole: number; fetched: number }>`
    select relname as name, seq_tup_read::int as whole, coalesce(idx_tup_fetch, 0)::int as fetched
    from pg_stat_xact_user_tables where schemaname = 'public'`.execute(db)
  const indexes = await sql<{ name: string; scans: number }>`
    select c.relname as name, pg_stat_get_xact_numscans(c.oid)::int as scans from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'i' and n.nspname = 'public'`.execute(db)
  return { tables: tables.rows, indexes: indexes.rows }
}
