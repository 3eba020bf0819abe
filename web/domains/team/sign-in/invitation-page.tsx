import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../../contract/shapes.ts'
import { api } from '../../../app/api.ts'
import { useProblemWords } from '../../../app/notices.tsx'
import { fieldErrors } from '../../../app/problem.ts'
import { RoutePending } from '../../../app/route-states.tsx'
import { Failed } from '../../../app/states.tsx'
import { invitationQuery } from '../api.ts'
import { Door } from './components/door.tsx'
import { useEnter } from './use-enter.ts'

/** Accepting an invitation: with a new account, or with the password one has. */
export const InvitationPage = () => {
  const { t, i18n } = useTranslation('team')
  const { token } = useParams({ from: '/invitation/$token' })
  const { data, error, isPending, refetch } = useQuery(invitationQuery(token))
  const enter = useEnter()
  const words = useProblemWords()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: () =>
      api('POST /invitations/by-token/{token}/acceptance', {
        params: { token },
        body: { name: data?.hasAccount ? undefined : name, password, language: i18n.language as Language },
      }),
    onSuccess: (session) => enter(session),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    accept.mutate()
  }

  if (isPending) return <RoutePending />
  if (!data) {
    return (
      <Door title={t('invited.over')}>
        <Failed error={error} retry={refetch} />
      </Door>
    )
  }
  const wrong = fieldErrors(accept.error)
  return (
    <Door
      title={t('invited.title', { workspace: data.workspaceName })}
      text={t('invited.text', { name: data.invitedBy, role: t(`role.${data.role}`) })}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          {accept.isError && (
            <Alert color="red" role="alert">
              {words(accept.error).title}. {words(accept.error).detail}
            </Alert>
          )}
          <TextInput label={t('email')} value={data.email} readOnly autoComplete="username" />
          {!data.hasAccount && (
            <TextInput
              label={t('yourName')}
              autoComplete="name"
              required
              autoFocus
              maxLength={120}
              value={name}
              error={wrong.name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <PasswordInput
            label={t('password')}
            description={data.hasAccount ? t('invited.yourPassword') : t('passwordRule')}
            autoComplete={data.hasAccount ? 'current-password' : 'new-password'}
            minLength={10}
            required
            value={password}
            error={wrong.password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
          <Button type="submit" loading={accept.isPending}>
            {t('invited.go')}
          </Button>
        </Stack>
      </form>
    </Door>
  )
}
