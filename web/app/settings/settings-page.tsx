import { NativeSelect } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ability } from '../../../contract/abilities.ts'
import { useSession } from '../session.ts'
import classes from './settings-page.module.css'

/** Places of the settings in groups, each with what one must be able to do to see it. */
const groups = [
  { name: 'me', places: [{ name: 'profile' }, { name: 'security' }] },
  {
    name: 'team',
    places: [
      { name: 'workspace', needs: 'workspace.read' },
      { name: 'members', needs: 'workspace.read' },
      { name: 'teams', needs: 'workspace.read' },
    ],
  },
  {
    name: 'inbox',
    places: [
      { name: 'channels', needs: 'channels.read' },
      { name: 'mails', needs: 'channels.read' },
      { name: 'topics', needs: 'workspace.read' },
    ],
  },
  {
    name: 'developers',
    places: [
      { name: 'keys', needs: 'keys.manage' },
      { name: 'webhooks', needs: 'webhooks.manage' },
      { name: 'jobs', needs: 'jobs.manage' },
    ],
  },
] as const satisfies readonly { name: string; places: readonly { name: string; needs?: Ability }[] }[]

const to = (name: string) => `/settings/${name}` as '/settings/profile'

export const SettingsPage = () => {
  const { t } = useTranslation('settings')
  const { abilities } = useSession()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const narrow = useMediaQuery('(max-width: 61.99em)', false, { getInitialValueInEffect: false })
  const open = groups
    .map(({ name, places }) => ({
      name,
      places: places.filter((place) => !('needs' in place) || abilities.includes(place.needs)),
    }))
    .filter(({ places }) => places.length > 0)

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
