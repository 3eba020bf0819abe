import { type ErrorCode, errorStatus, type Problem } from '../../../contract/errors.ts'
import type { FieldFault } from '../i18n/field-fault.ts'

/** A field that is refused, and why. */
export interface FieldProblem extends FieldFault {
  path: string
}

type More = Partial<Pick<Problem, 'detail' | 'data'>> & { errors?: FieldProblem[] }

/** The one error of the product: a code of the closed list. Words for people are found at the edge, in their language. */
export class ProblemError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly more: More

  constructor(code: ErrorCode, more: More = {}, cause?: unknown) {
    super(more.detail ?? code, { cause })
    this.code = code
    this.status = errorStatus[code]
    this.more = more
  }
}

export const problem = (code: ErrorCode, more?: More, cause?: unknown): ProblemError =>
  new ProblemError(code, more, cause)

/** For the row that must be there: another workspace's is as absent as one that never was. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw problem('not-found')
  return row
}
