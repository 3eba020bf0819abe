import { Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sideSearchQuery } from './api.ts'
import { SidesFound } from './components/sides-found.tsx'
import classes from './search-page.module.css'

/** A line for somebody of another department: finds what they were asked, and nothing else. */
export const AskedSearch = () => {
  const { t } = useTranslation('search')
  const [line, setLine] = useState('')
  const [settled] = useDebouncedValue(line.trim(), 200)
  const isAsked = settled.length > 1
  const found = useQuery({ ...sideSearchQuery(settled), enabled: isAsked, placeholderData: keepPreviousData })
  const items = (isAsked && found.data?.items) || []
  return (
    <div className={classes.place}>
      <TextInput
        aria-label={t('sidesLabel')}
        placeholder={t('sidesLabel')}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        maxLength={500}
        value={line}
        onChange={(event) => setLine(event.currentTarget.value)}
      />
      <SidesFound items={items} onOpen={() => {}} />
      {isAsked && found.isSuccess && !found.isPlaceholderData && items.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {t('nothing')}
        </Text>
      )}
    </div>
  )
}
