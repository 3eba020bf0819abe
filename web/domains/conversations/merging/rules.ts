import type { ConversationLine } from '../../../../contract/conversations.ts'
import { isDone } from '../rules.ts'

type Joining = Pick<ConversationLine, 'id' | 'number' | 'status'>

/** Who survives unless somebody chooses: the oldest that still waits for something, or the oldest. */
export const likelySurvivor = <T extends Joining>(all: readonly T[]): T | undefined => {
  const byAge = all.toSorted((one, other) => one.number - other.number)
  return byAge.find((each) => !isDone(each)) ?? byAge[0]
}

/** May it survive these? An open matter must not vanish into a thread that nobody looks at any more. */
export const maySurvive = (survivor: Joining, all: readonly Joining[]): boolean =>
  !isDone(survivor) || all.every(isDone)
