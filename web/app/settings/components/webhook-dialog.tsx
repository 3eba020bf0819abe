import { Alert, Button, Group, Modal, Stack, TagsInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '../../../../contract/platform.ts'
import { OnceOnly } from '../../../../ui/once-only.tsx'
import { api } from '../../api.ts'
import { staleAfter } from '../../live-table.ts'
import { useFailureNotice, useProblemWords } from '../../notices.tsx'
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
  const words = useProblemWords()
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
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={webhook ? t('webhooks.edit') : t('webhooks.add')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      {secret ? (
        <Stack>
          <OnceOnly text={t('webhooks.once')} value={secret} copyLabel={t('app:copy')} copiedLabel={t('app:copied')} />
          <Button onClick={onClose}>{t('app:close')}</Button>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            {save.isError && (
              <Alert color="red" role="alert">
                {words(save.error).title}. {words(save.error).detail}
              </Alert>
            )}
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
            <Group justify="space-between">
              {webhook ? (
                <Button
                  variant="subtle"
                  color="red"
                  title={t('webhooks.removeText')}
                  loading={remove.isPending}
                  onClick={() => remove.mutate(webhook.id)}
                >
                  {t('app:remove')}
                </Button>
              ) : (
                <span />
              )}
              <Group>
                <Button variant="default" onClick={onClose}>
                  {t('app:cancel')}
                </Button>
                <Button type="submit" loading={save.isPending} disabled={!url || events.length === 0}>
                  {t('app:save')}
                </Button>
              </Group>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
