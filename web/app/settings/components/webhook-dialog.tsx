import { TagsInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '../../../../contract/platform.ts'
import { api } from '../../api.ts'
import { FormDialog } from '../../form-dialog.tsx'
import { staleAfter } from '../../live-table.ts'
import { useFailureNotice } from '../../notices.tsx'
import { OnceDialog } from '../../once-dialog.tsx'
import { fieldErrors } from '../../problem.ts'
import { platformKeys } from '../api.ts'

interface Props {
  /** Null for a new one. */
  webhook: Webhook | null
  onClose: () => void
}

const types = Object.keys(staleAfter)
const prefixes = [...new Set(types.map((type) => `${type.split('.')[0]}.*`))]

export const WebhookDialog = ({ webhook, onClose }: Props) => {
  const { t } = useTranslation(['settings', 'app'])
  const client = useQueryClient()
  const failed = useFailureNotice()
  const [url, setUrl] = useState(webhook?.url ?? '')
  const [events, setEvents] = useState(webhook?.events ?? ['*'])
  const [secret, setSecret] = useState<string | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: platformKeys.webhooks })
  const save = useMutation({
    mutationFn: async () => {
      if (webhook) {
        await api('PATCH /webhooks/{id}', { params: { id: webhook.id }, body: { url, events } })
        return null
      }
      return (await api('POST /webhooks', { body: { url, events } })).secret
    },
    onSuccess: (made) => {
      refresh()
      if (made) setSecret(made)
      else onClose()
    },
  })
  const remove = useMutation({
    mutationFn: (id: string) => api('DELETE /webhooks/{id}', { params: { id } }),
    onSuccess: () => {
      refresh()
      onClose()
    },
    onError: failed,
  })
  const wrong = fieldErrors(save.error)
  if (secret)
    return (
      <OnceDialog
        title={webhook ? t('webhooks.edit') : t('webhooks.add')}
        text={t('webhooks.once')}
        value={secret}
        onClose={onClose}
      />
    )
  return (
    <FormDialog
      title={webhook ? t('webhooks.edit') : t('webhooks.add')}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      saving={save}
      incomplete={!url || events.length === 0}
      removal={
        webhook && {
          text: t('webhooks.removeText'),
          isPending: remove.isPending,
          onRemove: () => remove.mutate(webhook.id),
        }
      }
      size="lg"
    >
      <TextInput
        data-autofocus
        required
        type="url"
        label={t('webhooks.url')}
        placeholder="https://example.com/kept"
        value={url}
        error={wrong.url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <TagsInput
        label={t('webhooks.events')}
        description={t('webhooks.eventsText')}
        data={['*', ...prefixes, ...types]}
        value={events}
        error={wrong.events}
        onChange={setEvents}
      />
    </FormDialog>
  )
}
