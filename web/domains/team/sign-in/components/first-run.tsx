import { Alert, Button, PasswordInput, Select, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../../../contract/shapes.ts'
import { api } from '../../../../app/api.ts'
import { languages, speak } from '../../../../app/i18n.ts'
import { useProblemWords } from '../../../../app/notices.tsx'
import { fieldErrors } from '../../../../app/problem.ts'
import { useEnter } from '../use-enter.ts'

const zones = Intl.supportedValuesOf('timeZone')

/** Makes the workspace and its first admin; the next step is connecting one's own mail. */
export const FirstRun = () => {
  const { t, i18n } = useTranslation('team')
  const enter = useEnter()
  const navigate = useNavigate()
  const words = useProblemWords()
  const [form, setForm] = useState({
    workspaceName: '',
    name: '',
    email: '',
    password: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  const setup = useMutation({
    mutationFn: () => api('POST /setup', { body: { ...form, language: i18n.language as Language } }),
    onSuccess: async (session) => {
      await enter(session)
      await navigate({ to: '/settings/channels/new' })
    },
  })
  const wrong = fieldErrors(setup.error)
  const field = (name: keyof typeof form) => ({
    value: form[name],
    error: wrong[name],
    required: true,
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setForm((before) => ({ ...before, [name]: value }))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setup.mutate()
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        {setup.isError && (
          <Alert color="red" role="alert">
            {words(setup.error).title}. {words(setup.error).detail}
          </Alert>
        )}
        <TextInput {...field('workspaceName')} label={t('first.workspace')} maxLength={120} autoFocus />
        <TextInput {...field('name')} label={t('yourName')} autoComplete="name" maxLength={120} />
        <TextInput {...field('email')} label={t('email')} type="email" autoComplete="username" />
        <PasswordInput
          {...field('password')}
          label={t('password')}
          description={t('passwordRule')}
          autoComplete="new-password"
          minLength={10}
          maxLength={200}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
        />
        <Select
          label={t('language')}
          data={[...languages]}
          value={i18n.language}
          allowDeselect={false}
          onChange={(value) => value && speak(value as Language)}
        />
        <Select
          label={t('timeZone')}
          data={zones}
          searchable
          value={form.timeZone}
          allowDeselect={false}
          onChange={(value) => value && setForm((before) => ({ ...before, timeZone: value }))}
        />
        <Button type="submit" size="md" mt="xs" loading={setup.isPending}>
          {t('first.go')}
        </Button>
      </Stack>
    </form>
  )
}
