import { Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Topic } from '../../../../../contract/topics.ts'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { useDoneNotice, useFailureNotice } from '../../../../app/notices.tsx'
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
  return (
    <FormDialog
      title={topic ? t('topics.edit') : t('topics.add')}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      saving={save}
      incomplete={!name.trim()}
      removal={
        topic && { text: t('topics.removeText'), isPending: remove.isPending, onRemove: () => remove.mutate(topic.id) }
      }
    >
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
    </FormDialog>
  )
}
