import { Menu } from '@mantine/core'
import { IconCircle, IconCircleCheckFilled, IconCircleDot, IconClockPause, IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { Chip } from '../../../../../ui/chip.tsx'
import { StatusSign } from '../../statuses/components/status-sign.tsx'
import { useStatusName } from '../../statuses/use-status-name.ts'
import type { Changes } from '../../use-change.ts'

const signs = {
  open: IconCircle,
  'waiting-on-us': IconCircleDot,
  'waiting-on-customer': IconClockPause,
  resolved: IconCircleCheckFilled,
  closed: IconLock,
} as const
const tones = {
  open: undefined,
  'waiting-on-us': 'soon',
  'waiting-on-customer': 'waiting',
  resolved: 'kept',
  closed: 'waiting',
} as const

const categories = ['open', 'waiting-on-us', 'waiting-on-customer', 'resolved', 'closed'] as const

interface Props {
  conversation: Conversation
  change: Changes
  seenSeq: number
}

/** The plain status of each category, and below it the workspace's own; resolving stands on its own button. */
export const StatusPicker = ({ conversation, change, seenSeq }: Props) => {
  const { t } = useTranslation('conversations')
  const { own, open, nameOf } = useStatusName()
  const current = own(conversation.statusId)
  const Icon = signs[conversation.status]
  const name = nameOf(conversation)
  const choose = (status: (typeof categories)[number], statusId: string | null) => {
    if (status !== 'resolved') return change.set({ status, statusId })
    change.resolve(seenSeq, statusId ? { statusId } : {})
  }
  return (
    <Menu width={240} position="bottom-start">
      <Menu.Target>
        <Chip
          icon={current ? <StatusSign icon={current.icon} colour={current.colour} size={15} /> : <Icon size={15} />}
          tone={tones[conversation.status]}
          disabled={!conversation.abilities.write}
          aria-label={`${t('statusLabel')}: ${name}`}
        >
          {name}
        </Chip>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {categories.map((status) => {
          const Sign = signs[status]
          const within = open.filter(({ category }) => category === status)
          if (status === 'resolved' && within.length === 0) return null
          return [
            <Menu.Item key={status} leftSection={<Sign size={16} />} onClick={() => choose(status, null)}>
              {t(`status.${status}`)}
            </Menu.Item>,
            ...within.map((each) => (
              <Menu.Item
                key={each.id}
                pl={34}
                leftSection={<StatusSign icon={each.icon} colour={each.colour} />}
                onClick={() => choose(status, each.id)}
              >
                {nameOf({ status, statusId: each.id })}
              </Menu.Item>
            )),
          ]
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
