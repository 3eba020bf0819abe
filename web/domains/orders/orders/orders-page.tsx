import { ActionIcon, Button, Group } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconPackage, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Order } from '../../../../contract/orders.ts'
import { Blank } from '../../../../ui/blank.tsx'
import { Chip } from '../../../../ui/chip.tsx'
import { Line, Lines, LinesSkeleton } from '../../../../ui/lines.tsx'
import { ShortMoment } from '../../../../ui/moment.tsx'
import { MoreButton } from '../../../../ui/more-button.tsx'
import { Page } from '../../../../ui/page.tsx'
import { SearchField } from '../../../../ui/search-field.tsx'
import { useActions } from '../../../app/actions.ts'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { moneyIn } from '../../fields/index.ts'
import { ordersQuery } from '../api.ts'
import { PromiseMark } from '../components/promise-mark.tsx'
import { personName, standing } from '../rules.ts'
import { OrdersFilter } from './components/orders-filter.tsx'
import classes from './orders-page.module.css'

const OrderDialog = lazy(() => import('../order/components/order-dialog.tsx'))

interface Asked {
  text?: string | undefined
  filter?: string | undefined
}

/** What is asked most, as filters that can be gone on with. */
const usual = [
  { name: 'all', filter: undefined },
  { name: 'open', filter: 'open:yes' },
  { name: 'late', filter: 'late:yes' },
] as const

/** Orders: searched by number or words, narrowed by a filter. */
export const OrdersPage = () => {
  const { t } = useTranslation(['orders', 'app'])
  const asked: Asked = useSearch({ from: '/member/orders' })
  const { text, filter } = asked
  const navigate = useNavigate()
  const mayWrite = useAbility('orders.write')
  const [adding, setAdding] = useState(false)
  const [filtering, setFiltering] = useState(Boolean(filter) && !usual.some((one) => one.filter === filter))
  const list = useInfiniteQuery(ordersQuery({ text, filter }))
  const orders = list.data?.pages.flatMap((page) => page.items) ?? []
  const ask = (next: Asked) => navigate({ to: '/orders', search: { ...asked, ...next }, replace: true })
  const narrowed = Boolean(text || filter)

  const group = t('title')
  useActions([
    { id: 'orders.filter', keys: 'q', label: t('filter'), group, run: () => setFiltering(!filtering) },
    ...(mayWrite ? [{ id: 'orders.add', keys: 'c', label: t('add'), group, run: () => setAdding(true) }] : []),
  ])

  return (
    <Page
      title={t('title')}
      actions={
        mayWrite && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
        )
      }
    >
      <Group gap="xs" wrap="nowrap" align="center">
        <div style={{ flex: 1, minWidth: 0 }}>
          <SearchField label={t('search')} text={text} onSearch={(next) => ask({ text: next })} />
        </div>
        <ActionIcon
          variant={filter ? 'light' : 'subtle'}
          color={filter ? 'teal' : 'gray'}
          size={36}
          title={t('filter')}
          aria-label={t('filter')}
          aria-expanded={filtering}
          onClick={() => setFiltering(!filtering)}
        >
          <IconAdjustmentsHorizontal size={19} stroke={1.6} />
        </ActionIcon>
      </Group>
      <fieldset className={classes.bar} aria-label={t('usual.label')}>
        {usual.map((one) => (
          <Chip
            key={one.name}
            className={classes.chip}
            aria-pressed={filter === one.filter}
            onClick={() => ask({ filter: one.filter })}
          >
            {t(`usual.${one.name}`)}
          </Chip>
        ))}
      </fieldset>
      {filtering && <OrdersFilter filter={filter} onFilter={(next) => ask({ filter: next })} />}
      {list.isPending && <LinesSkeleton label={t('app:loading')} />}
      {list.isError && !list.data && <Failed error={list.error} retry={() => list.refetch()} />}
      {list.data && orders.length === 0 && (
        <Blank
          icon={<IconPackage size={32} stroke={1.4} />}
          title={narrowed ? t('noneFound') : t('none')}
          text={narrowed ? t('noneFoundText') : t('noneText')}
        />
      )}
      {orders.length > 0 && (
        <Lines label={t('title')}>
          {orders.map((order) => (
            <OrderRow key={order.id} order={order} />
          ))}
        </Lines>
      )}
      <MoreButton query={list} label={t('app:more')} />
      <Suspense>
        {adding && (
          <OrderDialog
            order={null}
            onClose={() => setAdding(false)}
            onSaved={({ id }) => navigate({ to: '/orders/$id', params: { id } })}
          />
        )}
      </Suspense>
    </Page>
  )
}

const OrderRow = ({ order }: { order: Order }) => {
  const { t, i18n } = useTranslation('orders')
  const people = [order.sender, order.recipient].flatMap((person) => (person ? personName(person) : []))
  return (
    <Line
      icon={<IconPackage size={20} stroke={1.5} aria-hidden="true" />}
      title={
        <Link to="/orders/$id" params={{ id: order.id }}>
          {order.number}
        </Link>
      }
      text={
        <span className={classes.text}>
          <span>{standing(order)?.name ?? t('noStage')}</span>
          <PromiseMark order={order} />
          {people.length > 0 && <span>{people.join(' → ')}</span>}
        </span>
      }
      actions={
        <>
          {order.amount && <span className={classes.amount}>{moneyIn(order.amount, i18n.language)}</span>}
          <ShortMoment at={order.placedAt} />
        </>
      }
    />
  )
}
