import { Button } from '@mantine/core'
import { IconInbox, IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Blank } from '../../../../../ui/blank.tsx'
import { isStanding, type Place } from '../../api.ts'
import type { Further } from '../rules.ts'

interface Props {
  place: Place
  narrowed: boolean
  /** There where not all have been looked at. */
  further: Further | null
  onWiden: () => void
}

export const ListEmpty = ({ place, narrowed, further, onWiden }: Props) => {
  const { t } = useTranslation(['conversations', 'views'])
  if (further) {
    return (
      <Blank icon={<IconSearch size={28} stroke={1.5} />} title={t('further.title')} text={t('further.text')}>
        <Button variant="light" loading={further.isLooking} onClick={further.look}>
          {t('further.do')}
        </Button>
      </Blank>
    )
  }
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
