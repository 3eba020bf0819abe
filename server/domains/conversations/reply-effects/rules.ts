import type { ReplyEffect } from '../../../../contract/ready-replies.ts'
import { median, share, shareDifference } from '../../../platform/statistics/shares.ts'
import type { Outcome } from '../ready-reply-uses/rules.ts'

export interface JudgedUse {
  readyReplyId: string
  topicId: string | null
  outcome: Outcome
  seconds: number | null
}

/** Null where it was not used. Beside it stand the other replies in the same topics: what is compared should be alike. */
export function effectOf(readyReplyId: string, uses: readonly JudgedUse[]): ReplyEffect | null {
  const own = uses.filter((use) => use.readyReplyId === readyReplyId)
  if (!own.length) return null
  const judged = own.filter(({ outcome }) => outcome !== 'too-early')
  const held = countHeld(judged)
  const topics = new Set(judged.map(({ topicId }) => topicId))
  const others = uses.filter(
    (use) => use.readyReplyId !== readyReplyId && use.outcome !== 'too-early' && topics.has(use.topicId),
  )
  const seconds = judged.flatMap((use) => (use.outcome !== 'unresolved' && use.seconds !== null ? [use.seconds] : []))
  return {
    readyReplyId,
    uses: own.length,
    held: judged.length ? { ...share(held, judged.length), n: judged.length } : unknown,
    seconds: seconds.length ? { ...median(seconds), n: seconds.length } : unknown,
    difference:
      judged.length && others.length
        ? compared({ successes: held, n: judged.length }, { successes: countHeld(others), n: others.length })
        : null,
  }
}

const unknown = { value: null, low: null, high: null, n: 0 }

const countHeld = (uses: readonly JudgedUse[]): number => uses.filter(({ outcome }) => outcome === 'held').length

/** Clear is what its interval says on one side of nothing; the rest is noise and must not be told as more. */
function compared(own: { successes: number; n: number }, others: { successes: number; n: number }) {
  const difference = shareDifference(own, others)
  return { ...difference, n: own.n + others.n, clear: difference.low > 0 || difference.high < 0 }
}
