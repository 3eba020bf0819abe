import { fillIn } from '../domains/search/indexing/actions/fill-in.ts'
import { hearForSearch } from '../domains/search/indexing/actions/hear.ts'
import type { TestApp } from './test-app.ts'

/** Brings the search index up to now, as its worker would; a transaction of another test may hold the log back for a moment. */
export async function indexed({ platform: { database, log } }: TestApp): Promise<void> {
  for (let behind = true; behind; ) {
    await hearForSearch(database, log)
    while ((await fillIn(database)) !== null);
    const { rows } = await database.owner.query<{ behind: boolean }>(
      `select exists (select from events join readers on readers.name = 'search'
        where (events.tx, events.position) > (readers.tx, readers.position)) as behind`,
    )
    behind = rows[0]?.behind ?? false
  }
}
