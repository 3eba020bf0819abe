import { IconBell } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useBadge } from '../../domains/notices/index.ts'
import classes from './bottom-bar.module.css'
import { useRooms } from './use-rooms.ts'

/** The rooms on a phone, where a thumb is. */
export const BottomBar = () => {
  const { t } = useTranslation('app')
  const badge = useBadge()
  const rooms = useRooms()
  return (
    <nav className={classes.bar} aria-label={t('rooms')}>
      {rooms
        .filter(({ name }) => name !== 'companies' && name !== 'orders')
        .map(({ to, name, Icon }) => (
          <Link
            key={to}
            to={to}
            className={classes.room}
            activeProps={{ 'data-active': true }}
            activeOptions={{ exact: to === '/' }}
          >
            <Icon size={21} stroke={1.6} aria-hidden="true" />
            <span className={classes.name}>{t(`room.${name}`)}</span>
          </Link>
        ))}
      <Link to="/notices" className={classes.room} activeProps={{ 'data-active': true }}>
        <span className={classes.sign}>
          <IconBell size={21} stroke={1.6} aria-hidden="true" />
          {badge && <span className={classes.badge}>{badge}</span>}
        </span>
        <span className={classes.name}>{t('room.notices')}</span>
      </Link>
    </nav>
  )
}
