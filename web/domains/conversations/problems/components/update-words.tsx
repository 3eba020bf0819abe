import { Button, Group, Input, Menu, SegmentedControl, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languages } from '../../../../app/i18n.ts'
import { VariantEditor } from '../../ready-replies/components/variant-editor.tsx'
import type { Words } from '../rules.ts'

interface Props {
  words: Words
  /** Languages of those who get it; offered first. */
  spoken: readonly string[]
  onChange: (words: Words) => void
}

const nothing = { text: '', round: 0 }

/** The words for all, and those for who speaks another language; one at a time. */
export const UpdateWords = ({ words, spoken, onChange }: Props) => {
  const { t, i18n } = useTranslation('problems')
  const [shown, setShown] = useState('')
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' })
  const nameOf = (code: string) => (code ? (names.of(code) ?? code) : t('forAll'))
  const more = [...new Set([...spoken, ...languages.map(({ value }) => value)])].filter((code) => !(code in words))
  const add = (code: string) => {
    onChange({ ...words, [code]: '' })
    setShown(code)
  }
  return (
    <Input.Wrapper label={t('words')} labelElement="div">
      <Stack gap={6}>
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t('language')}
            value={shown}
            onChange={setShown}
            data={Object.keys(words).map((value) => ({ value, label: nameOf(value) }))}
          />
          {more.length > 0 && (
            <Menu>
              <Menu.Target>
                <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />}>
                  {t('addLanguage')}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {more.map((code) => (
                  <Menu.Item key={code} onClick={() => add(code)}>
                    {nameOf(code)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </Group>
        <VariantEditor
          key={shown}
          html={words[shown] ?? ''}
          label={`${t('words')}: ${nameOf(shown)}`}
          insert={nothing}
          onType={(html) => onChange({ ...words, [shown]: html })}
        />
      </Stack>
    </Input.Wrapper>
  )
}
