import { z } from 'zod'

export const order = z
  .enum(['newest', 'oldest', 'due', 'waiting', 'urgency', 'created', 'created-oldest'])
  .describe(
    '`newest` and `oldest` by the last message; `waiting`: customers who wait for us, the longest first, then all others; `urgency`: the highest first, by what is due within each; `created` by number',
  )
export type Order = z.infer<typeof order>

export const pagesOfLines =
  'A page may hold fewer lines than asked for, even none, and yet have a `next`: a filter that has to be looked up for each conversation is asked of some thousand at a time.'
