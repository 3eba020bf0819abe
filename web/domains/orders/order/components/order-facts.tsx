import { IconExternalLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from '../../../../../contract/orders.ts'
import { useFormat } from '../../../../../ui/format.ts'
import { Moment } from '../../../../../ui/moment.tsx'
import { moneyIn } from '../../../fields/index.ts'
import { PromiseMark } from '../../components/promise-mark.tsx'
import { promiseWords } from '../../rules.ts'
import classes from '../order-page.module.css'

/** What is known of the order; what is not known is not drawn. */
export const OrderFacts = ({ order }: { order: Order }) => {
  const { t, i18n } = useTranslation('orders')
  const format = useFormat()
  return (
    <dl className={classes.facts}>
      <dt>{t('placedAt')}</dt>
      <dd>
        <Moment at={order.placedAt} />
      </dd>
      {order.promised && (
        <>
          <dt>{t('promised')}</dt>
          <dd>
            {order.settledAt ? (
              promiseWords(order.promised, i18n.language, format.moment)
            ) : (
              <PromiseMark order={order} />
            )}
          </dd>
        </>
      )}
      {order.amount && (
        <>
          <dt>{t('amount')}</dt>
          <dd>{moneyIn(order.amount, i18n.language)}</dd>
        </>
      )}
      {order.company && (
        <>
          <dt>{t('company')}</dt>
          <dd>
            <Link to="/companies/$id" params={{ id: order.company.id }}>
              {order.company.name}
            </Link>
          </dd>
        </>
      )}
      {(order.trackingNumber || order.trackingUrl) && (
        <>
          <dt>{t('tracking')}</dt>
          <dd>
            <Outside url={order.trackingUrl}>{order.trackingNumber ?? t('track')}</Outside>
          </dd>
        </>
      )}
      {(order.invoiceNumber || order.invoiceUrl) && (
        <>
          <dt>{t('invoice')}</dt>
          <dd>
            <Outside url={order.invoiceUrl}>{order.invoiceNumber ?? t('openInvoice')}</Outside>
          </dd>
        </>
      )}
    </dl>
  )
}

const Outside = ({ url, children }: { url: string | null; children: ReactNode }) =>
  url ? (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {children} <IconExternalLink size={13} stroke={1.6} aria-hidden="true" />
    </a>
  ) : (
    children
  )
