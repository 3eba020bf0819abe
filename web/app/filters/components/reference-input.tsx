import { MultiSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilterField } from '../../../../contract/filters.ts'
import { sourceOf, useFilterNoun } from '../noun.ts'

interface Props {
  field: FilterField
  label: string
  chosen: readonly string[]
  onChoose: (chosen: string[]) => void
  several: boolean
}

/** Members, teams, topics, channels, people, companies: whatever has an id is chosen by its name. */
export const ReferenceInput = ({ field, label, chosen, onChoose, several }: Props) => {
  const { t } = useTranslation('filters')
  const { noun } = useFilterNoun()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 200)
  const choices = sourceOf(noun, field).useChoices(asked, chosen)
  const data = [
    ...(field.type === 'member' ? [{ value: 'me', label: t('me') }] : []),
    ...choices.map(({ value, label: name }) => ({ value, label: name })),
    // What is not known by name any more stays visible, or it could not be taken away.
    ...chosen
      .filter((id) => id !== 'me' && !choices.some(({ value }) => value === id))
      .map((id) => ({ value: id, label: t('unknown') })),
  ]
  const common = {
    'aria-label': label,
    size: 'sm' as const,
    searchable: true,
    data,
    nothingFoundMessage: t('nothingFound'),
    placeholder: chosen.length ? undefined : t('choose'),
    onSearchChange: setTyped,
    maxDropdownHeight: 280,
  }
  if (several) return <MultiSelect {...common} value={[...chosen]} onChange={onChoose} hidePickedOptions />
  return <Select {...common} value={chosen[0] ?? null} onChange={(value) => onChoose(value ? [value] : [])} />
}
