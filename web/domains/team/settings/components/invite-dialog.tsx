import { Alert, Button, Group, Modal, MultiSelect, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '../../../../../contract/abilities.ts'
import type { Team } from '../../../../../contract/team.ts'
import { OnceOnly } from '../../../../../ui/once-only.tsx'
import { api } from '../../../../app/api.ts'
import { useProblemWords } from '../../../../app/notices.tsx'
import { fieldErrors } from '../../../../app/problem.ts'
import { teamKeys } from '../../api.ts'

const roles: readonly Role[] = ['agent', 'manager', 'admin']

export const InviteDialog = ({ teams, onClose }: { teams: readonly Team[]; onClose: () => void }) => {
  const { t } = useTranslation(['team', 'app'])
  const client = useQueryClient()
  const words = useProblemWords()
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('agent')
  const [teamIds, setTeamIds] = useState<string[]>([])
  const invite = useMutation({
    mutationFn: () => api('POST /invitations', { body: { email, role, teamIds } }),
    onSuccess: () => client.invalidateQueries({ queryKey: teamKeys.invitations }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    invite.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('members.invite')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      {invite.data ? (
        <Stack>
          <OnceOnly
            text={t('members.mailed', { email: invite.data.email })}
            value={invite.data.url}
            copyLabel={t('app:copy')}
            copiedLabel={t('app:copied')}
          />
          <Button onClick={onClose}>{t('app:close')}</Button>
        </Stack>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            {invite.isError && (
              <Alert color="red" role="alert">
                {words(invite.error).title}. {words(invite.error).detail}
              </Alert>
            )}
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
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {t('app:cancel')}
              </Button>
              <Button type="submit" loading={invite.isPending}>
                {t('members.send')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
