import { IconEyeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../../contract/conversations.ts'
import classes from './sent-anyway.module.css'

/** On a reply whose writer chose not to read what had come. */
export const SentAnyway = ({ unseen }: { unseen: NonNullable<Message['sentAnyway']>['unseen'] }) => {
  const { t } = useTranslation('collaboration')
  const names = [...new Set(unseen.map(({ author }) => author ?? 'Kept'))].join(', ')
  const [first] = unseen
  const show = () => document.querySelector(`[data-message="${first?.id}"]`)?.scrollIntoView({ block: 'start' })
  return (
    <p className={classes.said}>
      <IconEyeOff size={14} stroke={1.6} aria-hidden="true" />
      <button type="button" className={classes.show} onClick={show}>
        {t('sentAnyway', { count: unseen.length, names })}
      </button>
    </p>
  )
}
