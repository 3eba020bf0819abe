import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Action } from '../actions.ts'
import { useSession } from '../session.ts'
import { openPlaces, placePath } from '../settings/settings-places.ts'

/** Where one can go beyond the rooms: each place of the settings, and the demo's customer's desk. */
export const usePlaces = (): Action[] => {
  const { t } = useTranslation(['settings', 'app'])
  const { abilities, workspace } = useSession()
  const navigate = useNavigate()
  const group = t('app:everywhere')
  return [
    ...openPlaces(abilities).flatMap(({ places }) =>
      places.map(({ name }) => ({
        id: `settings.${name}`,
        label: `${t('title')}: ${t(`place.${name}`)}`,
        group,
        run: () => navigate({ to: placePath(name) }),
      })),
    ),
    ...(workspace.demo && abilities.includes('conversations.read')
      ? [{ id: 'desk', label: t('app:demo.desk'), group, run: () => navigate({ to: '/demo/desk' }) }]
      : []),
  ]
}
