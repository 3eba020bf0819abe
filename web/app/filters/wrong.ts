import type { FilterRefusal } from '../../../contract/filters.ts'
import { hasCode } from '../problem.ts'

/** Why a filter is refused, and where in its text. */
export interface Wrong {
  reason: FilterRefusal
  word: string
  position: number | undefined
  length: number | undefined
  expected: readonly string[]
}

export function wrongOf(error: unknown): Wrong | null {
  if (!hasCode(error, 'invalid-filter')) return null
  const { reason, word, position, length, expected } = error.data
  return {
    reason: reason as FilterRefusal,
    word: String(word ?? ''),
    position: typeof position === 'number' ? position : undefined,
    length: typeof length === 'number' ? length : undefined,
    expected: Array.isArray(expected) ? expected.map(String) : [],
  }
}
