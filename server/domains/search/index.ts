import type { Platform } from '../../platform/platform.ts'
import type { Domain } from '../domain.ts'
import { startIndexing } from './indexing/adapters/indexer.ts'
import { searchRoutes } from './routes.ts'

/**
 * Search: finding what was said, by words in three languages, in any form and with mistakes. It owns the documents that
 * conversations are found by and the words that were ever written. Text becomes lexemes in one place (`words/rules.ts`), for
 * the index and for queries. The index follows the log with a place of its own and rests as long as it works; nobody waits
 * for it. What it finds is always read again from `conversations`, as whoever asks may see them.
 */
export { reindex } from './indexing/actions/reindex.ts'
export { searchLag } from './indexing/queries.ts'

export function createSearch(platform: Platform): Domain {
  return {
    name: 'search',
    routes: searchRoutes,
    reactions: [],
    jobs: [],
    start: async () => startIndexing(platform),
  }
}
