import type { ErrorCode } from '../../contract/errors.ts'

export interface FieldProblem {
  path: string
  message: string
}

/** What the API answers when it refuses; `offline` is ours: the request never reached the server. */
export class Problem extends Error {
  readonly code: ErrorCode | 'offline'
  readonly title: string
  readonly detail: string
  readonly fields: FieldProblem[]
  readonly data: Record<string, unknown>
  readonly instance: string | null

  constructor(body: {
    code: ErrorCode | 'offline'
    title?: string
    detail?: string
    errors?: FieldProblem[]
    data?: Record<string, unknown>
    instance?: string
  }) {
    super(body.code)
    this.code = body.code
    this.title = body.title ?? ''
    this.detail = body.detail ?? ''
    this.fields = body.errors ?? []
    this.data = body.data ?? {}
    this.instance = body.instance ?? null
  }
}

const byStatus: Record<number, ErrorCode> = {
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  413: 'too-large',
  429: 'too-many-requests',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
}

/** Reads problem details; a proxy's own error page still becomes a problem with a code we have words for. */
export const problemFrom = async (response: Response): Promise<Problem> => {
  const body = await response.json().catch(() => null)
  if (body && typeof body === 'object' && typeof body.code === 'string') return new Problem(body)
  return new Problem({ code: byStatus[response.status] ?? 'internal' })
}

/** True for problems that another try may cure. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Problem && ['offline', 'unavailable', 'internal'].includes(error.code)

export const hasCode = (error: unknown, code: Problem['code']): error is Problem =>
  error instanceof Problem && error.code === code

/** Messages by field for a form: `body.name` becomes `name`. */
export const fieldErrors = (error: unknown): Record<string, string> => {
  if (!(error instanceof Problem)) return {}
  return Object.fromEntries(error.fields.map((field) => [field.path.replace(/^body\./, ''), field.message]))
}
