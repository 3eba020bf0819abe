import { MultiSelect, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Member, Team } from '../../../../../contract/team.ts'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { useFailureNotice, useUndoNotice } from '../../../../app/notices.tsx'
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
  return (
    <FormDialog
      title={team ? t('teams.edit') : t('teams.add')}
      onClose={onClose}
      onSubmit={() => save.mutate()}
      saving={save}
      incomplete={!name.trim()}
      removal={
        team && { text: t('teams.removeText'), isPending: remove.isPending, onRemove: () => remove.mutate(team) }
      }
    >
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
    </FormDialog>
  )
}
