import { Alert, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Topic } from '../../../../../contract/conversations.ts'
import { api } from '../../../../app/api.ts'
import { useDoneNotice, useFailureNotice, useProblemWords } from '../../../../app/notices.tsx'
import { conversationKeys } from '../../api.ts'
import { isWithin, topicPath } from '../../rules.ts'

interface Props {
  /** Null for a new one. */
  topic: Topic | null
  topics: readonly Topic[]
  onClose: () => void
}

export const TopicDialog = ({ topic, topics, onClose }: Props) => {
  const { t } = useTranslation(['conversations', 'app'])
  const client = useQueryClient()
  const words = useProblemWords()
  const failed = useFailureNotice()
  const say = useDoneNotice()
  const [name, setName] = useState(topic?.name ?? '')
  const [parentId, setParentId] = useState(topic?.parentId ?? null)
  const done = () => {
    client.invalidateQueries({ queryKey: conversationKeys.topics })
    onClose()
  }
  const save = useMutation({
    mutationFn: () =>
      topic
        ? api('PATCH /topics/{id}', { params: { id: topic.id }, body: { name, parentId } })
        : api('POST /topics', { body: { name, parentId } }),
    onSuccess: done,
  })
  const remove = useMutation({
    mutationFn: (id: string) => api('DELETE /topics/{id}', { params: { id } }),
    onSuccess: () => {
      say(t('topics.removed', { name: topic?.name }))
      client.invalidateQueries({ queryKey: conversationKeys.lists })
      done()
    },
    onError: failed,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={topic ? t('topics.edit') : t('topics.add')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
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
            maxLength={120}
            label={t('topics.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('topics.parent')}
            placeholder={t('topics.noParent')}
            clearable
            searchable
            data={topics
              .filter(({ id }) => !topic || !isWithin(topics, id, topic.id))
              .map(({ id }) => ({ value: id, label: topicPath(topics, id) ?? '' }))}
            value={parentId}
            onChange={setParentId}
          />
          {topic && (
            <Alert color="gray" variant="light">
              {t('topics.removeText')}{' '}
              <Button
                size="compact-xs"
                variant="subtle"
                color="red"
                loading={remove.isPending}
                onClick={() => remove.mutate(topic.id)}
              >
                {t('app:remove')}
              </Button>
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('app:cancel')}
            </Button>
            <Button type="submit" loading={save.isPending} disabled={!name.trim()}>
              {t('app:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
