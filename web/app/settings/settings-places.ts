import type { Ability } from '../../../contract/abilities.ts'

/** Places of the settings in groups, each with what one must be able to do to see it. */
const groups = [
  { name: 'me', places: [{ name: 'profile' }, { name: 'notices' }, { name: 'security' }] },
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
      { name: 'statuses', needs: 'workspace.read' },
      { name: 'fields', needs: 'workspace.read' },
      { name: 'forms', needs: 'workspace.read' },
      { name: 'import', needs: 'workspace.manage' },
      { name: 'ready-replies', needs: 'conversations.read' },
      { name: 'shelves', needs: 'conversations.read' },
      { name: 'trackers', needs: 'conversations.read' },
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

export const placePath = (name: string) => `/settings/${name}` as '/settings/profile'

/** The groups with the places that these abilities open. */
export const openPlaces = (abilities: readonly Ability[]) =>
  groups
    .map(({ name, places }) => ({
      name,
      places: places.filter((place) => !('needs' in place) || abilities.includes(place.needs)),
    }))
    .filter(({ places }) => places.length > 0)
