import { type Selectable, sql } from 'kysely'
import type { BulkRow, BulkRun, Selection } from '../../../../contract/bulk.ts'
import type { Language } from '../../../../contract/shapes.ts'
import { decodeCursor, paged } from '../../../platform/db/cursor.ts'
import { type Tables, unprepared } from '../../../platform/db/database.ts'
import { fieldWords } from '../../../platform/http/field-words.ts'
import { found } from '../../../platform/http/problem.ts'
import type { FieldFault } from '../../../platform/i18n/field-fault.ts'
import type { Authority, Scope } from '../../../platform/scope.ts'
import { listConditions } from '../queries.ts'
import './tables.ts'

export type RunRow = Selectable<Tables['bulk_runs']>

const shown = 30

export async function totalOf(scope: Scope, selection: Selection): Promise<number> {
  const conditions = await listConditions(scope, selection)
  const { rows } = await sql<{ total: number }>`${unprepared}
    select count(*)::int as total from conversations c where ${sql.join(conditions, sql` and `)}`.execute(scope.db)
  return rows[0]?.total ?? 0
}

const isMine = (authority: Authority, run: { actor_id: string }): boolean => authority.actor.id === run.actor_id

/** Their own; whoever manages the workspace sees everybody's. Throws not-found for another's. */
export async function visibleRun(scope: Scope, id: string): Promise<RunRow> {
  const run = found(
    await scope.db
      .selectFrom('bulk_runs')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  return found(isMine(scope, run) || scope.abilities.has('workspace.manage') ? run : null)
}

export async function listRuns(scope: Scope, query: { cursor?: string | undefined; limit: number }) {
  const [at, id] = query.cursor ? decodeCursor(query.cursor, 2) : []
  const rows = await scope.db
    .selectFrom('bulk_runs')
    .selectAll()
    .where('workspace_id', '=', scope.workspaceId)
    .where('created_at', '>', new Date(scope.now.getTime() - shown * 86_400_000))
    .$if(!scope.abilities.has('workspace.manage'), (runs) => runs.where('actor_id', '=', scope.actor.id ?? ''))
    .$if(query.cursor !== undefined, (runs) =>
      runs.where(sql<boolean>`(created_at, id) < (${at}::timestamptz, ${id}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute()
  const page = paged(rows, query.limit, (row) => [row.created_at.toISOString(), row.id])
  return { items: page.items.map((row) => runOf(scope, row)), next: page.next }
}

export const oneRun = async (scope: Scope, id: string): Promise<BulkRun> => runOf(scope, await visibleRun(scope, id))

const ends = ['stopped', 'finished']

export const runOf = (authority: Authority, row: RunRow): BulkRun => ({
  id: row.id,
  act: row.act,
  state: row.state,
  by: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
  total: row.total,
  done: row.done,
  unchanged: row.unchanged,
  refused: row.refused,
  undone: row.undone,
  left: row.left,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  abilities: {
    stop: authority.abilities.has('conversations.write') && ['collecting', 'running', 'undoing'].includes(row.state),
    undo: authority.abilities.has('conversations.write') && ends.includes(row.state) && row.done > 0,
  },
})

interface ShownRow {
  conversation_id: string
  number: number | null
  subject: string | null
  state: BulkRow['state']
  reason: string | null
  detail: string | null
  fault: FieldFault | null
}

/** Beside its reason, in the language of whoever reads; what is only known in English is for those who read it. */
const detailIn = (language: Language, { fault, detail }: Pick<ShownRow, 'fault' | 'detail'>): string | null =>
  fault ? fieldWords(language, fault) : language === 'en' ? detail : null

/** Indexes: the primary key, or bulk_rows_by_state. */
export async function listRows(
  scope: Scope,
  id: string,
  query: { cursor?: string | undefined; limit: number; state?: BulkRow['state'] | undefined },
  language: Language,
): Promise<{ items: BulkRow[]; next: string | null }> {
  await visibleRun(scope, id)
  const [after] = query.cursor ? decodeCursor(query.cursor, 1) : []
  const { rows } = await sql<ShownRow>`
    select r.conversation_id, c.number, c.subject, r.state, r.reason, r.detail, r.fault
    from bulk_rows r left join conversations c on c.workspace_id = ${scope.workspaceId} and c.id = r.conversation_id
    where r.workspace_id = ${scope.workspaceId} and r.run_id = ${id}
      ${query.state ? sql`and r.state = ${query.state}` : sql``}
      ${query.cursor ? sql`and r.conversation_id > ${after}::uuid` : sql``}
    order by r.conversation_id limit ${query.limit + 1}`.execute(scope.db)
  const page = paged(rows, query.limit, (row) => [row.conversation_id])
  return {
    items: page.items.map((row) => ({
      conversation:
        row.number === null ? null : { id: row.conversation_id, number: row.number, subject: row.subject ?? '' },
      state: row.state,
      reason: row.reason,
      detail: detailIn(language, row),
    })),
    next: page.next,
  }
}
