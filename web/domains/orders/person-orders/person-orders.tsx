import { IconExternalLink } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Order } from '../../../../contract/orders.ts'
import { MoreButton } from '../../../../ui/more-button.tsx'
import { useAbility } from '../../../app/session.ts'
import { moneyIn } from '../../fields/index.ts'
import { ordersQuery } from '../api.ts'
import { PromiseMark } from '../components/promise-mark.tsx'
import { standing } from '../rules.ts'
import classes from './person-orders.module.css'

const few = 4

/** What they ordered, newest first; nothing is drawn of who ordered nothing. */
export const PersonOrders = ({ personId }: { personId: string }) => {
  const { t } = useTranslation(['orders', 'app'])
  const mayRead = useAbility('orders.read')
  const list = useInfiniteQuery({ ...ordersQuery({ personId }, few), enabled: mayRead })
  const orders = list.data?.pages.flatMap((page) => page.items) ?? []
  if (orders.length === 0) return null
  return (
    <section aria-label={t('title')}>
      <h2 className={classes.heading}>{t('title')}</h2>
      <ul className={classes.orders}>
        {orders.map((order) => (
          <OrderLine key={order.id} order={order} personId={personId} />
        ))}
      </ul>
      <MoreButton query={list} label={t('app:more')} />
    </section>
  )
}

const OrderLine = ({ order, personId }: { order: Order; personId: string }) => {
  const { t, i18n } = useTranslation('orders')
  const stage = standing(order)
  return (
    <li className={classes.order}>
      <span className={classes.first}>
        <Link to="/orders/$id" params={{ id: order.id }} className={classes.number}>
          {order.number}
        </Link>
        {order.amount && <span className={classes.amount}>{moneyIn(order.amount, i18n.language)}</span>}
      </span>
      <span className={classes.facts}>
        <span className={classes.stage}>{stage?.name ?? t('noStage')}</span>
        {order.sender?.id === personId && order.recipient?.id !== personId && <span>{t('asSender')}</span>}
        <PromiseMark order={order} />
        {order.trackingUrl && (
          <a href={order.trackingUrl} target="_blank" rel="noreferrer noopener">
            {t('track')}
            <IconExternalLink size={12} stroke={1.6} aria-hidden="true" />
          </a>
        )}
      </span>
    </li>
  )
}
