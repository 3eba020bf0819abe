import { Select, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemWords } from '../../../../app/notices.tsx'
import { Problem } from '../../../../app/problem.ts'
import { personName } from '../../rules.ts'
import { previewChoicesQuery, wordsFilledQuery } from '../api.ts'
import { Filled } from './reply-preview.tsx'

interface Props {
  html: string
  language: string
}

/** The words as they are now, as they would read in a conversation that one chooses. */
export const WordsPreview = ({ html, language }: Props) => {
  const { t } = useTranslation('replies')
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, 200)
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const found = useQuery(previewChoicesQuery(asked)).data?.items ?? []
  const offered = found.map((line) => ({
    value: line.id,
    label: `#${line.number} ${line.subject || '—'} · ${personName(line.person)}`,
  }))
  const choices = chosen && !offered.some(({ value }) => value === chosen.value) ? [chosen, ...offered] : offered

  return (
    <>
      <Select
        size="xs"
        label={t('edit.preview')}
        placeholder={t('edit.previewChoose')}
        nothingFoundMessage={t('edit.previewNone')}
        searchable
        clearable
        // The server has found them by more than what stands in the line.
        filter={({ options }) => options}
        data={choices}
        value={chosen?.value ?? null}
        onChange={(id) => setChosen(choices.find(({ value }) => value === id) ?? null)}
        onSearchChange={(text) => setTyped(text === chosen?.label ? '' : text)}
      />
      {chosen && <Reading conversationId={chosen.value} html={html} language={language} />}
    </>
  )
}

const Reading = ({ conversationId, html, language }: Props & { conversationId: string }) => {
  const { t } = useTranslation('replies')
  const words = useProblemWords()
  const [settled] = useDebouncedValue(html, 250)
  const filled = useQuery(wordsFilledQuery(conversationId, settled, language))
  if (filled.isError) {
    const fields = filled.error instanceof Problem ? filled.error.fields.map(({ message }) => message).join('; ') : ''
    return (
      <Text size="sm" c="red" role="alert">
        {fields || words(filled.error).title}
      </Text>
    )
  }
  if (!filled.data) return null
  if (!filled.data.text) {
    return (
      <Text size="sm" c="dimmed">
        {t('edit.previewEmpty')}
      </Text>
    )
  }
  return <Filled filled={filled.data} />
}
