import { ActionIcon, Checkbox, Group, MultiSelect, Select, Text } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CustomField } from '../../../../../contract/fields.ts'
import type { FormItem } from '../../../../../contract/forms.ts'
import { nameIn } from '../../../fields/index.ts'

interface Props {
  item: FormItem
  name: string
  fields: readonly CustomField[]
  onChange: (item: FormItem) => void
  onRemove: () => void
}

const always = ''

/** One field of a form: whether it is needed, and when it is asked. */
export const ItemEditor = ({ item, name, fields, onChange, onRemove }: Props) => {
  const { t, i18n } = useTranslation('fields')
  const others = fields.filter(
    ({ key, type }) => key !== item.field && (type === 'choice' || type === 'choices' || type === 'yes-no'),
  )
  const other = others.find(({ key }) => key === item.when?.field)
  const values = (field: CustomField) =>
    field.type === 'yes-no'
      ? [
          { value: 'true', label: t('yes') },
          { value: 'false', label: t('no') },
        ]
      : field.choices.map((choice) => ({ value: choice.key, label: nameIn(choice.names, i18n.language) }))
  const first = (key: string): FormItem['when'] => {
    const field = others.find((each) => each.key === key)
    const value = field && values(field)[0]?.value
    return value === undefined ? null : { field: key, anyOf: [field?.type === 'yes-no' ? value === 'true' : value] }
  }
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text fw={500}>{name}</Text>
        <Group gap="sm" wrap="nowrap">
          <Checkbox
            label={t('forms.required')}
            checked={item.required}
            onChange={(event) => onChange({ ...item, required: event.currentTarget.checked })}
          />
          <ActionIcon variant="subtle" color="gray" aria-label={t('forms.removeField', { name })} onClick={onRemove}>
            <IconX size={15} />
          </ActionIcon>
        </Group>
      </Group>
      {others.length > 0 && (
        <Group gap={6} mt={4} wrap="wrap">
          <Select
            size="xs"
            flex="1 1 150px"
            aria-label={t('forms.whenOf', { name })}
            allowDeselect={false}
            data={[
              { value: always, label: t('forms.always') },
              ...others.map((field) => ({
                value: field.key,
                label: t('forms.when', { name: nameIn(field.names, i18n.language) }),
              })),
            ]}
            value={item.when?.field ?? always}
            onChange={(key) => onChange({ ...item, when: key ? first(key) : null })}
          />
          {item.when && other && (
            <MultiSelect
              size="xs"
              flex="2 1 180px"
              aria-label={t('forms.whenValues', { name })}
              data={values(other)}
              value={item.when.anyOf.map(String)}
              onChange={(next) =>
                next.length > 0 &&
                onChange({
                  ...item,
                  when: {
                    field: other.key,
                    anyOf: other.type === 'yes-no' ? next.map((each) => each === 'true') : next,
                  },
                })
              }
            />
          )}
        </Group>
      )}
    </>
  )
}
