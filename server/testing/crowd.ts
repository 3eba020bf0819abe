import type { SignedInMember } from './factories.ts'
import type { TestApp } from './test-app.ts'

/** How many rows a table has to have before PostgreSQL would rather read all of it than use an index that does not fit. */
export const crowd = 30_000

/** Runs statements as the owner, `$1` the workspace, and lets the planner know what is there then. */
export async function crowded(
  testApp: TestApp,
  { workspaceId }: SignedInMember,
  ...statements: string[]
): Promise<void> {
  const { owner } = testApp.platform.database
  for (const statement of statements) await owner.query(statement, [workspaceId])
  await owner.query('analyze')
}

/** As many conversations, each of a person of its own; every tenth was merged into the one before it. */
export const manyConversations = [
  `insert into people (workspace_id, id, name, created_at)
    select $1, ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'Person ' || i, now()
    from generate_series(1, ${crowd}) i`,
  `insert into conversations (workspace_id, id, number, subject, status, person_id, survivor_id, last_message_at, created_at)
    select $1, ('00000000-0000-7000-9000-' || lpad(to_hex(i), 12, '0'))::uuid, 1000 + i, 'Many', 'open',
      ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
      case when i % 10 = 0 then ('00000000-0000-7000-9000-' || lpad(to_hex(i - 1), 12, '0'))::uuid end,
      now() - i * interval '1 minute', now() from generate_series(1, ${crowd}) i`,
]
