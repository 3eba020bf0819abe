import { z } from 'zod'
import { messageKind } from './conversations.ts'
import { at, id } from './shapes.ts'

/** What was said while the caller was not looking; in `data.meanwhile` of `unseen-message` and `precondition-failed`. */
const unseen = z
  .object({
    id,
    seq: z.number().int(),
    kind: messageKind,
    author: z.object({
      kind: z.enum(['person', 'member', 'system']),
      id: id.nullable(),
      name: z.string().nullable(),
    }),
    at,
    snippet: z.string(),
  })
  .meta({ id: 'UnseenMessage' })
export type Unseen = z.infer<typeof unseen>
