import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../../contract/channels.ts'
import classes from './today-page.module.css'

/** Channels that do not work: customers may be writing into the void. */
export const ChannelTroubles = ({ channels }: { channels: readonly Channel[] }) => {
  const { t } = useTranslation('app')
  const troubled = channels.filter(({ enabled, states }) => enabled && states.some(({ ok }) => !ok))
  if (troubled.length === 0) return null
  return (
    <ul className={classes.troubles}>
      {troubled.map(({ id, address, states }) => (
        <li key={id}>
          <Link to="/settings/channels/$id" params={{ id }} className={classes.trouble}>
            <IconAlertTriangle size={18} stroke={1.6} aria-hidden="true" />
            <span>
              <strong>{t('today.channel', { address })}</strong> {states.find(({ ok }) => !ok)?.advice}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
