import { Button, Group, Input, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldChoice, Names } from '../../../../../contract/fields.ts'
import type { Language } from '../../../../../contract/shapes.ts'
import { OrderList } from '../../../../../ui/order-list.tsx'
import { languages } from '../../../../app/i18n.ts'
import { nameIn } from '../../rules.ts'
import { ColourSelect } from './colour-select.tsx'

/** `id` tells the lines of the editor apart, also those that have no key yet. */
export type EditedChoice = Omit<FieldChoice, 'key' | 'names'> & { id: string; key?: string; names: Names }

interface Props {
  choices: readonly EditedChoice[]
  onChange: (choices: EditedChoice[]) => void
}

/** The choices in their order, in one language at a time. */
export const ChoicesEditor = ({ choices, onChange }: Props) => {
  const { t, i18n } = useTranslation('fields')
  const [language, setLanguage] = useState(i18n.language as Language)
  const set = (id: string, change: Partial<EditedChoice>) =>
    onChange(choices.map((choice) => (choice.id === id ? { ...choice, ...change } : choice)))
  const nameOf = (choice: EditedChoice) => nameIn(choice.names, language) || t('newChoice')
  const name = (choice: EditedChoice, text: string) => {
    const { [language]: _, ...others } = choice.names
    set(choice.id, { names: text ? { ...others, [language]: text } : others })
  }
  return (
    <Input.Wrapper label={t('choices')}>
      <Group justify="flex-end" gap={4} mb={6}>
        {languages.map(({ value, label }) => (
          <Button
            key={value}
            size="compact-xs"
            variant={value === language ? 'light' : 'subtle'}
            color={value === language ? undefined : 'gray'}
            aria-pressed={value === language}
            onClick={() => setLanguage(value)}
          >
            {label}
          </Button>
        ))}
      </Group>
      {choices.length > 0 && (
        <OrderList
          label={t('choices')}
          items={choices}
          idOf={({ id }) => id}
          gripLabel={(choice) => t('move', { name: nameOf(choice) })}
          said={(choice, place, all) => t('moved', { name: nameOf(choice), place, all })}
          onOrder={(ids) => onChange(ids.flatMap((id) => choices.find((choice) => choice.id === id) ?? []))}
        >
          {(choice) => (
            <Group gap={6}>
              <TextInput
                flex="1 1 160px"
                aria-label={t('choiceName')}
                placeholder={nameIn(choice.names, language) || t('choiceName')}
                disabled={choice.archived}
                maxLength={120}
                value={choice.names[language] ?? ''}
                onChange={(event) => name(choice, event.currentTarget.value)}
              />
              <ColourSelect
                colour={choice.colour}
                width={112}
                ariaLabel={t('colourOf', { name: nameOf(choice) })}
                onChange={(colour) => set(choice.id, { colour })}
              />
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                onClick={() =>
                  choice.key
                    ? set(choice.id, { archived: !choice.archived })
                    : onChange(choices.filter(({ id }) => id !== choice.id))
                }
              >
                {choice.archived ? t('restore') : choice.key ? t('archive') : t('removeChoice')}
              </Button>
            </Group>
          )}
        </OrderList>
      )}
      <Button
        mt={6}
        size="compact-sm"
        variant="default"
        leftSection={<IconPlus size={14} />}
        onClick={() => onChange([...choices, { id: crypto.randomUUID(), names: {}, colour: null, archived: false }])}
      >
        {t('addChoice')}
      </Button>
    </Input.Wrapper>
  )
}
