import { IconBuilding, IconHome2, IconInbox, IconSettings, IconUsers } from '@tabler/icons-react'

/** The rooms of the workspace, with the key that leads there after `g`. */
export const rooms = [
  { to: '/', name: 'today', key: 't', Icon: IconHome2 },
  { to: '/inbox', name: 'inbox', key: 'i', Icon: IconInbox },
  { to: '/people', name: 'people', key: 'p', Icon: IconUsers },
  { to: '/companies', name: 'companies', key: 'c', Icon: IconBuilding },
  { to: '/settings', name: 'settings', key: 's', Icon: IconSettings },
] as const
