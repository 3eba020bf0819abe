import { Menu } from '@mantine/core'
import { IconCalendarTime, IconClockHour4 } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { useFormat } from '../../../../../ui/format.ts'
import { useSession } from '../../../../app/session.ts'
import { presetsAt } from '../rules.ts'

const TimeDialog = lazy(() => import('./time-dialog.tsx'))

interface Props {
  person: Conversation['personCard']
  onSendAt: (at: Date) => void
}

/** The times at which a reply may leave instead of now. */
export const SendLaterItems = ({ person, onSendAt }: Props) => {
  const { t } = useTranslation('replies')
  const format = useFormat()
  const { profile } = useSession()
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('later.title')}</Menu.Label>
      {presetsAt(new Date(), person.timeZone, profile.timeZone).map(({ name, at }) => (
        <Menu.Item
          key={name}
          leftSection={<IconClockHour4 size={16} stroke={1.6} aria-hidden="true" />}
          rightSection={format.moment(at)}
          onClick={() => onSendAt(at)}
        >
          {t(`later.${name}`)}
        </Menu.Item>
      ))}
      <Menu.Item
        closeMenuOnClick={false}
        leftSection={<IconCalendarTime size={16} stroke={1.6} aria-hidden="true" />}
        onClick={() => setAsking(true)}
      >
        {t('later.own')}
      </Menu.Item>
      <Suspense>{asking && <TimeDialog onClose={() => setAsking(false)} onTime={onSendAt} />}</Suspense>
    </>
  )
}
