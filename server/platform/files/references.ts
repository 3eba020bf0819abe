import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import type { Sql } from '../filters/catalogue.ts'

type Source = (workspaceId: string) => Sql

const sources = new Map<string, Source>()

/** Whoever keeps hashes of files says where: `select hash from …` of a workspace. What nobody names is one day deleted. */
export const offerFileReferences = (table: string, source: Source): void => void sources.set(table, source)

export const tablesWithFiles = (): string[] => [...sources.keys()]

/** Which of these files somebody refers to, asked of all at one moment. */
export async function referencedFiles(db: Db, workspaceId: string, hashes: readonly string[]): Promise<Set<string>> {
  if (!sources.size) return new Set(hashes)
  const all = sql.join(
    [...sources.values()].map((source) => source(workspaceId)),
    sql` union all `,
  )
  const { rows } = await sql<{ hash: string }>`
    select distinct kept.hash from (${all}) kept join unnest(${hashes}::text[]) asked (hash) on asked.hash = kept.hash`.execute(
    db,
  )
  return new Set(rows.map(({ hash }) => hash))
}
