import type { Contract } from '../../../contract/contract.ts'
import type { ConversationLine } from '../../../contract/conversations.ts'
import type { CallInput } from '../../../contract/endpoint.ts'
import { type About, orLater } from '../../app/outbox/outbox.ts'

type Deeds =
  | 'PATCH /conversations/{id}'
  | 'PUT /conversations/{id}/assignment'
  | 'PUT /conversations/{id}/resolution'
  | 'DELETE /conversations/{id}/resolution'
  | 'PUT /conversations/{id}/spam'
  | 'DELETE /conversations/{id}/spam'
  | 'PUT /conversations/{id}/deletion'
  | 'DELETE /conversations/{id}/deletion'

/** What is done to a conversation, as data: it can be kept in this browser and done when there is a connection. */
export type Deed = { [Key in Deeds]: { call: Key } & Omit<CallInput<Contract[Key]>, 'params' | 'query'> }[Deeds]

/** Null where it waits for a connection. */
export const perform = (id: string, { call, ...given }: Deed, about: About): Promise<ConversationLine | null> =>
  // Each deed carries the body of its own call, which the compiler cannot follow through the union.
  orLater(call, { params: { id }, ...given } as never, about) as Promise<ConversationLine | null>
