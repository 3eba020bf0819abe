import {
  IconAlarmSnooze,
  IconAlertOctagon,
  IconArchive,
  IconCircleCheck,
  IconHourglass,
  IconInbox,
  IconTrash,
  IconUserCircle,
  IconUserQuestion,
} from '@tabler/icons-react'
import type { View } from '../../../../contract/conversations.ts'

/** The views that are always there, in their order, each with its sign and the key that leads there after `g`. */
export const standingViews = [
  { view: 'open', Icon: IconInbox, key: 'o', counted: true },
  { view: 'mine', Icon: IconUserCircle, key: 'm', counted: true },
  { view: 'unassigned', Icon: IconUserQuestion, key: 'u', counted: true },
  { view: 'waiting', Icon: IconHourglass, key: 'w', counted: true },
  { view: 'resolved', Icon: IconCircleCheck, key: 'r', counted: false },
  { view: 'snoozed', Icon: IconAlarmSnooze, key: 'z', counted: false },
  { view: 'all', Icon: IconArchive, key: 'a', counted: false },
  { view: 'spam', Icon: IconAlertOctagon, key: null, counted: true },
  { view: 'trash', Icon: IconTrash, key: null, counted: false },
] as const satisfies readonly { view: View; Icon: typeof IconInbox; key: string | null; counted: boolean }[]
