import { Alert, Button, PasswordInput, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../../ui/card.tsx'
import { useDoneNotice, useProblemWords } from '../../../../app/notices.tsx'
import { hasCode } from '../../../../app/problem.ts'

/** A new password signs out everywhere else. */
export const PasswordCard = () => {
  const { t } = useTranslation('team')
  const words = useProblemWords()
  const say = useDoneNotice()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const change = useMutation({
    mutationFn: async () => {
      const { answered, auth } = await import('../../../../app/auth.ts')
      answered(await auth.changePassword({ currentPassword: current, newPassword: next, revokeOtherSessions: true }))
    },
    onSuccess: () => {
      say(t('security.passwordChanged'))
      setCurrent('')
      setNext('')
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  return (
    <Card title={t('password')} text={t('security.passwordText')}>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={360}>
          {change.isError && (
            <Alert color="red" role="alert">
              {hasCode(change.error, 'invalid') ? t('wrong.currentPassword') : words(change.error).title}
            </Alert>
          )}
          <PasswordInput
            label={t('security.currentPassword')}
            autoComplete="current-password"
            required
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
          <PasswordInput
            label={t('newPassword')}
            description={t('passwordRule')}
            autoComplete="new-password"
            minLength={10}
            maxLength={200}
            required
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          />
          <div>
            <Button type="submit" variant="default" loading={change.isPending}>
              {t('security.changePassword')}
            </Button>
          </div>
        </Stack>
      </form>
    </Card>
  )
}
