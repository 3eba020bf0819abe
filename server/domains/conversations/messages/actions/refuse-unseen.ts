import { problem } from '../../../../platform/http/problem.ts'
import type { Scope } from '../../../../platform/scope.ts'
import { unseenBefore } from '../../rules.ts'
import { type SaidMeanwhile, saidSince } from '../../seen/queries.ts'

/** Refuses an act of somebody who has not seen the newest words of others. The conversation must be locked. */
export async function refuseUnseen(
  scope: Scope,
  conversationId: string,
  seenSeq: number,
  askedId?: string,
): Promise<void> {
  const unseen = await unseenBy(scope, conversationId, seenSeq, askedId)
  if (unseen.length) throw unseenProblem(unseen, seenSeq)
}

/** What others said after `seenSeq`, oldest first. My own words and what Kept wrote by itself need not be seen. */
export async function unseenBy(
  scope: Scope,
  conversationId: string,
  seenSeq: number,
  askedId?: string,
): Promise<SaidMeanwhile[]> {
  const said = await saidSince(scope, conversationId, seenSeq, askedId)
  return unseenBefore(said, scope.actor.kind === 'member' ? scope.actor.id : null)
}

export const unseenProblem = (unseen: readonly SaidMeanwhile[], seenSeq: number) =>
  problem('unseen-message', { data: { seq: unseen.at(-1)?.seq ?? seenSeq, seenSeq, meanwhile: unseen } })
