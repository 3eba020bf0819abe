import { Group, MultiSelect, NumberInput, Select, TagsInput, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Condition, FilterField, Money, Pair, Scalar } from '../../../../contract/filters.ts'
import { useFilterNoun } from '../noun.ts'
import { type Line, shapeOf } from '../state.ts'
import { useFieldWords } from '../use-words.ts'
import { DurationInput } from './duration-input.tsx'
import { MomentInput } from './moment-input.tsx'
import { ReferenceInput } from './reference-input.tsx'

interface Props {
  field: FilterField
  line: Line
  onChange: (value: Condition['value']) => void
}

/** What a condition compares with, drawn by the type of its field and by how many the operator takes. */
export const ValueInput = ({ field, line, onChange }: Props) => {
  const { t } = useTranslation('filters')
  const words = useFieldWords()
  const label = `${words.name(field)}: ${t('value')}`
  const { value } = line
  switch (shapeOf(line.operator)) {
    case 'none':
      return null
    case 'pair': {
      const pair = (value ?? {}) as Pair
      const side = (name: 'from' | 'to') => (
        <OneInput
          field={field}
          line={line}
          label={`${label} (${t(name)})`}
          value={pair[name] ?? undefined}
          onChange={(next) => onChange({ ...pair, [name]: next })}
        />
      )
      return (
        <Group gap={6} wrap="nowrap">
          {side('from')}
          <Text c="dimmed" size="sm">
            –
          </Text>
          {side('to')}
        </Group>
      )
    }
    case 'list':
      return <ListInput field={field} label={label} value={(value ?? []) as Scalar[]} onChange={onChange} />
    case 'one':
      return (
        <OneInput field={field} line={line} label={label} value={value as Scalar | undefined} onChange={onChange} />
      )
  }
}

interface ListProps {
  field: FilterField
  label: string
  value: readonly Scalar[]
  onChange: (value: Condition['value']) => void
}

const ListInput = ({ field, label, value, onChange }: ListProps) => {
  const { t } = useTranslation('filters')
  const words = useFieldWords()
  const tags = useFilterNoun().noun.useTags()
  const chosen = value.map(String)
  const tell = (next: string[]) => onChange(next.length ? next : undefined)
  if (field.type === 'member' || field.type === 'reference')
    return <ReferenceInput field={field} label={label} chosen={chosen} onChoose={tell} several />
  const common = { 'aria-label': label, size: 'sm' as const, placeholder: chosen.length ? undefined : t('choose') }
  if (field.choices)
    return (
      <MultiSelect
        {...common}
        searchable
        hidePickedOptions
        data={field.choices.map((each) => ({ value: each, label: words.choice(field, each) }))}
        value={chosen}
        onChange={tell}
      />
    )
  if (field.type === 'number')
    return (
      <TagsInput
        {...common}
        value={chosen}
        onChange={(next) => {
          const numbers = next.map(Number).filter(Number.isFinite)
          onChange(numbers.length ? numbers : undefined)
        }}
      />
    )
  return <TagsInput {...common} data={field.type === 'tags' ? [...tags] : []} value={chosen} onChange={tell} />
}

interface OneProps {
  field: FilterField
  line: Line
  label: string
  value: Scalar | undefined
  onChange: (value: Scalar | undefined) => void
}

const OneInput = ({ field, line, label, value, onChange }: OneProps) => {
  const { t } = useTranslation('filters')
  const words = useFieldWords()
  const tags = useFilterNoun().noun.useTags()
  const common = { 'aria-label': label, size: 'sm' as const }
  switch (field.type) {
    case 'member':
    case 'reference':
      return (
        <ReferenceInput
          field={field}
          label={label}
          chosen={value === undefined ? [] : [String(value)]}
          onChoose={([first]) => onChange(first)}
          several={false}
        />
      )
    case 'choice':
    case 'boolean': {
      const data =
        field.type === 'boolean'
          ? ['true', 'false'].map((each) => ({ value: each, label: t(each === 'true' ? 'yes' : 'no') }))
          : (field.choices ?? []).map((each) => ({ value: each, label: words.choice(field, each) }))
      return (
        <Select
          {...common}
          placeholder={t('choose')}
          searchable={data.length > 7}
          data={data}
          value={value === undefined ? null : String(value)}
          onChange={(next) => onChange(next === null ? undefined : field.type === 'boolean' ? next === 'true' : next)}
        />
      )
    }
    case 'number':
      return (
        <NumberInput
          {...common}
          miw={90}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        />
      )
    case 'money':
      return <MoneyInput {...common} field={field} value={value as Money | undefined} onChange={onChange} />
    case 'date': {
      const text = typeof value === 'string' ? value : undefined
      if (line.operator.startsWith('within')) return <DurationInput label={label} value={text} onChange={onChange} />
      return <MomentInput label={label} value={text} onChange={onChange} dayOnly={line.operator === 'on'} />
    }
    case 'tags': {
      const data = field.choices?.map((each) => ({ value: each, label: words.choice(field, each) })) ?? [...tags]
      if (field.choices)
        return (
          <Select
            {...common}
            searchable
            placeholder={t('choose')}
            data={data}
            value={value === undefined ? null : String(value)}
            onChange={(next) => onChange(next ?? undefined)}
          />
        )
      return (
        <TagsInput
          {...common}
          maxTags={1}
          data={data}
          placeholder={value === undefined ? t('choose') : undefined}
          value={value === undefined ? [] : [String(value)]}
          onChange={([first]) => onChange(first)}
        />
      )
    }
    case 'text':
      return (
        <TextInput
          {...common}
          placeholder={t('words')}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      )
  }
}

interface MoneyProps {
  'aria-label': string
  size: 'sm'
  field: FilterField
  value: Money | undefined
  onChange: (value: Money | undefined) => void
}

const digitsOf = (currency: string): number => {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}

const MoneyInput = ({ field, value, onChange, ...common }: MoneyProps) => {
  const currency = value?.currency ?? field.custom?.currency ?? 'EUR'
  const digits = digitsOf(currency)
  return (
    <NumberInput
      {...common}
      decimalScale={digits}
      suffix={` ${currency}`}
      value={value ? value.amount / 10 ** digits : ''}
      onChange={(next) =>
        onChange(typeof next === 'number' ? { amount: Math.round(next * 10 ** digits), currency } : undefined)
      }
    />
  )
}
