import { Alert, Button, PasswordInput, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDoneNotice } from '../../../app/notices.tsx'
import { Door } from './components/door.tsx'

export const ResetPasswordPage = () => {
  const { t } = useTranslation('team')
  const { token } = useSearch({ from: '/reset-password' })
  const navigate = useNavigate()
  const say = useDoneNotice()
  const [password, setPassword] = useState('')
  const reset = useMutation({
    mutationFn: async () => {
      const { answered, auth } = await import('../../../app/auth.ts')
      answered(await auth.resetPassword({ newPassword: password, token: token ?? '' }))
    },
    onSuccess: () => {
      say(t('reset.done'))
      navigate({ to: '/sign-in', search: {} })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    reset.mutate()
  }
  return (
    <Door title={t('reset.title')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {(reset.isError || !token) && (
            <Alert color="red" role="alert">
              {t('wrong.link')}
            </Alert>
          )}
          <PasswordInput
            label={t('newPassword')}
            description={t('passwordRule')}
            autoComplete="new-password"
            minLength={10}
            maxLength={200}
            required
            autoFocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
          <Button type="submit" loading={reset.isPending} disabled={!token}>
            {t('reset.go')}
          </Button>
          <Button variant="subtle" onClick={() => navigate({ to: '/sign-in', search: {} })}>
            {t('backToSignIn')}
          </Button>
        </Stack>
      </form>
    </Door>
  )
}
