import type { Scope } from '../../../../platform/scope.ts'
import { lastSentTo } from '../../bounces/queries.ts'
import type { KnownMail } from '../../intake/queries.ts'
import { formsOf, type Placement, readOwnMailId, type ThreadKey } from '../rules.ts'
import { learnIds } from './learn-ids.ts'

const recent = 90 * 24 * 60 * 60 * 1000

interface Answer {
  known: ReadonlyMap<string, KnownMail>
  key: ThreadKey
  sender: string
  at: Date
}

/**
 * A mail that found its conversation by our signed address or the number in its subject, and answers an id that nobody
 * knows: a relay put that id in the place of ours. Remembered, so that the next answers are known by it, from whomever.
 */
export async function learnAnswered(
  scope: Scope,
  { by, conversationId, number }: Placement,
  answered: string | undefined,
  { known, key, sender, at }: Answer,
): Promise<void> {
  if (!answered || !conversationId || !number || (by !== 'address' && by !== 'subject-token')) return
  if (readOwnMailId(key, answered) || formsOf(answered).some((id) => known.has(id))) return
  const sent = await lastSentTo(scope, sender, new Date(at.getTime() - recent), { number })
  if (sent) await learnIds(scope, sent, [answered])
}
