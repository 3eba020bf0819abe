import { Alert, Button, Checkbox, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { useSignIn } from '../use-sign-in.ts'

interface Props {
  signIn: ReturnType<typeof useSignIn>
  wrong: string | null
}

/** The second step: six digits of the app, or one of the spare codes. */
export const CodeForm = ({ signIn, wrong }: Props) => {
  const { t } = useTranslation('team')
  const [code, setCode] = useState('')
  const [trust, setTrust] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    signIn.byCode(code.replace(/\s/g, ''), trust)
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
          label={t('code.label')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          required
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Checkbox label={t('code.trust')} checked={trust} onChange={(event) => setTrust(event.currentTarget.checked)} />
        <Button type="submit" loading={signIn.busy === 'code'}>
          {t('signIn.go')}
        </Button>
        <Button variant="subtle" onClick={() => signIn.setStep('password')}>
          {t('backToSignIn')}
        </Button>
      </Stack>
    </form>
  )
}
