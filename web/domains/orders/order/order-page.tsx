import { Button } from '@mantine/core'
import { IconFlag, IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../ui/card.tsx'
import { LinesSkeleton } from '../../../../ui/lines.tsx'
import { Page } from '../../../../ui/page.tsx'
import { useActions } from '../../../app/actions.ts'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { NounFields } from '../../fields/index.ts'
import { orderQuery } from '../api.ts'
import { personName } from '../rules.ts'
import { OrderFacts } from './components/order-facts.tsx'
import { StageList } from './components/stage-list.tsx'
import { TalkedWith } from './components/talked-with.tsx'
import classes from './order-page.module.css'
import { useOrderChange } from './use-order-change.ts'

const OrderDialog = lazy(() => import('./components/order-dialog.tsx'))
const StageDialog = lazy(() => import('./components/stage-dialog.tsx'))

/** One order: how far it is, what was promised, whose it is and what they write. */
export const OrderPage = () => {
  const { t } = useTranslation(['orders', 'app'])
  const { id } = useParams({ from: '/member/orders/$id' })
  const mayWrite = useAbility('orders.write')
  const { data: order, error, isPending, refetch } = useQuery(orderQuery(id))
  const change = useOrderChange(id)
  const [over, setOver] = useState<'order' | 'stage' | null>(null)
  const group = t('order')
  useActions(
    mayWrite
      ? [
          { id: 'order.reach', keys: 's', label: t('reach'), group, run: () => setOver('stage') },
          { id: 'order.change', keys: 'e', label: t('change'), group, run: () => setOver('order') },
        ]
      : [],
  )
  if (error && !order) return <Failed error={error} retry={refetch} />
  return (
    <Page
      wide
      above={
        <Link to="/orders" search={{}}>
          {t('title')}
        </Link>
      }
      title={order ? t('named', { number: order.number }) : '…'}
      actions={
        mayWrite &&
        order && (
          <>
            <Button variant="default" leftSection={<IconPencil size={16} />} onClick={() => setOver('order')}>
              {t('app:edit')}
            </Button>
            <Button leftSection={<IconFlag size={16} />} loading={change.isPending} onClick={() => setOver('stage')}>
              {t('reach')}
            </Button>
          </>
        )
      }
    >
      {isPending && <LinesSkeleton label={t('app:loading')} />}
      {order && (
        <div className={classes.columns}>
          <div className={classes.column}>
            <Card title={t('stages')}>
              {order.stages.length === 0 ? (
                <p className={classes.quiet}>{t('noStages')}</p>
              ) : (
                <StageList order={order} onTakeBack={mayWrite ? change.takeBack : undefined} />
              )}
            </Card>
            <Card>
              <OrderFacts order={order} />
            </Card>
            <NounFields noun="order" values={order.fields} onChange={mayWrite ? change.setFields : undefined} />
          </div>
          <div className={classes.column}>
            {order.sender && <TalkedWith personId={order.sender.id} name={personName(order.sender)} as="sender" />}
            {order.recipient && (
              <TalkedWith personId={order.recipient.id} name={personName(order.recipient)} as="recipient" />
            )}
            {!order.sender && !order.recipient && <p className={classes.quiet}>{t('nobody')}</p>}
          </div>
        </div>
      )}
      <Suspense>
        {over === 'order' && order && <OrderDialog order={order} onClose={() => setOver(null)} />}
        {over === 'stage' && <StageDialog onClose={() => setOver(null)} onReach={change.reach} />}
      </Suspense>
    </Page>
  )
}
