import { Alert, Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../app/api.ts'
import { useProblemWords } from '../../../../app/notices.tsx'
import { fieldErrors } from '../../../../app/problem.ts'
import { customerKeys } from '../../api.ts'

interface Props {
  onClose: () => void
  onAdded: (id: string) => void
}

export const NewPerson = ({ onClose, onAdded }: Props) => {
  const { t } = useTranslation(['customers', 'app'])
  const client = useQueryClient()
  const words = useProblemWords()
  const [form, setForm] = useState({ name: '', email: '', phone: '' })
  const add = useMutation({
    mutationFn: () =>
      api('POST /people', {
        body: {
          name: form.name.trim() || undefined,
          emails: form.email.trim() ? [form.email.trim()] : [],
          phones: form.phone.trim() ? [form.phone.trim()] : [],
        },
      }),
    onSuccess: (person) => {
      client.invalidateQueries({ queryKey: customerKeys.people })
      onClose()
      onAdded(person.id)
    },
  })
  const wrong = fieldErrors(add.error)
  const field = (name: keyof typeof form) => ({
    value: form[name],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget
      setForm((before) => ({ ...before, [name]: value }))
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  return (
    <Modal opened onClose={onClose} title={t('addPerson')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {add.isError && (
            <Alert color="red" role="alert">
              {words(add.error).title}. {words(add.error).detail}
            </Alert>
          )}
          <TextInput {...field('name')} data-autofocus label={t('name')} error={wrong.name} maxLength={200} />
          <TextInput {...field('email')} type="email" label={t('kind.email')} error={wrong['emails.0']} />
          <TextInput {...field('phone')} type="tel" label={t('kind.phone')} error={wrong['phones.0']} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('app:cancel')}
            </Button>
            <Button
              type="submit"
              loading={add.isPending}
              disabled={!form.name.trim() && !form.email.trim() && !form.phone.trim()}
            >
              {t('app:add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
