import { Button, Modal, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../../../../contract/customers.ts'
import { Face } from '../../../../../ui/face.tsx'
import { Line, Lines } from '../../../../../ui/lines.tsx'
import { SearchField } from '../../../../../ui/search-field.tsx'
import { peopleQuery } from '../../api.ts'
import { emailOf, nameOf } from '../../rules.ts'

interface Props {
  person: Person
  onClose: () => void
  onMerge: (other: { id: string; name: string }) => void
}

/** Choosing who is the same person; nothing is copied, and it can be undone. */
export const MergeDialog = ({ person, onClose, onMerge }: Props) => {
  const { t } = useTranslation(['customers', 'app'])
  const [text, setText] = useState<string>()
  const found = useInfiniteQuery({ ...peopleQuery({ text }), enabled: text !== undefined })
  const others = text ? (found.data?.pages[0]?.items.filter(({ id }) => id !== person.id).slice(0, 8) ?? []) : []
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('mergeInto', { name: nameOf(person) })}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('mergeText')}
        </Text>
        <SearchField label={t('searchPeople')} text={text} onSearch={setText} />
        {text && found.isSuccess && others.length === 0 && <Text size="sm">{t('nobodyFound')}</Text>}
        {others.length > 0 && (
          <Lines label={t('people')}>
            {others.map((other) => (
              <Line
                key={other.id}
                icon={<Face name={nameOf(other)} size={30} />}
                title={nameOf(other)}
                text={emailOf(other)}
                actions={
                  <Button
                    size="compact-sm"
                    variant="light"
                    onClick={() => {
                      onMerge({ id: other.id, name: nameOf(other) })
                      onClose()
                    }}
                  >
                    {t('merge')}
                  </Button>
                }
              />
            ))}
          </Lines>
        )}
      </Stack>
    </Modal>
  )
}
