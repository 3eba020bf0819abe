import { Group, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../../../contract/customers.ts'
import type { Language } from '../../../../../contract/shapes.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { languages } from '../../../../app/i18n.ts'
import type { usePersonChange } from '../../use-person-change.ts'

interface Props {
  person: Person
  onClose: () => void
  onSave: ReturnType<typeof usePersonChange>['set']
}

const zones = Intl.supportedValuesOf('timeZone')

export const PersonForm = ({ person, onClose, onSave }: Props) => {
  const { t } = useTranslation(['customers', 'app'])
  const [form, setForm] = useState({
    name: person.name ?? '',
    city: person.city ?? '',
    note: person.note ?? '',
    language: person.language,
    timeZone: person.timeZone,
  })
  const set = (change: Partial<typeof form>) => setForm((before) => ({ ...before, ...change }))

  const save = () => {
    onSave({
      ...form,
      name: form.name.trim() || null,
      city: form.city.trim() || null,
      note: form.note.trim() || null,
    })
    onClose()
  }
  return (
    <FormDialog title={t('editPerson')} onClose={onClose} onSubmit={save}>
      <TextInput
        data-autofocus
        label={t('name')}
        maxLength={200}
        value={form.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('city')}
        maxLength={120}
        value={form.city}
        onChange={(event) => set({ city: event.currentTarget.value })}
      />
      <Group grow>
        <Select
          label={t('language')}
          clearable
          data={[...languages]}
          value={form.language}
          onChange={(language) => set({ language: language as Language | null })}
        />
        <Select
          label={t('timeZone')}
          searchable
          clearable
          data={zones}
          value={form.timeZone}
          onChange={(timeZone) => set({ timeZone })}
        />
      </Group>
      <Textarea
        label={t('note')}
        description={t('noteText')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={5000}
        value={form.note}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
    </FormDialog>
  )
}
