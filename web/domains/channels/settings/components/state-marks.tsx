import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../../../contract/channels.ts'
import classes from './state-marks.module.css'

/** How each part of a channel does; where it does not, what the other side said and what to do. */
export const StateMarks = ({ states }: { states: Channel['states'] }) => {
  const { t } = useTranslation('channels')
  return (
    <ul className={classes.states}>
      {states.map(({ part, ok, reason, advice }) => (
        <li key={part} className={classes.state} data-ok={ok}>
          {ok ? (
            <IconCircleCheck size={15} stroke={1.7} aria-hidden="true" />
          ) : (
            <IconAlertTriangle size={15} stroke={1.7} aria-hidden="true" />
          )}
          <span>
            {t(`part.${part}`)}: {ok ? t('works') : [reason, advice].filter(Boolean).join(' ')}
          </span>
        </li>
      ))}
    </ul>
  )
}
