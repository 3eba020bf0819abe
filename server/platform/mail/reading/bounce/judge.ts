import type { BounceRecipient } from './bounce-shape.ts'
import { replyCodeIn, statusIn } from './codes.ts'
import { derivedStatus, isHard, reasonOf } from './reason.ts'

/** All facts about one address → what is stored. `words` are the refusing server's own. */
export function judged(
  recipient: string,
  told: { status?: string | null; words: string; code?: string | null; delayed?: boolean; action?: string },
): BounceRecipient {
  const replyCode = told.code ?? replyCodeIn(told.words)
  const inWords = statusIn(told.words)
  const reported = told.status && !/^[45]\.0\.0$/.test(told.status) ? told.status : null
  const status =
    (inWords && (!reported || /^\d\.\d\.0$/.test(reported)) ? inWords : reported) ?? inWords ?? told.status ?? null
  const reason = told.action === 'expired' && !told.words ? 'expired' : reasonOf(status, replyCode, told.words)
  return {
    recipient,
    status: status ?? derivedStatus(reason, replyCode),
    replyCode,
    kind: isHard(reason) && !told.delayed ? 'hard' : 'soft',
    reason,
    action: told.delayed ? 'delayed' : 'failed',
    diagnostic: told.words.replace(/\s+/g, ' ').trim().slice(0, 2000),
  }
}
