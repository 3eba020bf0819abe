import { Alert, Button, Group, Loader, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../app/api.ts'
import { useProblemWords } from '../../../../app/notices.tsx'
import { fieldErrors } from '../../../../app/problem.ts'
import { channelsQuery } from '../../../channels/index.ts'
import { parseAddress } from '../../composer/rules.ts'
import { refreshLists } from '../../use-cached-conversation.ts'
import classes from './new-conversation.module.css'

const WritingField = lazy(() => import('../../../../../ui/writing-field.tsx'))

interface Props {
  onClose: () => void
  onStarted: (number: number) => void
}

/** Starting a conversation oneself: to whom, from which address, about what. */
const NewConversation = ({ onClose, onStarted }: Props) => {
  const { t } = useTranslation(['conversations', 'app'])
  const client = useQueryClient()
  const words = useProblemWords()
  const channels = useQuery(channelsQuery).data?.items.filter(({ enabled }) => enabled) ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const [to, setTo] = useState('')
  const [subject, setSubject] = useState('')
  const [empty, setEmpty] = useState(true)
  const html = useRef('')
  const channelId = chosen ?? channels[0]?.id
  const address = parseAddress(to)

  const start = useMutation({
    mutationFn: () =>
      api('POST /conversations', {
        body: {
          channelId: channelId ?? '',
          to: address?.email ?? '',
          name: address?.name ?? undefined,
          subject,
          html: html.current,
        },
      }),
    onSuccess: (conversation) => {
      refreshLists(client, new Set([conversation.id]))
      onClose()
      onStarted(conversation.number)
    },
  })
  const wrong = fieldErrors(start.error)
  const ready = Boolean(channelId && address && subject.trim() && !empty)

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('new.title')}
      size="lg"
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <Stack gap="sm">
        {start.isError && (
          <Alert color="red" role="alert">
            {words(start.error).title}. {words(start.error).detail}
          </Alert>
        )}
        {channels.length === 0 && <Alert color="yellow">{t('new.noChannel')}</Alert>}
        <TextInput
          data-autofocus
          label={t('field.to')}
          placeholder="maria@example.com"
          value={to}
          error={wrong.to ?? (to && !address && to.includes(' ') ? t('notAnAddress', { typed: to }) : undefined)}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        {channels.length > 1 && (
          <Select
            label={t('new.from')}
            data={channels.map(({ id, address: own }) => ({ value: id, label: own }))}
            value={channelId ?? null}
            allowDeselect={false}
            onChange={setChosen}
          />
        )}
        <TextInput
          label={t('subject')}
          maxLength={500}
          value={subject}
          error={wrong.subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Suspense
          fallback={
            <div className={classes.loading}>
              <Loader size="sm" />
            </div>
          }
        >
          <WritingField
            label={t('new.text')}
            onType={(typed, isEmpty) => {
              html.current = typed
              setEmpty(isEmpty)
            }}
            onSubmit={() => ready && start.mutate()}
          />
        </Suspense>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('app:cancel')}
          </Button>
          <Button disabled={!ready} loading={start.isPending} onClick={() => start.mutate()}>
            {t('send')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

export default NewConversation
