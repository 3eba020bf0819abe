import { Alert, Button, Group, Modal, MultiSelect, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Member, Team } from '../../../../../contract/team.ts'
import { api } from '../../../../app/api.ts'
import { useFailureNotice, useProblemWords, useUndoNotice } from '../../../../app/notices.tsx'
import { teamKeys } from '../../api.ts'

interface Props {
  /** Null for a new one. */
  team: Team | null
  members: readonly Member[]
  onClose: () => void
}

export const TeamDialog = ({ team, members, onClose }: Props) => {
  const { t } = useTranslation(['team', 'app'])
  const client = useQueryClient()
  const words = useProblemWords()
  const failed = useFailureNotice()
  const offerUndo = useUndoNotice()
  const [name, setName] = useState(team?.name ?? '')
  const [memberIds, setMemberIds] = useState(team?.memberIds ?? [])
  const refresh = () => {
    client.invalidateQueries({ queryKey: teamKeys.teams })
    client.invalidateQueries({ queryKey: teamKeys.members })
  }
  const done = () => {
    refresh()
    onClose()
  }
  const save = useMutation({
    mutationFn: () =>
      team
        ? api('PATCH /teams/{id}', { params: { id: team.id }, body: { name, memberIds } })
        : api('POST /teams', { body: { name, memberIds } }),
    onSuccess: done,
  })
  const again = useMutation({
    mutationFn: (lost: Team) => api('POST /teams', { body: { name: lost.name, memberIds: lost.memberIds } }),
    onSuccess: refresh,
    onError: failed,
  })
  const remove = useMutation({
    mutationFn: (lost: Team) => api('DELETE /teams/{id}', { params: { id: lost.id } }),
    onSuccess: (_, lost) => {
      offerUndo({ id: lost.id, text: t('teams.removed', { name: lost.name }), undo: () => again.mutate(lost) })
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
      title={team ? t('teams.edit') : t('teams.add')}
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
            label={t('teams.name')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <MultiSelect
            label={t('members.title')}
            searchable
            data={members.map((member) => ({ value: member.id, label: member.name }))}
            value={memberIds}
            onChange={setMemberIds}
          />
          <Group justify="space-between">
            {team ? (
              <Button
                variant="subtle"
                color="red"
                title={t('teams.removeText')}
                loading={remove.isPending}
                onClick={() => remove.mutate(team)}
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
              <Button type="submit" loading={save.isPending} disabled={!name.trim()}>
                {t('app:save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
