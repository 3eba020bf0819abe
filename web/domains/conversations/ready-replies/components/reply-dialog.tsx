import { Alert, Button, Group, Modal, MultiSelect, NativeSelect, Select, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadyReply } from '../../../../../contract/ready-replies.ts'
import type { ViewKind } from '../../../../../contract/views.ts'
import { useProblemWords } from '../../../../app/notices.tsx'
import { Problem } from '../../../../app/problem.ts'
import { useAbility } from '../../../../app/session.ts'
import { teamsQuery } from '../../../team/index.ts'
import { topicsQuery } from '../../api.ts'
import { topicPath } from '../../rules.ts'
import { foldersQuery } from '../api.ts'
import { useSaveReply, type Written } from '../use-save-reply.ts'
import { ActionFields } from './action-fields.tsx'
import { VariantFields } from './variant-fields.tsx'

interface Props {
  /** Null for a new one. */
  reply: ReadyReply | null
  onClose: () => void
}

const beginning = (reply: ReadyReply | null): Written => ({
  name: reply?.name ?? '',
  kind: reply?.kind ?? 'own',
  teamId: reply?.teamId ?? null,
  folderId: reply?.folderId ?? null,
  topicIds: reply?.topicIds ?? [],
  variants: reply?.variants ?? [],
  actions: reply?.actions ?? {},
})

export const ReplyDialog = ({ reply, onClose }: Props) => {
  const { t } = useTranslation(['replies', 'app'])
  const words = useProblemWords()
  const mayManage = useAbility('workspace.manage')
  const [written, setWritten] = useState(() => beginning(reply))
  const folders = useQuery(foldersQuery).data?.items ?? []
  const teams = useQuery(teamsQuery).data?.items ?? []
  const topics = useQuery(topicsQuery).data?.items ?? []
  const { save, remove } = useSaveReply(reply, onClose)
  const set = (change: Partial<Written>) => setWritten((before) => ({ ...before, ...change }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(written)
  }
  const kinds: ViewKind[] = mayManage ? ['own', 'team', 'shared'] : ['own']

  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={reply ? t('edit.title') : t('edit.new')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          {save.isError && (
            <Alert color="red" role="alert">
              {words(save.error).title}.{' '}
              {save.error instanceof Problem && save.error.fields.map(({ message }) => message).join('; ')}
            </Alert>
          )}
          <TextInput
            data-autofocus
            required
            maxLength={120}
            label={t('edit.name')}
            value={written.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Group grow align="start">
            <NativeSelect
              label={t('edit.kind')}
              value={written.kind}
              onChange={(event) => set({ kind: event.currentTarget.value as ViewKind })}
              data={kinds.map((value) => ({ value, label: t(`edit.${value}`) }))}
            />
            {written.kind === 'team' && (
              <Select
                label={t('edit.teamName')}
                data={teams.map(({ id, name }) => ({ value: id, label: name }))}
                value={written.teamId}
                onChange={(teamId) => set({ teamId })}
              />
            )}
            <Select
              label={t('edit.folder')}
              clearable
              placeholder={t('page.noFolder')}
              data={folders.map(({ id, name }) => ({ value: id, label: name }))}
              value={written.folderId}
              onChange={(folderId) => set({ folderId })}
            />
          </Group>
          <VariantFields variants={written.variants} onChange={(variants) => set({ variants })} />
          <MultiSelect
            label={t('edit.topics')}
            searchable
            data={topics.map(({ id }) => ({ value: id, label: topicPath(topics, id) ?? '' }))}
            value={written.topicIds}
            onChange={(topicIds) => set({ topicIds })}
          />
          <ActionFields actions={written.actions} onChange={(actions) => set({ actions })} />
          <Group justify="space-between">
            {reply ? (
              <Button variant="subtle" color="red" loading={remove.isPending} onClick={() => remove.mutate(reply)}>
                {t('edit.remove')}
              </Button>
            ) : (
              <span />
            )}
            <Group>
              <Button variant="default" onClick={onClose}>
                {t('app:cancel')}
              </Button>
              <Button type="submit" loading={save.isPending} disabled={!written.name.trim()}>
                {t('app:save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
