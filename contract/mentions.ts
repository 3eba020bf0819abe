import { z } from 'zod'
import { id } from './shapes.ts'

/** Somebody a note is meant for. */
export const mention = z.object({ kind: z.enum(['member', 'team']), id }).meta({ id: 'Mention' })
export type Mention = z.infer<typeof mention>
