import { Alert, Badge, Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../../ui/card.tsx'
import { OnceOnly } from '../../../../../ui/once-only.tsx'
import { QrCode } from '../../../../../ui/qr-code.tsx'
import { useSession } from '../../../../app/session.ts'
import { useTwoFactor } from '../use-two-factor.ts'

/** A code of an app as the second step of signing in. */
export const TwoFactor = () => {
  const { t } = useTranslation(['team', 'app'])
  const { user } = useSession()
  const { setUp, begin, confirm, switchOff } = useTwoFactor()
  const wrong = (begin.isError || switchOff.isError) && t('wrong.currentPassword')

  return (
    <Card
      title={
        <>
          {t('security.twoFactor')}{' '}
          <Badge variant="light" color={user.twoFactor ? 'teal' : 'gray'}>
            {user.twoFactor ? t('security.on') : t('security.off')}
          </Badge>
        </>
      }
      text={t('security.twoFactorText')}
    >
      {user.twoFactor && setUp && (
        <OnceOnly
          text={t('security.spareCodes')}
          value={setUp.spareCodes.join('\n')}
          copyLabel={t('app:copy')}
          copiedLabel={t('app:copied')}
        />
      )}
      {!user.twoFactor && setUp && (
        <Stack gap="sm">
          <Group align="flex-start" gap="lg">
            <QrCode text={setUp.uri} label={t('security.qr')} />
            <Stack gap="xs" maw={320}>
              <Text size="sm">{t('security.scan')}</Text>
              <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {t('security.secret')} <code>{new URL(setUp.uri).searchParams.get('secret')}</code>
              </Text>
              <OneField
                label={t('code.label')}
                button={t('security.confirm')}
                busy={confirm.isPending}
                wrong={confirm.isError ? t('wrong.code') : null}
                onSubmit={(code) => confirm.mutate(code.replace(/\s/g, ''))}
              />
            </Stack>
          </Group>
        </Stack>
      )}
      {!setUp && (
        <OneField
          secret
          label={t('security.currentPassword')}
          button={user.twoFactor ? t('security.switchOff') : t('security.switchOn')}
          busy={begin.isPending || switchOff.isPending}
          wrong={wrong || null}
          onSubmit={(password) => (user.twoFactor ? switchOff.mutate(password) : begin.mutate(password))}
        />
      )}
    </Card>
  )
}

interface FieldProps {
  label: string
  button: ReactNode
  busy: boolean
  wrong: string | null
  secret?: boolean
  onSubmit: (value: string) => void
}

const OneField = ({ label, button, busy, wrong, secret, onSubmit }: FieldProps) => {
  const { t } = useTranslation('team')
  const [value, setValue] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(value)
    setValue('')
  }
  const field = {
    label,
    required: true,
    value,
    onChange: (event: { currentTarget: { value: string } }) => setValue(event.currentTarget.value),
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={360}>
        {wrong && (
          <Alert color="red" role="alert">
            {wrong}
          </Alert>
        )}
        {secret ? (
          <PasswordInput
            {...field}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
        ) : (
          <TextInput {...field} inputMode="numeric" autoComplete="one-time-code" />
        )}
        <div>
          <Button type="submit" variant="default" loading={busy}>
            {button}
          </Button>
        </div>
      </Stack>
    </form>
  )
}
