import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Contract, ContractKey } from '../../../contract/contract.ts'
import type { Answer, Endpoint, Parsed } from '../../../contract/endpoint.ts'
import type { Authority, Scope } from '../scope.ts'
import type { SignedIn } from './gate.ts'

/** What a handler is given: the parsed request, who asks, and transactions in their name. */
export type Call<T extends Endpoint> = Parsed<T> & {
  /** Of endpoints that need an ability; `public` and `session` ones must not read it. */
  authority: Authority
  signedIn: SignedIn | null
  read<R>(work: (scope: Scope) => Promise<R>): Promise<R>
  /** One transaction; with an Idempotency-Key its result is kept, and given again to the same request. */
  write<R>(work: (scope: Scope) => Promise<R>): Promise<R>
  request: FastifyRequest
  reply: FastifyReply
}

export type Handler<T extends Endpoint> = (call: Call<T>) => Promise<Answer<T>>

/** Endpoints of the contract bound to what they do. */
export type Routes = { [Key in ContractKey]?: Handler<Contract[Key]> }
