import { Menu, UnstyledButton } from '@mantine/core'
import { IconBeach, IconCheck, IconLogout, IconSettings } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Contract } from '../../../contract/contract.ts'
import type { CallInput } from '../../../contract/endpoint.ts'
import { Face } from '../../../ui/face.tsx'
import { api } from '../api.ts'
import { useFailureNotice } from '../notices.tsx'
import { useSession } from '../session.ts'
import { sessionKey } from '../session-key.ts'
import { useSignOut } from '../use-sign-out.ts'
import classes from './member-menu.module.css'

type Profile = CallInput<Contract['PATCH /profile']>['body']

export const MemberMenu = () => {
  const { t } = useTranslation('app')
  const { profile, workspace, workspaces } = useSession()
  const { member } = profile
  const client = useQueryClient()
  const navigate = useNavigate()
  const failed = useFailureNotice()
  const signOut = useSignOut()
  const change = useMutation({
    mutationFn: (body: Profile) => api('PATCH /profile', { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
    onError: failed,
  })
  const goTo = useMutation({
    mutationFn: (workspaceId: string) => api('PUT /session/workspace', { body: { workspaceId } }),
    onSuccess: () => location.assign('/'),
    onError: failed,
  })

  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <UnstyledButton className={classes.button}>
          <Face name={member.name} picture={member.avatar} size={26} />
          <span className={classes.name}>{member.name}</span>
          {member.away && <IconBeach size={15} stroke={1.6} aria-label={t('away')} />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {workspaces.length > 1 && (
          <>
            <Menu.Label>{t('workspaces')}</Menu.Label>
            {workspaces.map(({ id, name }) => (
              <Menu.Item
                key={id}
                rightSection={id === workspace.id ? <IconCheck size={15} /> : null}
                onClick={() => id !== workspace.id && goTo.mutate(id)}
              >
                {name}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Item
          leftSection={<IconBeach size={16} stroke={1.6} />}
          onClick={() => change.mutate({ away: !member.away })}
        >
          {member.away ? t('backAgain') : t('goAway')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSettings size={16} stroke={1.6} />}
          onClick={() => navigate({ to: '/settings/profile' })}
        >
          {t('myProfile')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.6} />} onClick={signOut}>
          {t('signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
