import { TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { fieldErrors } from '../../../../app/problem.ts'
import { customerKeys } from '../../api.ts'

interface Props {
  onClose: () => void
  onAdded: (id: string) => void
}

export const NewPerson = ({ onClose, onAdded }: Props) => {
  const { t } = useTranslation(['customers', 'app'])
  const client = useQueryClient()
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
  return (
    <FormDialog
      title={t('addPerson')}
      onClose={onClose}
      onSubmit={() => add.mutate()}
      saving={add}
      submitLabel={t('app:add')}
      incomplete={!form.name.trim() && !form.email.trim() && !form.phone.trim()}
    >
      <TextInput {...field('name')} data-autofocus label={t('name')} error={wrong.name} maxLength={200} />
      <TextInput {...field('email')} type="email" label={t('kind.email')} error={wrong['emails.0']} />
      <TextInput {...field('phone')} type="tel" label={t('kind.phone')} error={wrong['phones.0']} />
    </FormDialog>
  )
}
