import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Colour } from '../../../../../contract/fields.ts'

const colours = ['gray', 'teal', 'blue', 'violet', 'amber', 'red'] as const satisfies readonly Colour[]

interface Props {
  colour: Colour | null
  onChange: (colour: Colour | null) => void
  label?: string
  ariaLabel?: string
  width?: number
}

export const ColourSelect = ({ colour, onChange, label, ariaLabel, width }: Props) => {
  const { t } = useTranslation('fields')
  return (
    <Select
      {...(label ? { label } : { 'aria-label': ariaLabel ?? t('colour') })}
      {...(width ? { w: width } : {})}
      placeholder={t('noColour')}
      clearable
      data={colours.map((value) => ({ value, label: t(`colours.${value}`) }))}
      value={colour}
      onChange={(next) => onChange(next as Colour | null)}
    />
  )
}
