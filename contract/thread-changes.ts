import { z } from 'zod'
import { at, id } from './shapes.ts'

const changeTypes = [
  'conversation.changed',
  'conversation.assigned',
  'conversation.resolved',
  'conversation.reopened',
] as const

/** What members, rules and mails changed in a conversation; it stands in the thread between the messages. */
export const threadChange = z
  .object({
    position: z.string().describe('Of the event, as in GET /events'),
    type: z.enum(changeTypes),
    at,
    actor: z.object({ kind: z.string(), id: id.nullable(), name: z.string().nullable() }),
    data: z.record(z.string(), z.unknown()).describe('The event’s: what it was and what it is'),
  })
  .meta({ id: 'ThreadChange' })
export type ThreadChange = z.infer<typeof threadChange>
