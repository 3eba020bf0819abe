import { IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useConnected } from '../live.ts'
import { OutboxMark } from '../outbox/components/outbox-mark.tsx'
import classes from './offline-mark.module.css'

/** A quiet word that what is shown may be old, and that what was done waits; it goes away by itself. */
export const OfflineMark = () => {
  const { t } = useTranslation('app')
  const connected = useConnected()
  return (
    <>
      <div role="status">
        {!connected && (
          <div className={classes.mark} title={t('offline.detail')}>
            <IconCloudOff size={16} stroke={1.6} aria-hidden="true" />
            {t('offline.mark')}
          </div>
        )}
      </div>
      <OutboxMark />
    </>
  )
}
