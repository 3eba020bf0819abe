import {
  IconAlertOctagon,
  IconArchive,
  IconCircleCheck,
  IconHourglass,
  IconInbox,
  IconTrash,
  IconUserCircle,
  IconUserQuestion,
} from '@tabler/icons-react'
import type { View } from '../../../contract/conversations.ts'

/** The views in the order they are shown, each with its sign. */
export const views = [
  { view: 'open', Icon: IconInbox },
  { view: 'mine', Icon: IconUserCircle },
  { view: 'unassigned', Icon: IconUserQuestion },
  { view: 'waiting', Icon: IconHourglass },
  { view: 'resolved', Icon: IconCircleCheck },
  { view: 'all', Icon: IconArchive },
  { view: 'spam', Icon: IconAlertOctagon },
  { view: 'trash', Icon: IconTrash },
] as const satisfies readonly { view: View; Icon: typeof IconInbox }[]
