import { Button, CloseButton, FileButton, Group, Input, Menu, SegmentedControl, Stack } from '@mantine/core'
import { IconBraces, IconPaperclip, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadyReply } from '../../../../../contract/ready-replies.ts'
import { languages } from '../../../../app/i18n.ts'
import { useFailureNotice } from '../../../../app/notices.tsx'
import { upload } from '../../../../app/upload.ts'
import { placeholdersQuery } from '../api.ts'
import { usePlaceholderWords } from '../use-words.ts'
import { VariantEditor } from './variant-editor.tsx'
import { WordsPreview } from './words-preview.tsx'

type Variants = ReadyReply['variants']

/** The words in each language, one at a time, with what can be put into them. */
export const VariantFields = ({
  variants,
  onChange,
}: {
  variants: Variants
  onChange: (variants: Variants) => void
}) => {
  const { t, i18n } = useTranslation('replies')
  const failed = useFailureNotice()
  const placeholders = useQuery(placeholdersQuery).data?.items ?? []
  const words = usePlaceholderWords()
  const [shown, setShown] = useState(variants[0]?.language ?? i18n.language)
  const [insert, setInsert] = useState<{ text: string; round: number }>({ text: '', round: 0 })
  const known = [...new Set([...variants.map((each) => each.language), shown])]
  const variant = variants.find(({ language }) => language === shown)
  const change = (part: Partial<Variants[number]>) =>
    onChange([
      ...variants.filter(({ language }) => language !== shown),
      { language: shown, html: '', text: '', attachments: [], ...variant, ...part },
    ])
  const attach = async (file: File | null) => {
    if (!file) return
    try {
      change({ attachments: [...(variant?.attachments ?? []), await upload(file, () => {})] })
    } catch (error) {
      failed(error)
    }
  }
  const nameOf = (code: string) => languages.find(({ value }) => value === code)?.label ?? code

  return (
    <Input.Wrapper label={t('edit.words')} labelElement="div">
      <Stack gap={6}>
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t('edit.language')}
            value={shown}
            onChange={setShown}
            data={known.map((value) => ({ value, label: nameOf(value) }))}
          />
          <Menu>
            <Menu.Target>
              <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} />}>
                {t('edit.addLanguage')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {languages
                .filter(({ value }) => !known.includes(value))
                .map(({ value, label }) => (
                  <Menu.Item key={value} onClick={() => setShown(value)}>
                    {label}
                  </Menu.Item>
                ))}
            </Menu.Dropdown>
          </Menu>
          <Menu>
            <Menu.Target>
              <Button size="compact-sm" variant="default" leftSection={<IconBraces size={14} />}>
                {t('edit.placeholder')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
              {placeholders.map(({ name, type }) => (
                <Menu.Item
                  key={name}
                  onClick={() =>
                    setInsert(({ round }) => ({
                      text: `{{ ${name}${type === 'date' ? ' | date: "long"' : ''} }}`,
                      round: round + 1,
                    }))
                  }
                >
                  {words(name)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
          <FileButton onChange={attach}>
            {(props) => (
              <Button size="compact-sm" variant="default" leftSection={<IconPaperclip size={14} />} {...props}>
                {t('edit.attach')}
              </Button>
            )}
          </FileButton>
        </Group>
        <VariantEditor
          key={shown}
          html={variant?.html ?? ''}
          label={`${t('edit.words')}: ${nameOf(shown)}`}
          insert={insert}
          onType={(html) => change({ html })}
        />
        <WordsPreview html={variant?.html ?? ''} language={shown} />
        {variant?.attachments.map((file) => (
          <Group key={file.id} gap={4}>
            <IconPaperclip size={14} stroke={1.6} aria-hidden="true" /> {file.name}
            <CloseButton
              size="sm"
              aria-label={t('edit.detach', { name: file.name })}
              onClick={() => change({ attachments: variant.attachments.filter((each) => each.id !== file.id) })}
            />
          </Group>
        ))}
      </Stack>
    </Input.Wrapper>
  )
}
