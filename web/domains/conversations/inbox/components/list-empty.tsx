import { Button } from '@mantine/core'
import { IconInbox, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { View } from '../../../../../contract/conversations.ts'
import { Blank } from '../../../../../ui/blank.tsx'

interface Props {
  view: View
  narrowed: boolean
  onWiden: () => void
}

export const ListEmpty = ({ view, narrowed, onWiden }: Props) => {
  const { t } = useTranslation('conversations')
  if (narrowed) {
    return (
      <Blank icon={<IconSearch size={28} stroke={1.5} />} title={t('empty.narrowed')} text={t('empty.narrowedText')}>
        <Button variant="light" onClick={onWiden}>
          {t('showAll')}
        </Button>
      </Blank>
    )
  }
  return <Blank icon={<IconInbox size={28} stroke={1.5} />} title={t(`empty.${view}`)} text={t(`emptyText.${view}`)} />
}
