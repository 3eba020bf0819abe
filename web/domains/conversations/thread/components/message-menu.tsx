import { ActionIcon, Menu } from '@mantine/core'
import { IconChevronUp, IconCode, IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../../../contract/conversations.ts'

export const MessageMenu = ({ message, onFold }: { message: Message; onFold: () => void }) => {
  const { t } = useTranslation('conversations')
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('moreOfMessage')}>
          <IconDots size={15} stroke={1.6} />
        </ActionIcon>
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
  )
}
