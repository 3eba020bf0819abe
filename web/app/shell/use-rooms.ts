import {
  IconBuilding,
  IconHome2,
  IconInbox,
  IconPackage,
  IconSearch,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import type { Ability } from '../../../contract/abilities.ts'
import { useSession } from '../session.ts'

/** The rooms of the workspace, with the key that leads there after `g`, and what one must be able to do to enter. */
const rooms = [
  { to: '/', name: 'today', key: 't', Icon: IconHome2 },
  { to: '/inbox', name: 'inbox', key: 'i', needs: 'conversations.read', Icon: IconInbox },
  { to: '/search', name: 'search', key: 'f', needs: 'conversations.read', Icon: IconSearch },
  { to: '/people', name: 'people', key: 'p', needs: 'people.read', Icon: IconUsers },
  { to: '/companies', name: 'companies', key: 'c', needs: 'people.read', Icon: IconBuilding },
  { to: '/orders', name: 'orders', key: 'o', needs: 'orders.read', Icon: IconPackage },
  { to: '/settings', name: 'settings', key: 's', Icon: IconSettings },
] as const satisfies readonly { to: string; name: string; key: string; needs?: Ability; Icon: unknown }[]

export type Room = (typeof rooms)[number]

/** Those that are mine to enter. */
export const useRooms = () => {
  const { abilities } = useSession()
  return rooms.filter((room) => !('needs' in room) || abilities.includes(room.needs))
}
