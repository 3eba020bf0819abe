import { Badge, Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../ui/blank.tsx'
import { useFormat } from '../../../ui/format.ts'
import { Line, Lines, LinesSkeleton } from '../../../ui/lines.tsx'
import { MoreButton } from '../../../ui/more-button.tsx'
import { Page } from '../../../ui/page.tsx'
import { api } from '../api.ts'
import { useFailureNotice } from '../notices.tsx'
import { Failed } from '../states.tsx'
import { deliveriesQuery } from './api.ts'

const colours = { queued: 'gray', delivered: 'teal', retrying: 'yellow', failed: 'red' } as const

/** What was delivered to a webhook, and what came back. */
export const DeliveriesPage = () => {
  const { t } = useTranslation(['settings', 'app'])
  const format = useFormat()
  const { id } = useParams({ from: '/member/settings/webhooks/$id' })
  const client = useQueryClient()
  const failed = useFailureNotice()
  const list = useInfiniteQuery(deliveriesQuery(id))
  const deliveries = list.data?.pages.flatMap((page) => page.items) ?? []
  const again = useMutation({
    mutationFn: (delivery: string) => api('PUT /webhook-deliveries/{id}/attempt', { params: { id: delivery } }),
    onSuccess: () => client.invalidateQueries({ queryKey: deliveriesQuery(id).queryKey }),
    onError: failed,
  })
  return (
    <Page
      above={<Link to="/settings/webhooks">{t('place.webhooks')}</Link>}
      title={t('deliveries.title')}
      actions={
        <Button variant="default" onClick={() => list.refetch()} loading={list.isRefetching}>
          {t('refresh')}
        </Button>
      }
    >
      {list.isPending && <LinesSkeleton label={t('app:loading')} />}
      {list.isError && !list.data && <Failed error={list.error} retry={() => list.refetch()} />}
      {list.data && deliveries.length === 0 && (
        <Blank
          icon={<IconSend size={32} stroke={1.4} />}
          title={t('deliveries.none')}
          text={t('deliveries.noneText')}
        />
      )}
      {deliveries.length > 0 && (
        <Lines label={t('deliveries.title')}>
          {deliveries.map((delivery) => (
            <Line
              key={delivery.id}
              title={
                <>
                  <Badge variant="light" color={colours[delivery.state]}>
                    {t(`deliveries.${delivery.state}`)}
                  </Badge>{' '}
                  <code>{delivery.eventType}</code>
                </>
              }
              text={[
                format.moment(delivery.createdAt),
                t('deliveries.attempts', { count: delivery.attempts }),
                delivery.status,
                delivery.answer,
                delivery.nextAttemptAt && t('deliveries.next', { at: format.moment(delivery.nextAttemptAt) }),
              ]
                .filter(Boolean)
                .join(' · ')}
              actions={
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={again.isPending && again.variables === delivery.id}
                  onClick={() => again.mutate(delivery.id)}
                >
                  {t('deliveries.again')}
                </Button>
              }
            />
          ))}
        </Lines>
      )}
      <MoreButton query={list} label={t('app:more')} />
    </Page>
  )
}
