import { Group, NumberInput, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomField, FieldValue } from '../../../../contract/fields.ts'
import { currencies, digitsOf, minorUnits } from '../rules.ts'

interface Props {
  field: Pick<CustomField, 'currency'>
  value: FieldValue | null
  onChange: (value: FieldValue | null) => void
  size: 'xs' | 'sm'
  label?: string | undefined
  description?: string | undefined
  error?: string | undefined
  autoFocus?: boolean | undefined
}

/** An amount and its currency; what is sent are minor units. */
export const MoneyInput = ({ field, value, onChange, size, ...rest }: Props) => {
  const { t } = useTranslation('fields')
  const money = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null
  const [currency, setCurrency] = useState(money?.currency ?? field.currency ?? 'EUR')
  const digits = digitsOf(currency)
  const change = (typed: string | number, of: string) => {
    const amount = minorUnits(typed, of)
    onChange(amount === null ? null : { amount, currency: of })
  }
  return (
    <Group gap={6} wrap="nowrap" align="flex-end">
      <NumberInput
        {...rest}
        size={size}
        hideControls
        flex={1}
        decimalScale={digits}
        value={money ? money.amount / 10 ** digits : ''}
        onChange={(typed) => change(typed, currency)}
      />
      <Select
        size={size}
        w={size === 'xs' ? 72 : 84}
        aria-label={t('currency')}
        allowDeselect={false}
        data={[...new Set([currency, ...(field.currency ? [field.currency] : []), ...currencies])]}
        value={currency}
        onChange={(next) => {
          if (!next) return
          setCurrency(next)
          if (money) change(money.amount / 10 ** digits, next)
        }}
      />
    </Group>
  )
}
