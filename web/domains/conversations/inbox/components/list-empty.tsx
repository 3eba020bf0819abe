import { Button } from '@mantine/core'
import { IconInbox, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../../ui/blank.tsx'
import { isStanding, type Place } from '../../api.ts'

interface Props {
  place: Place
  narrowed: boolean
  onWiden: () => void
}

export const ListEmpty = ({ place, narrowed, onWiden }: Props) => {
  const { t } = useTranslation(['conversations', 'views'])
  if (narrowed) {
    return (
      <Blank icon={<IconSearch size={28} stroke={1.5} />} title={t('empty.narrowed')} text={t('empty.narrowedText')}>
        <Button variant="light" onClick={onWiden}>
          {t('showAll')}
        </Button>
      </Blank>
    )
  }
  const icon = <IconInbox size={28} stroke={1.5} />
  if (!isStanding(place)) return <Blank icon={icon} title={t('views:empty')} text={t('views:emptyText')} />
  return <Blank icon={icon} title={t(`empty.${place}`)} text={t(`emptyText.${place}`)} />
}
