import { MultiSelect, Select, Switch } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../../../contract/abilities.ts'
import type { Member, Team } from '../../../../../contract/team.ts'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { useFailureNotice } from '../../../../app/notices.tsx'
import { teamKeys } from '../../api.ts'

interface Props {
  member: Member
  teams: readonly Team[]
  onClose: () => void
}

const roles: readonly Role[] = ['colleague', 'agent', 'manager', 'admin']

export const MemberDialog = ({ member, teams, onClose }: Props) => {
  const { t } = useTranslation(['team', 'app'])
  const client = useQueryClient()
  const failed = useFailureNotice()
  const [role, setRole] = useState<Role>(member.role)
  const [teamIds, setTeamIds] = useState(member.teamIds)
  const [active, setActive] = useState(member.active)
  const save = useMutation({
    mutationFn: () => api('PATCH /members/{id}', { params: { id: member.id }, body: { role, teamIds, active } }),
    onSuccess: () => {
      client.invalidateQueries({ queryKey: teamKeys.members })
      client.invalidateQueries({ queryKey: teamKeys.teams })
      onClose()
    },
    onError: failed,
  })
  return (
    <FormDialog title={member.name} onClose={onClose} onSubmit={() => save.mutate()} saving={save}>
      <Select
        label={t('roleLabel')}
        description={t(`roleText.${role}`)}
        data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={role}
        allowDeselect={false}
        onChange={(value) => value && setRole(value as Role)}
      />
      <MultiSelect
        label={t('teams.title')}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={teamIds}
        onChange={setTeamIds}
      />
      <Switch
        label={t('members.active')}
        description={t('members.activeText')}
        checked={active}
        onChange={(event) => setActive(event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
