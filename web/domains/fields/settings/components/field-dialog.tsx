import { Select } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField, CustomFieldType, Editing, Names, Noun } from '../../../../../contract/fields.ts'
import { api } from '../../../../app/api.ts'
import { FormDialog } from '../../../../app/form-dialog.tsx'
import { fieldKeys } from '../../api.ts'
import { currencies } from '../../rules.ts'
import { ChoicesEditor, type EditedChoice } from './choices-editor.tsx'
import { NamesInput } from './names-input.tsx'

const types = ['text', 'number', 'choice', 'choices', 'date', 'yes-no', 'money', 'person', 'member'] as const
const editings = ['everybody', 'managers', 'admins', 'programs'] as const

interface Props {
  noun: Noun
  /** Null for a new one. */
  field: CustomField | null
  onClose: () => void
}

export const FieldDialog = ({ noun, field, onClose }: Props) => {
  const { t } = useTranslation(['fields', 'app'])
  const client = useQueryClient()
  const [names, setNames] = useState<Partial<Names>>(field?.names ?? {})
  const [descriptions, setDescriptions] = useState<Partial<Names>>(field?.descriptions ?? {})
  const [type, setType] = useState<CustomFieldType>(field?.type ?? 'text')
  const [editing, setEditing] = useState<Editing>(field?.editing ?? 'everybody')
  const [currency, setCurrency] = useState(field?.currency ?? 'EUR')
  const [choices, setChoices] = useState<EditedChoice[]>(
    () => field?.choices.map((choice) => ({ ...choice, id: choice.key })) ?? [],
  )
  const takesChoices = type === 'choice' || type === 'choices'
  const save = useMutation({
    mutationFn: () => {
      const body = {
        names,
        descriptions,
        editing,
        ...(type === 'money' ? { currency } : {}),
        ...(takesChoices ? { choices: choices.filter(isNamed).map(({ id: _, ...choice }) => choice) } : {}),
      }
      return field
        ? api('PATCH /fields/{id}', { params: { id: field.id }, body })
        : api('POST /fields', { body: { ...body, noun, type } })
    },
    onSuccess: () => {
      client.invalidateQueries({ queryKey: fieldKeys.fields })
      onClose()
    },
  })
  return (
    <FormDialog
      title={field ? t('editField') : t('addField')}
      size="lg"
      onClose={onClose}
      onSubmit={() => save.mutate()}
      saving={save}
      incomplete={!Object.keys(names).length || (takesChoices && !choices.some(isNamed))}
    >
      <NamesInput label={t('name')} names={names} onChange={setNames} autoFocus />
      <Select
        label={t('typeLabel')}
        description={field ? t('typeStays') : undefined}
        disabled={field !== null}
        allowDeselect={false}
        data={types.map((value) => ({ value, label: t(`type.${value}`) }))}
        value={type}
        onChange={(next) => setType(next as CustomFieldType)}
      />
      {takesChoices && <ChoicesEditor choices={choices} onChange={setChoices} />}
      {type === 'money' && (
        <Select
          label={t('currency')}
          description={t('currencyText')}
          allowDeselect={false}
          searchable
          data={[...new Set([currency, ...currencies])]}
          value={currency}
          onChange={(next) => next && setCurrency(next)}
        />
      )}
      <NamesInput label={t('description')} names={descriptions} onChange={setDescriptions} maxLength={500} />
      <Select
        label={t('editingLabel')}
        allowDeselect={false}
        data={editings.map((value) => ({ value, label: t(`editing.${value}`) }))}
        value={editing}
        onChange={(next) => setEditing(next as Editing)}
      />
    </FormDialog>
  )
}

const isNamed = ({ names }: EditedChoice) => Object.values(names).some((name) => name.trim())
