import { z } from 'zod'

/** Every problem the API can answer, with its HTTP status. The words for people are in locales/<language>/errors.json. */
export const errorStatus = {
  invalid: 422,
  'malformed-request': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'already-exists': 409,
  'unseen-message': 409,
  'not-in-this-state': 409,
  'required-fields': 409,
  'idempotency-key-reused': 409,
  'too-late-to-undo': 409,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-type': 415,
  'too-many-requests': 429,
  'address-refused': 422,
  'connection-failed': 422,
  'already-set-up': 409,
  'invalid-filter': 422,
  internal: 500,
  unavailable: 503,
} as const

export type ErrorCode = keyof typeof errorStatus

/** RFC 9457 problem details. */
export const problem = z
  .object({
    type: z.string().describe('A stable URI reference: /problems/<code>'),
    code: z.string().describe('The stable code of the problem'),
    title: z.string().describe('What happened, in the language of the caller'),
    status: z.number().int(),
    detail: z.string().optional().describe('What to do about it'),
    instance: z.string().optional().describe('The id of the request, also in the log'),
    errors: z
      .array(z.object({ path: z.string().describe('Field, as in body.name'), message: z.string() }))
      .optional()
      .describe('Which fields are wrong and why'),
    data: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('What the code promises beside it, e.g. the unseen seq'),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof problem>
