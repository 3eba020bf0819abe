import type { Status } from '../../../../contract/conversations.ts'
import { isSettled } from '../rules.ts'

export interface Joining {
  id: string
  number: number
  status: Status
  survivor_id: string | null
  deleted_at: Date | null
  spam_at: Date | null
  snoozed_at: Date | null
}

/** Why one conversation cannot be merged into another; null where it can. Words for the one who asked. */
export function whyNotMerge(survivor: Joining, merged: Joining): string | null {
  if (survivor.id === merged.id) return 'A conversation cannot be merged into itself.'
  if (merged.survivor_id)
    return `#${merged.number} has been merged already: undo that first, or use the one it was merged into.`
  const aside = [survivor, merged].find(({ deleted_at, spam_at }) => deleted_at ?? spam_at)
  if (aside) return `#${aside.number} is spam or in the trash; take it back first.`
  // Or the open matter would vanish into a thread that nobody looks at any more.
  if (isSettled(survivor.status) && !isSettled(merged.status))
    return `#${survivor.number} is settled and #${merged.number} is not: reopen it first, or merge it into the other.`
  if (survivor.snoozed_at && !merged.snoozed_at)
    return `#${survivor.number} is put aside and #${merged.number} is not: take it back first, or merge it into the other.`
  return null
}
