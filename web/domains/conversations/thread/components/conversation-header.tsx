import { ActionIcon, Button } from '@mantine/core'
import { IconArrowLeft, IconCheck, IconLayoutSidebarRight, IconRotate } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { KeyCap } from '../../../../../ui/key-cap.tsx'
import { useActions } from '../../../../app/actions.ts'
import { FollowButton } from '../../following/components/follow-button.tsx'
import { isDone } from '../../rules.ts'
import { SnoozeMenu } from '../../snoozing/components/snooze-menu.tsx'
import { useChange } from '../../use-change.ts'
import classes from './conversation-header.module.css'
import { ConversationMenu } from './conversation-menu.tsx'
import { AssigneePicker, TagsPicker, TopicPicker, UrgencyPicker } from './pickers.tsx'
import { PresentFaces } from './present-faces.tsx'
import { StatusPicker } from './status-picker.tsx'

interface Props {
  conversation: Conversation
  seenSeq: number
  cardOpened: boolean
  onToggleCard: () => void
  onClose: () => void
}

type Opened = 'assignee' | 'urgency' | 'topic' | 'tags' | null

export const ConversationHeader = ({ conversation, seenSeq, cardOpened, onToggleCard, onClose }: Props) => {
  const { t } = useTranslation('conversations')
  const change = useChange(conversation)
  const [opened, setOpened] = useState<Opened>(null)
  const done = isDone(conversation)
  const mayWrite = conversation.abilities.write
  const toggleResolved = () => (done ? change.reopen() : change.resolve(seenSeq))
  const picker = (name: Exclude<Opened, null>) => ({
    conversation,
    change,
    opened: opened === name,
    onOpenedChange: (next: boolean) => setOpened(next ? name : null),
  })

  const group = t('conversation')
  useActions([
    { id: 'conversation.card', keys: 'i', label: t('card.toggle'), group, run: onToggleCard },
    ...(mayWrite
      ? [
          { id: 'conversation.assign', keys: 'a', label: t('do.assign'), group, run: () => setOpened('assignee') },
          { id: 'conversation.resolve', keys: 'e', label: t('do.resolve'), group, run: toggleResolved },
          { id: 'conversation.urgency', keys: 'u', label: t('do.urgency'), group, run: () => setOpened('urgency') },
          { id: 'conversation.topic', keys: 't', label: t('do.topic'), group, run: () => setOpened('topic') },
          { id: 'conversation.tags', keys: 'l', label: t('do.tags'), group, run: () => setOpened('tags') },
        ]
      : []),
  ])

  return (
    <header className={classes.header}>
      <div className={classes.top}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          className={classes.back}
          aria-label={t('back')}
          onClick={onClose}
        >
          <IconArrowLeft size={20} stroke={1.6} />
        </ActionIcon>
        <h1 className={classes.subject} title={conversation.subject}>
          {conversation.subject || t('noSubject')}
        </h1>
        <PresentFaces conversationId={conversation.id} />
        <div className={classes.buttons}>
          {mayWrite && (
            <Button
              size="compact-md"
              h={32}
              variant={done ? 'default' : 'light'}
              className={classes.resolve}
              leftSection={done ? <IconRotate size={16} /> : <IconCheck size={16} />}
              rightSection={<KeyCap keys="e" />}
              onClick={toggleResolved}
            >
              <span className={classes.resolveWord}>{done ? t('reopen') : t('resolve')}</span>
            </Button>
          )}
          <FollowButton conversation={conversation} />
          {mayWrite && !done && <SnoozeMenu conversation={conversation} />}
          <ConversationMenu conversation={conversation} change={change} />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            title={t('card.toggle')}
            aria-label={t('card.toggle')}
            aria-expanded={cardOpened}
            onClick={onToggleCard}
          >
            <IconLayoutSidebarRight size={18} stroke={1.6} />
          </ActionIcon>
        </div>
      </div>
      <div className={classes.facts}>
        <span className={classes.number}>#{conversation.number}</span>
        <StatusPicker conversation={conversation} change={change} seenSeq={seenSeq} />
        <AssigneePicker {...picker('assignee')} />
        <UrgencyPicker {...picker('urgency')} />
        <TopicPicker {...picker('topic')} />
        <TagsPicker {...picker('tags')} />
      </div>
    </header>
  )
}
