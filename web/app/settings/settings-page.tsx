import { NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session.ts'
import classes from './settings-page.module.css'
import { openPlaces, placePath as to } from './settings-places.ts'

export const SettingsPage = () => {
  const { t } = useTranslation('settings')
  const { abilities } = useSession()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const narrow = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false })
  const open = openPlaces(abilities)

  return (
    <div className={classes.settings}>
      {narrow ? (
        <div className={classes.choice}>
          <NativeSelect
            aria-label={t('title')}
            value={pathname.split('/')[2] ?? 'profile'}
            onChange={(event) => navigate({ to: to(event.currentTarget.value) })}
            data={open.map(({ name, places }) => ({
              group: t(`group.${name}`),
              items: places.map((place) => ({ value: place.name, label: t(`place.${place.name}`) })),
            }))}
          />
        </div>
      ) : (
        <nav className={classes.places} aria-label={t('title')}>
          {open.map(({ name, places }) => (
            <div key={name}>
              <h2 className={classes.group}>{t(`group.${name}`)}</h2>
              <ul className={classes.list}>
                {places.map((place) => (
                  <li key={place.name}>
                    <Link to={to(place.name)} className={classes.place} activeProps={{ 'data-active': true }}>
                      {t(`place.${place.name}`)}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
      )}
      <div className={classes.content}>
        <Outlet />
      </div>
    </div>
  )
}
