import { Group, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Names } from '../../../../../contract/fields.ts'
import { languages } from '../../../../app/i18n.ts'

interface Props {
  label: string
  names: Partial<Names>
  onChange: (names: Partial<Names>) => void
  autoFocus?: boolean
  maxLength?: number
}

/** A name in each language; one is enough. The language of the screen comes first. */
export const NamesInput = ({ label, names, onChange, autoFocus, maxLength = 120 }: Props) => {
  const { i18n } = useTranslation()
  const order = languages.toSorted((a, b) => Number(b.value === i18n.language) - Number(a.value === i18n.language))
  return (
    <Group gap="xs" align="flex-end" wrap="wrap">
      {order.map(({ value, label: language }, index) => (
        <TextInput
          key={value}
          flex="1 1 140px"
          data-autofocus={(autoFocus && index === 0) || undefined}
          label={`${label} · ${language}`}
          maxLength={maxLength}
          value={names[value] ?? ''}
          onChange={(event) => {
            const { [value]: _, ...others } = names
            const text = event.currentTarget.value
            onChange(text ? { ...others, [value]: text } : others)
          }}
        />
      ))}
    </Group>
  )
}
