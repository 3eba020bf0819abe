import { MultiSelect, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../../../contract/abilities.ts'
import type { Team } from '../../../../../contract/team.ts'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { OnceDialog } from '../../../../app/once-dialog.tsx'
import { fieldErrors } from '../../../../app/problem.ts'
import { teamKeys } from '../../api.ts'

const roles: readonly Role[] = ['colleague', 'agent', 'manager', 'admin']

export const InviteDialog = ({ teams, onClose }: { teams: readonly Team[]; onClose: () => void }) => {
  const { t } = useTranslation(['team', 'app'])
  const client = useQueryClient()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('agent')
  const [teamIds, setTeamIds] = useState<string[]>([])
  const invite = useMutation({
    mutationFn: () => api('POST /invitations', { body: { email, role, teamIds } }),
    onSuccess: () => client.invalidateQueries({ queryKey: teamKeys.invitations }),
  })
  if (invite.data)
    return (
      <OnceDialog
        title={t('members.invite')}
        text={t('members.mailed', { email: invite.data.email })}
        value={invite.data.url}
        onClose={onClose}
      />
    )
  return (
    <FormDialog
      title={t('members.invite')}
      onClose={onClose}
      onSubmit={() => invite.mutate()}
      saving={invite}
      submitLabel={t('members.send')}
    >
      <TextInput
        data-autofocus
        required
        type="email"
        label={t('email')}
        value={email}
        error={fieldErrors(invite.error).email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Select
        label={t('roleLabel')}
        description={t(`roleText.${role}`)}
        data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={role}
        allowDeselect={false}
        onChange={(value) => value && setRole(value as Role)}
      />
      {teams.length > 0 && (
        <MultiSelect
          label={t('teams.title')}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={teamIds}
          onChange={setTeamIds}
        />
      )}
    </FormDialog>
  )
}
