import { ActionIcon, Menu } from '@mantine/core'
import { IconChevronUp, IconCode, IconDots } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../../contract/conversations.ts'
import { OnDemand } from '../../../../../ui/on-demand.tsx'

export const MessageMenu = ({ message, onFold }: { message: Message; onFold: () => void }) => {
  const { t } = useTranslation('conversations')
  return (
    <OnDemand button={(onClick) => <Dots onClick={onClick} />}>
      <Menu position="bottom-end" width={220} defaultOpened>
        <Menu.Target>
          <Dots />
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconChevronUp size={16} stroke={1.6} />} onClick={onFold}>
            {t('fold')}
          </Menu.Item>
          {message.rawUrl && (
            <Menu.Item
              leftSection={<IconCode size={16} stroke={1.6} />}
              component="a"
              href={message.rawUrl}
              download={`${message.id}.eml`}
            >
              {t('raw')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </OnDemand>
  )
}

const Dots = (props: Pick<ComponentProps<'button'>, 'onClick' | 'ref'>) => {
  const { t } = useTranslation('conversations')
  return (
    <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('moreOfMessage')} {...props}>
      <IconDots size={15} stroke={1.6} />
    </ActionIcon>
  )
}
