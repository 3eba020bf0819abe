import { Group, NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'

const units = ['m', 'h', 'd', 'w'] as const
type Unit = (typeof units)[number]

interface Props {
  label: string
  /** `30m`, `2h`, `-3d`; anything else is shown as not chosen. */
  value: string | undefined
  onChange: (value: string | undefined) => void
  /** May lie before now as well as after it. */
  signed?: boolean
}

/** A length of time: how many of what, and for points in time whether before or after now. */
export const DurationInput = ({ label, value, onChange, signed = false }: Props) => {
  const { t } = useTranslation('filters')
  const [, sign = '', count, unit = 'd'] = value?.match(/^(-?)(\d+)([mhdw])$/) ?? []
  const tell = (next: { sign?: string; count?: number | string | undefined; unit?: string }) => {
    const many = next.count ?? count
    onChange(many === undefined || many === '' ? undefined : `${next.sign ?? sign}${many}${next.unit ?? unit}`)
  }
  return (
    <Group gap={6} wrap="wrap">
      <NumberInput
        aria-label={label}
        size="sm"
        w={76}
        min={0}
        max={99_999}
        allowDecimal={false}
        allowNegative={false}
        value={count === undefined ? '' : Number(count)}
        onChange={(many) => tell({ count: many })}
      />
      <Select
        aria-label={t('unit.label')}
        size="sm"
        w={104}
        allowDeselect={false}
        value={unit}
        data={units.map((each: Unit) => ({ value: each, label: t(`unit.${each}`) }))}
        onChange={(next) => tell({ unit: next ?? 'd', count: count ?? 1 })}
      />
      {signed && (
        <Select
          aria-label={t('direction.label')}
          size="sm"
          w={112}
          allowDeselect={false}
          value={sign || '+'}
          data={[
            { value: '-', label: t('direction.ago') },
            { value: '+', label: t('direction.ahead') },
          ]}
          onChange={(next) => tell({ sign: next === '-' ? '-' : '', count: count ?? 1 })}
        />
      )}
    </Group>
  )
}
