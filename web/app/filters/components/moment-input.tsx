import { Group, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DurationInput } from './duration-input.tsx'

interface Props {
  label: string
  value: string | undefined
  onChange: (value: string | undefined) => void
  /** A day alone, for "on". */
  dayOnly: boolean
}

const isDay = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

/** A point in time: a day, or so long from now. A moment to the second comes from the text form and stays as it is. */
export const MomentInput = ({ label, value, onChange, dayOnly }: Props) => {
  const { t } = useTranslation('filters')
  const [kind, setKind] = useState<'day' | 'away'>(value && !isDay(value) && !value.includes('T') ? 'away' : 'day')
  const isMoment = value?.includes('T') ?? false
  return (
    <Group gap={6} wrap="wrap">
      {!dayOnly && (
        <Select
          aria-label={t('moment.label')}
          size="sm"
          w={128}
          allowDeselect={false}
          value={kind}
          data={[
            { value: 'day', label: t('moment.day') },
            { value: 'away', label: t('moment.away') },
          ]}
          onChange={(next) => {
            setKind(next === 'away' ? 'away' : 'day')
            onChange(undefined)
          }}
        />
      )}
      {kind === 'away' && !dayOnly ? (
        <DurationInput label={label} value={value} onChange={onChange} signed />
      ) : (
        <TextInput
          aria-label={label}
          size="sm"
          type={isMoment ? 'text' : 'date'}
          value={value ?? ''}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      )}
    </Group>
  )
}
