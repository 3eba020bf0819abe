import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CustomField, FieldValue } from '../../../../contract/fields.ts'
import { membersQuery } from '../../team/index.ts'
import { nameIn, openChoices } from '../rules.ts'
import { MoneyInput } from './money-input.tsx'
import { PersonSelect } from './person-select.tsx'

export interface FieldInputProps {
  field: CustomField
  value: FieldValue | null
  onChange: (value: FieldValue | null) => void
  label?: string | undefined
  'aria-label'?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
  autoFocus?: boolean | undefined
  /** Chosen from a list: nothing more is to come. */
  onChosen?: ((value: FieldValue | null) => void) | undefined
  size?: 'xs' | 'sm'
}

/** Asks for a value as its type wants it. */
export const FieldInput = (props: FieldInputProps) => {
  const { field, value, onChange, onChosen, size = 'sm', ...rest } = props
  const { t, i18n } = useTranslation('fields')
  const description = rest.label ? nameIn(field.descriptions, i18n.language) || undefined : undefined
  // A window that opens looks for this to know where the cursor belongs.
  const shared = { ...rest, description, size, 'data-autofocus': rest.autoFocus || undefined }
  const choose = (next: FieldValue | null) => {
    onChange(next)
    onChosen?.(next)
  }
  const choices = openChoices(field, value ?? undefined).map(({ key, names }) => ({
    value: key,
    label: nameIn(names, i18n.language),
  }))
  const listed = { ...shared, clearable: true, searchable: true, nothingFoundMessage: t('nothingFound') }

  switch (field.type) {
    case 'number':
      return (
        <NumberInput
          {...shared}
          hideControls
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(next === '' || Number.isNaN(Number(next)) ? null : Number(next))}
        />
      )
    case 'choice':
      return (
        <Select
          {...listed}
          defaultDropdownOpened={Boolean(onChosen)}
          data={choices}
          value={typeof value === 'string' ? value : null}
          onChange={choose}
        />
      )
    case 'choices':
      return (
        <MultiSelect
          {...listed}
          defaultDropdownOpened={Boolean(onChosen)}
          data={choices}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
        />
      )
    case 'date':
      return (
        <TextInput
          {...shared}
          type="date"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      )
    case 'yes-no':
      return (
        <Select
          {...shared}
          clearable
          defaultDropdownOpened={Boolean(onChosen)}
          data={['true', 'false'].map((each) => ({ value: each, label: t(each === 'true' ? 'yes' : 'no') }))}
          value={typeof value === 'boolean' ? String(value) : null}
          onChange={(next) => choose(next === null ? null : next === 'true')}
        />
      )
    case 'money':
      return <MoneyInput {...shared} field={field} value={value} onChange={onChange} />
    case 'member':
      return <MemberSelect {...listed} opened={Boolean(onChosen)} value={value} onChange={choose} />
    case 'person':
      return <PersonSelect {...shared} value={typeof value === 'string' ? value : null} onChange={choose} />
    default:
      return (
        <TextInput
          {...shared}
          maxLength={500}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      )
  }
}

interface MemberProps {
  value: FieldValue | null
  opened: boolean
  onChange: (value: string | null) => void
}

const MemberSelect = ({ value, opened, onChange, ...rest }: MemberProps) => {
  const members = useQuery(membersQuery).data?.items ?? []
  return (
    <Select
      {...rest}
      defaultDropdownOpened={opened}
      data={members
        .filter((member) => member.active || member.id === value)
        .map(({ id, name }) => ({ value: id, label: name }))}
      value={typeof value === 'string' ? value : null}
      onChange={onChange}
    />
  )
}
