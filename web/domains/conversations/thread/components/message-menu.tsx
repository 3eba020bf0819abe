import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowsSplit2, IconChevronUp, IconCode, IconDots } from '@tabler/icons-react'
import { type ComponentProps, lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation, Message } from '../../../../../contract/conversations.ts'
import { OnDemand } from '../../../../../ui/on-demand.tsx'

const SplitDialog = lazy(() => import('../../splitting/components/split-dialog.tsx'))

interface Props {
  message: Message
  conversation: Conversation
  onFold: () => void
}

export const MessageMenu = ({ message, conversation, onFold }: Props) => {
  const { t } = useTranslation(['conversations', 'merging'])
  const [splitting, setSplitting] = useState(false)
  const mayLeave = conversation.abilities.write && conversation.messageCount > 1
  return (
    <>
      <OnDemand button={(onClick) => <Dots onClick={onClick} />}>
        <Menu position="bottom-end" width={220} defaultOpened>
          <Menu.Target>
            <Dots />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconChevronUp size={16} stroke={1.6} />} onClick={onFold}>
              {t('fold')}
            </Menu.Item>
            {mayLeave && (
              <Menu.Item leftSection={<IconArrowsSplit2 size={16} stroke={1.6} />} onClick={() => setSplitting(true)}>
                {t('merging:split.menu')}
              </Menu.Item>
            )}
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
      <Suspense>
        {splitting && <SplitDialog conversation={conversation} first={message} onClose={() => setSplitting(false)} />}
      </Suspense>
    </>
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
