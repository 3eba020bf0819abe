import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconChevronDown,
  IconCircleCheck,
  IconCircleDot,
  IconClockPause,
  IconTrash,
  IconUsers,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Conversation } from '../../../../../contract/conversations.ts'
import { KeyCap } from '../../../../../ui/key-cap.tsx'
import { SendLaterItems } from '../../scheduling/components/send-later-items.tsx'
import type { DraftKind, DraftState } from '../use-draft.ts'
import type { ThenStatus } from '../use-send.ts'
import classes from './send-bar.module.css'

type PersonCard = Conversation['personCard']

interface Props {
  kind: DraftKind
  ready: boolean
  busy: boolean
  draftState: DraftState
  /** What the button does beside sending. */
  thenStatus: ThenStatus
  onSend: (thenStatus?: ThenStatus) => void
  onSendAt: (at: Date) => void
  person: PersonCard
  onDiscard: () => void
  /** Left out where it cannot be handed on. */
  onHand?: (() => void) | undefined
  tools: ReactNode
}

const thens = [
  { status: 'resolved', Icon: IconCircleCheck },
  { status: 'waiting-on-us', Icon: IconCircleDot },
  { status: 'waiting-on-customer', Icon: IconClockPause },
] as const

export const SendBar = ({
  kind,
  ready,
  busy,
  draftState,
  thenStatus,
  onSend,
  onSendAt,
  person,
  onDiscard,
  onHand,
  tools,
}: Props) => {
  const { t } = useTranslation(['conversations', 'collaboration'])
  return (
    <div className={classes.bar}>
      <div className={classes.tools}>{tools}</div>
      <span className={classes.state} role="status">
        {draftState === 'here' && t('draft.here')}
        {draftState === 'saving' && t('draft.saving')}
      </span>
      {onHand && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          disabled={!ready}
          aria-label={t('collaboration:teamDraft.hand')}
          title={t('collaboration:teamDraft.hand')}
          onClick={onHand}
        >
          <IconUsers size={16} stroke={1.6} />
        </ActionIcon>
      )}
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('draft.discard')} onClick={onDiscard}>
        <IconTrash size={16} stroke={1.6} />
      </ActionIcon>
      <div className={classes.send}>
        <Button
          size="sm"
          h={32}
          disabled={!ready && !busy}
          loading={busy}
          onClick={() => onSend()}
          className={kind === 'reply' ? classes.main : undefined}
          rightSection={<KeyCap keys="mod+enter" />}
        >
          {kind === 'note' ? t('addNote') : thenStatus === 'resolved' ? t('sendThen.resolved') : t('send')}
        </Button>
        {kind === 'reply' && (
          <Menu position="top-end" width={320}>
            <Menu.Target>
              <ActionIcon
                size={32}
                variant="filled"
                color="teal"
                className={classes.then}
                disabled={!ready}
                aria-label={t('sendAnd')}
              >
                <IconChevronDown size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              {thens.map(({ status, Icon }) => (
                <Menu.Item
                  key={status}
                  leftSection={<Icon size={16} stroke={1.6} aria-hidden="true" />}
                  onClick={() => onSend(status)}
                >
                  {t(`sendThen.${status}`)}
                </Menu.Item>
              ))}
              <SendLaterItems person={person} onSendAt={onSendAt} />
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </div>
  )
}
