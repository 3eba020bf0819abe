import { Alert, Anchor, Button, Divider, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { IconFingerprint, IconMail } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SetupState } from '../../../../../contract/team.ts'
import type { useSignIn } from '../use-sign-in.ts'

interface Props {
  email: string
  onEmail: (email: string) => void
  signIn: ReturnType<typeof useSignIn>
  wrong: string | null
  /** What this installation offers beside password and passkey. */
  ways: SetupState['signIn'] | undefined
}

export const PasswordForm = ({ email, onEmail, signIn, wrong, ways }: Props) => {
  const { t } = useTranslation('team')
  const [password, setPassword] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.byPassword(email.trim(), password)
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
          name="email"
          autoComplete="username webauthn"
          required
          autoFocus
          value={email}
          onChange={(event) => onEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <Anchor component="button" type="button" size="sm" ta="left" onClick={() => signIn.setStep('forgot')}>
          {t('forgot.link')}
        </Anchor>
        <Button type="submit" loading={signIn.busy === 'password'}>
          {t('signIn.go')}
        </Button>
        <Divider label={t('or')} />
        <Button
          variant="default"
          leftSection={<IconFingerprint size={18} stroke={1.6} />}
          loading={signIn.busy === 'passkey'}
          onClick={signIn.byPasskey}
        >
          {t('signIn.passkey')}
        </Button>
        {ways?.magicLink && (
          <Button
            variant="default"
            leftSection={<IconMail size={18} stroke={1.6} />}
            loading={signIn.busy === 'mail'}
            disabled={!/\S+@\S+/.test(email)}
            onClick={() => signIn.byMail(email.trim())}
          >
            {t('signIn.magicLink')}
          </Button>
        )}
        {ways?.oidc.map(({ id, name, available }) => (
          <div key={id}>
            <Button
              variant="default"
              fullWidth
              disabled={!available}
              loading={signIn.busy === id}
              onClick={() => signIn.byProvider(id)}
            >
              {t('signIn.provider', { name })}
            </Button>
            {!available && (
              <Text size="xs" c="dimmed" ta="center" mt={4} role="status">
                {t('signIn.providerAway', { name })}
              </Text>
            )}
          </div>
        ))}
      </Stack>
    </form>
  )
}
