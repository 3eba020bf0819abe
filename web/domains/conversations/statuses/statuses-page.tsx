import { Badge, Button, Group, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Status } from '../../../../contract/conversations.ts'
import type { OwnStatus } from '../../../../contract/statuses.ts'
import { LinesSkeleton } from '../../../../ui/lines.tsx'
import { OrderList } from '../../../../ui/order-list.tsx'
import { Page } from '../../../../ui/page.tsx'
import { api } from '../../../app/api.ts'
import { useFailureNotice, useUndoNotice } from '../../../app/notices.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { nameIn } from '../../fields/index.ts'
import { statusesQuery } from './api.ts'
import { StatusDialog } from './components/status-dialog.tsx'
import { StatusSign } from './components/status-sign.tsx'

const categories = ['open', 'waiting-on-us', 'waiting-on-customer', 'resolved', 'closed'] as const

/** The five categories, and what the workspace calls its own within them. */
export const StatusesPage = () => {
  const { t, i18n } = useTranslation(['fields', 'conversations', 'app'])
  const mayManage = useAbility('workspace.manage')
  const client = useQueryClient()
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const [changing, setChanging] = useState<{ category: Status; status: OwnStatus | null } | null>(null)
  const statuses = useQuery(statusesQuery)
  const nameOf = (status: OwnStatus) => nameIn(status.names, i18n.language)
  const { mutate } = useMutation({
    mutationFn: (call: () => Promise<unknown>) => call(),
    onError: failed,
    onSettled: () => client.invalidateQueries({ queryKey: statusesQuery.queryKey }),
  })
  const restore = ({ id }: OwnStatus) => mutate(() => api('DELETE /statuses/{id}/archival', { params: { id } }))
  const archive = (status: OwnStatus) =>
    mutate(async () => {
      await api('PUT /statuses/{id}/archival', { params: { id: status.id } })
      offerUndo({ id: status.id, text: t('archived', { name: nameOf(status) }), undo: () => restore(status) })
    })

  const line = (status: OwnStatus) => (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Group gap={8} wrap="nowrap" miw={0}>
        <StatusSign icon={status.icon} colour={status.colour} size={18} />
        <Text style={{ overflowWrap: 'anywhere' }}>{nameOf(status)}</Text>
        {status.isDefault && <Badge variant="light">{t('statuses.default')}</Badge>}
        {status.archivedAt !== null && (
          <Badge variant="light" color="gray">
            {t('archivedOne')}
          </Badge>
        )}
      </Group>
      {mayManage && (
        <Group gap={6} wrap="nowrap">
          {status.archivedAt === null && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => setChanging({ category: status.category, status })}
            >
              {t('app:edit')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            color="gray"
            onClick={() => (status.archivedAt === null ? archive(status) : restore(status))}
          >
            {t(status.archivedAt === null ? 'archive' : 'restore')}
          </Button>
        </Group>
      )}
    </Group>
  )

  return (
    <Page title={t('statuses.title')} text={t('statuses.text')}>
      {statuses.isPending && <LinesSkeleton label={t('app:loading')} />}
      {statuses.isError && !statuses.data && <Failed error={statuses.error} retry={() => statuses.refetch()} />}
      {statuses.data &&
        categories.map((category) => {
          const within = statuses.data.items.filter((status) => status.category === category)
          const name = t(`conversations:status.${category}`)
          return (
            <section key={category} aria-label={name}>
              <Group justify="space-between" mb={6}>
                <Text component="h2" size="sm" fw={600}>
                  {name}
                </Text>
                {mayManage && (
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    leftSection={<IconPlus size={14} />}
                    aria-label={t('statuses.addTo', { category: name })}
                    onClick={() => setChanging({ category, status: null })}
                  >
                    {t('statuses.add')}
                  </Button>
                )}
              </Group>
              {within.length === 0 ? (
                <Text size="sm" c="dimmed">
                  {t('statuses.none')}
                </Text>
              ) : (
                <OrderList
                  label={name}
                  items={within}
                  idOf={({ id }) => id}
                  gripLabel={(status) => t('move', { name: nameOf(status) })}
                  said={(status, place, all) => t('moved', { name: nameOf(status), place, all })}
                  onOrder={
                    mayManage
                      ? (ids) => mutate(() => api('PUT /statuses/order', { body: { category, ids } }))
                      : undefined
                  }
                >
                  {line}
                </OrderList>
              )}
            </section>
          )
        })}
      {changing && <StatusDialog {...changing} onClose={() => setChanging(null)} />}
    </Page>
  )
}
