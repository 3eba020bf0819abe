import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Order } from '../../../../contract/orders.ts'
import { useFormat } from '../../../../ui/format.ts'
import { useNow } from '../../../../ui/use-now.ts'
import { promiseState, promiseWords } from '../rules.ts'
import classes from './promise-mark.module.css'

/** What was promised, and in words how it stands; nothing where nothing was promised or it is over. */
export const PromiseMark = ({ order }: { order: Order }) => {
  const { t, i18n } = useTranslation('orders')
  const format = useFormat()
  const state = promiseState(order, new Date(useNow(60_000)))
  if (!order.promised || state === 'none' || state === 'settled') return null
  const at = promiseWords(order.promised, i18n.language, format.moment)
  return (
    <span className={classes.mark} data-state={state}>
      {state === 'late' && <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />}
      {state === 'soon' && <IconClock size={14} stroke={1.8} aria-hidden="true" />}
      {t(state === 'late' ? 'lateSince' : 'promisedAt', { at })}
    </span>
  )
}
