import type { RetentionRules } from '../../../../contract/blocking.ts'

/** Goes through all workspaces at night; each has a job of its own. */
export const nightJob = 'conversations.retain'
export const eraseJob = 'conversations.erase'
/** Conversations erased in one transaction. */
export const batch = 50
/** Batches of one job. */
export const batchesAJob = 20

export const keepsAll: RetentionRules = { trashDays: null, spamDays: null, resolvedMonths: null, rawMail: false }

export type Shelf = 'trash' | 'spam' | 'resolved'

const day = 86_400_000

/** What came onto a shelf before this goes; null where it is kept. Months are counted as 30 days and a half. */
export const goesBefore = (rules: RetentionRules, shelf: Shelf, now: Date): Date | null => {
  const days = {
    trash: rules.trashDays,
    spam: rules.spamDays,
    resolved: rules.resolvedMonths && rules.resolvedMonths * 30.5,
  }[shelf]
  return days === null ? null : new Date(now.getTime() - days * day)
}
