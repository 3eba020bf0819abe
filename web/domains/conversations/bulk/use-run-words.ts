import { useTranslation } from 'react-i18next'
import type { BulkRun } from '../../../../contract/bulk.ts'
import { useFormat } from '../../../../ui/format.ts'

/** An act on many conversations in one sentence: what, how far, how it ended. */
export const useRunWords = () => {
  const { t } = useTranslation('bulk')
  const { number } = useFormat()
  return (run: BulkRun): string => {
    const { done, unchanged, refused, undone, left, total } = run
    return `${t(`act.${run.act.kind}`)}: ${t(stateOf(run), {
      done: number(done + unchanged),
      refused: number(refused),
      so: number(done + unchanged + refused),
      total: number(total),
      undone: number(undone),
      left: number(left),
      whole: number(done + undone + left),
    })}`
  }
}

const stateOf = ({ state, refused, left }: BulkRun) => {
  if (state === 'finished' && refused > 0) return 'state.finishedWithRefusals'
  if (state === 'undone' && left > 0) return 'state.undoneWithLeft'
  return `state.${state}` as const
}
