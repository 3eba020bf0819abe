import { Alert, Button, Stack, TextInput } from '@mantine/core'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { useSignIn } from '../use-sign-in.ts'

interface Props {
  email: string
  onEmail: (email: string) => void
  signIn: ReturnType<typeof useSignIn>
  wrong: string | null
}

export const ForgotForm = ({ email, onEmail, signIn, wrong }: Props) => {
  const { t } = useTranslation('team')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.forgot(email.trim())
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {wrong && (
          <Alert color="red" role="alert">
            {wrong}
          </Alert>
        )}
        <TextInput
          label={t('email')}
          type="email"
          autoComplete="username"
          required
          autoFocus
          value={email}
          onChange={(event) => onEmail(event.currentTarget.value)}
        />
        <Button type="submit" loading={signIn.busy === 'forgot'}>
          {t('forgot.go')}
        </Button>
        <Button variant="subtle" onClick={() => signIn.setStep('password')}>
          {t('backToSignIn')}
        </Button>
      </Stack>
    </form>
  )
}
