/** Search: everything that was said, and everybody, from one line. */
import { lazyRouteComponent } from '@tanstack/react-router'

export { searchQuery } from './api.ts'
export { AskedSearch } from './asked-search.tsx'
export { Marked } from './components/marked.tsx'
export { lineFrom } from './rules.ts'

export const SearchPage = lazyRouteComponent(() => import('./search-page.tsx'), 'SearchPage')
