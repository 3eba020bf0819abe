import { useTranslation } from 'react-i18next'
import type { ConversationRef } from '../../../../../contract/joined.ts'
import classes from './origin-mark.module.css'

/** Where a message of a merged thread belongs. */
export const OriginMark = ({ origin }: { origin: ConversationRef }) => {
  const { t } = useTranslation('merging')
  const { number, subject } = origin
  return (
    <span className={classes.mark} title={t('origin', { number, subject })}>
      #{number}
    </span>
  )
}
