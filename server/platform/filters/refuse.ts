import type { FilterRefusal } from '../../../contract/filters.ts'
import { type ProblemError, problem } from '../http/problem.ts'

/** Where in a text a word stands: counted as strings are indexed, from 0. */
export interface Span {
  position: number
  length: number
}

interface Refused {
  word: string
  /** Of a text. */
  span?: Span
  /** Of a tree: `any.0.value`. */
  path?: string
  expected?: readonly string[]
}

const shown = 20

/** The problem that says which word of a filter is wrong, why, and what could stand there. */
export function refuse(reason: FilterRefusal, { word, span, path, expected = [] }: Refused): ProblemError {
  return problem('invalid-filter', {
    errors: [{ path: path ? `filter.${path}` : 'filter', message: 'is not understood: {{word}}', data: { word } }],
    data: { reason, word, ...(span ?? {}), expected: expected.slice(0, shown) },
  })
}
