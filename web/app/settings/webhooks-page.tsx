import { Badge, Button, Switch } from '@mantine/core'
import { IconPlus, IconWebhook } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '../../../contract/platform.ts'
import { Blank } from '../../../ui/blank.tsx'
import { useFormat } from '../../../ui/format.ts'
import { Line, Lines, LinesSkeleton } from '../../../ui/lines.tsx'
import { Page } from '../../../ui/page.tsx'
import { api } from '../api.ts'
import { useFailureNotice } from '../notices.tsx'
import { Failed } from '../states.tsx'
import { platformKeys, webhooksQuery } from './api.ts'
import { WebhookDialog } from './components/webhook-dialog.tsx'

export const WebhooksPage = () => {
  const { t } = useTranslation(['settings', 'app'])
  const format = useFormat()
  const client = useQueryClient()
  const failed = useFailureNotice()
  const webhooks = useQuery(webhooksQuery)
  const [changing, setChanging] = useState<Webhook | 'new' | null>(null)
  const toggle = useMutation({
    mutationFn: ({ id, enabled }: Webhook) =>
      api('PATCH /webhooks/{id}', { params: { id }, body: { enabled: !enabled } }),
    onSuccess: () => client.invalidateQueries({ queryKey: platformKeys.webhooks }),
    onError: failed,
  })
  return (
    <Page
      title={t('place.webhooks')}
      text={t('webhooks.text')}
      actions={
        <Button leftSection={<IconPlus size={17} />} onClick={() => setChanging('new')}>
          {t('webhooks.add')}
        </Button>
      }
    >
      {webhooks.isPending && <LinesSkeleton label={t('app:loading')} />}
      {webhooks.isError && !webhooks.data && <Failed error={webhooks.error} retry={() => webhooks.refetch()} />}
      {webhooks.data?.items.length === 0 && (
        <Blank icon={<IconWebhook size={32} stroke={1.4} />} title={t('webhooks.none')} text={t('webhooks.noneText')} />
      )}
      {webhooks.data && webhooks.data.items.length > 0 && (
        <Lines label={t('place.webhooks')}>
          {webhooks.data.items.map((webhook) => (
            <Line
              key={webhook.id}
              icon={<IconWebhook size={20} stroke={1.5} />}
              title={
                <>
                  <Link to="/settings/webhooks/$id" params={{ id: webhook.id }}>
                    {webhook.url}
                  </Link>{' '}
                  {webhook.failingSince && (
                    <Badge color="red" variant="light">
                      {t('webhooks.failing', { at: format.moment(webhook.failingSince) })}
                    </Badge>
                  )}
                </>
              }
              text={webhook.events.join(', ')}
              actions={
                <>
                  <Switch
                    aria-label={t('webhooks.enabled')}
                    checked={webhook.enabled}
                    onChange={() => toggle.mutate(webhook)}
                  />
                  <Button size="compact-sm" variant="default" onClick={() => setChanging(webhook)}>
                    {t('app:edit')}
                  </Button>
                </>
              }
            />
          ))}
        </Lines>
      )}
      {changing && <WebhookDialog webhook={changing === 'new' ? null : changing} onClose={() => setChanging(null)} />}
    </Page>
  )
}
