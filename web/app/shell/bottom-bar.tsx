import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './bottom-bar.module.css'
import { rooms } from './rooms.ts'

/** The rooms on a phone, where a thumb is. */
export const BottomBar = () => {
  const { t } = useTranslation('app')
  return (
    <nav className={classes.bar} aria-label={t('rooms')}>
      {rooms
        .filter(({ name }) => name !== 'companies')
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
    </nav>
  )
}
