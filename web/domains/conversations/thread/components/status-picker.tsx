import { Menu } from '@mantine/core'
import { IconCircle, IconCircleCheckFilled, IconCircleDot, IconClockPause, IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { Chip } from '../../../../../ui/chip.tsx'
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

const choosable = ['open', 'waiting-on-us', 'waiting-on-customer', 'closed'] as const

export const StatusPicker = ({ conversation, change }: { conversation: Conversation; change: Changes }) => {
  const { t } = useTranslation('conversations')
  const Icon = signs[conversation.status]
  return (
    <Menu width={220} position="bottom-start">
      <Menu.Target>
        <Chip
          icon={<Icon size={15} />}
          tone={tones[conversation.status]}
          disabled={!conversation.abilities.write}
          aria-label={`${t('statusLabel')}: ${t(`status.${conversation.status}`)}`}
        >
          {t(`status.${conversation.status}`)}
        </Chip>
      </Menu.Target>
      <Menu.Dropdown>
        {choosable.map((status) => {
          const Sign = signs[status]
          return (
            <Menu.Item key={status} leftSection={<Sign size={16} />} onClick={() => change.set({ status })}>
              {t(`status.${status}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
