import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../contract/conversations.ts'
import { PersonCard } from './person-card.tsx'

interface Props {
  conversation: Conversation
  onClose: () => void
  /** What else stands below the card. */
  children?: ReactNode
}

/** The person card over the thread, where there is no room beside it. */
const PersonSheet = ({ conversation, onClose, children }: Props) => {
  const { t } = useTranslation('conversations')
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={320}
      title={t('card.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <PersonCard conversation={conversation} />
      {children}
    </Drawer>
  )
}

export default PersonSheet
