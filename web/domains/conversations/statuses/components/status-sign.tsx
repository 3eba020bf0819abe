import {
  IconCheck,
  IconCircleDot,
  IconClock,
  IconFlag,
  IconLock,
  IconPackage,
  IconPhone,
  IconPlayerPause,
  IconSearch,
  IconTruck,
} from '@tabler/icons-react'
import type { Colour } from '../../../../../contract/fields.ts'
import type { StatusIcon } from '../../../../../contract/statuses.ts'
import { paintOf } from '../../../fields/index.ts'

const icons = {
  dot: IconCircleDot,
  clock: IconClock,
  truck: IconTruck,
  package: IconPackage,
  phone: IconPhone,
  search: IconSearch,
  pause: IconPlayerPause,
  check: IconCheck,
  flag: IconFlag,
  lock: IconLock,
} as const satisfies Record<StatusIcon, unknown>

interface Props {
  icon: StatusIcon | null
  colour: Colour | null
  size?: number
}

/** The sign of a status of the workspace's own, in its colour. */
export const StatusSign = ({ icon, colour, size = 16 }: Props) => {
  const Icon = icons[icon ?? 'dot']
  const color = colour
    ? `light-dark(var(--mantine-color-${paintOf(colour)}-8), var(--mantine-color-${paintOf(colour)}-4))`
    : undefined
  return <Icon size={size} stroke={1.7} color={color} aria-hidden="true" />
}
