import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ThreadChange } from '../../../../../contract/thread-changes.ts'
import { Moment } from '../../../../../ui/moment.tsx'
import { changesIn } from '../rules.ts'
import { ChangeWords } from './change-words.tsx'
import classes from './thread-change-line.module.css'

/** One quiet line in the thread: who changed what, from what to what. */
export const ThreadChangeLine = memo(({ change }: { change: ThreadChange }) => {
  const { t } = useTranslation('history')
  if (changesIn(change).length === 0) return null
  return (
    <li className={classes.line} data-change={change.position}>
      <span className={classes.who}>{change.actor.name ?? t('kept')}</span> ·{' '}
      <ChangeWords told={change} noun="conversation" /> · <Moment at={change.at} />
    </li>
  )
})
