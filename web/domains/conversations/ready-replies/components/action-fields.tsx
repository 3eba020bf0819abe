import { Fieldset, Group, NativeSelect, Select, Stack, TagsInput, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ReplyActions } from '../../../../../contract/ready-replies.ts'
import { useReaders } from '../../../team/index.ts'
import { tagsQuery, topicsQuery } from '../../api.ts'
import { topicPath } from '../../rules.ts'
import { withoutAction } from '../rules.ts'

interface Props {
  actions: ReplyActions
  onChange: (actions: ReplyActions) => void
}

const keep = ''
const nobody = 'nobody'
const statuses = ['open', 'waiting-on-us', 'waiting-on-customer', 'resolved'] as const
const urgencies = ['urgent', 'high', 'normal', 'low'] as const

/** What is done along with the words. What is left as it is, is not among the actions at all. */
export const ActionFields = ({ actions, onChange }: Props) => {
  const { t } = useTranslation(['replies', 'conversations'])
  const { members, teams } = useReaders()
  const topics = useQuery(topicsQuery).data?.items ?? []
  const tags = useQuery(tagsQuery).data?.items.map(({ name }) => name) ?? []
  const set = (name: keyof ReplyActions, value: unknown) =>
    onChange(
      value === keep || (Array.isArray(value) && value.length === 0)
        ? withoutAction(actions, name)
        : { ...actions, [name]: value === nobody ? null : value },
    )
  const chosen = (value: string | null | undefined) => (value === undefined ? keep : (value ?? nobody))
  const kept = { value: keep, label: t('edit.keep') }
  const none = { value: nobody, label: t('edit.nobody') }

  return (
    <Fieldset legend={t('edit.actions')}>
      <Stack gap="sm">
        <Group grow>
          <NativeSelect
            label={t('edit.status')}
            value={actions.status ?? keep}
            onChange={(event) => set('status', event.currentTarget.value)}
            data={[kept, ...statuses.map((value) => ({ value, label: t(`conversations:status.${value}`) }))]}
          />
          <NativeSelect
            label={t('edit.urgency')}
            value={actions.urgency ?? keep}
            onChange={(event) => set('urgency', event.currentTarget.value)}
            data={[kept, ...urgencies.map((value) => ({ value, label: t(`conversations:urgency.${value}`) }))]}
          />
        </Group>
        <Group grow>
          <Select
            label={t('edit.topic')}
            searchable
            allowDeselect={false}
            value={chosen(actions.topicId)}
            onChange={(value) => set('topicId', value)}
            data={[kept, ...topics.map(({ id }) => ({ value: id, label: topicPath(topics, id) ?? '' }))]}
          />
          <Select
            label={t('edit.assignee')}
            searchable
            allowDeselect={false}
            value={chosen(actions.assigneeId)}
            onChange={(value) => set('assigneeId', value)}
            data={[
              kept,
              { value: 'me', label: t('edit.me') },
              none,
              ...members.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <Select
            label={t('edit.teamName')}
            allowDeselect={false}
            value={chosen(actions.teamId)}
            onChange={(value) => set('teamId', value)}
            data={[kept, none, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
          />
        </Group>
        <Group grow>
          <TagsInput
            label={t('edit.addTags')}
            data={tags}
            value={actions.addTags ?? []}
            onChange={(value) => set('addTags', value)}
          />
          <TagsInput
            label={t('edit.removeTags')}
            data={tags}
            value={actions.removeTags ?? []}
            onChange={(value) => set('removeTags', value)}
          />
        </Group>
        <Textarea
          label={t('edit.note')}
          autosize
          minRows={1}
          value={actions.note ?? ''}
          onChange={(event) => set('note', event.currentTarget.value)}
        />
      </Stack>
    </Fieldset>
  )
}
