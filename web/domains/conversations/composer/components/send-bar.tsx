import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronDown, IconCircleCheck, IconCircleDot, IconClockPause, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyCap } from '../../../../../ui/key-cap.tsx'
import type { DraftKind, DraftState } from '../use-draft.ts'
import type { ThenStatus } from '../use-send.ts'
import classes from './send-bar.module.css'

interface Props {
  kind: DraftKind
  ready: boolean
  busy: boolean
  draftState: DraftState
  onSend: (thenStatus: ThenStatus) => void
  onDiscard: () => void
  tools: ReactNode
}

const thens = [
  { status: 'resolved', Icon: IconCircleCheck },
  { status: 'waiting-on-us', Icon: IconCircleDot },
  { status: 'waiting-on-customer', Icon: IconClockPause },
] as const

export const SendBar = ({ kind, ready, busy, draftState, onSend, onDiscard, tools }: Props) => {
  const { t } = useTranslation('conversations')
  return (
    <div className={classes.bar}>
      <div className={classes.tools}>{tools}</div>
      <span className={classes.state} role="status">
        {draftState === 'here' && t('draft.here')}
        {draftState === 'saving' && t('draft.saving')}
      </span>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('draft.discard')} onClick={onDiscard}>
        <IconTrash size={16} stroke={1.6} />
      </ActionIcon>
      <div className={classes.send}>
        <Button
          size="sm"
          h={32}
          disabled={!ready && !busy}
          loading={busy}
          onClick={() => onSend('waiting-on-customer')}
          className={kind === 'reply' ? classes.main : undefined}
          rightSection={<KeyCap keys="mod+enter" />}
        >
          {kind === 'note' ? t('addNote') : t('send')}
        </Button>
        {kind === 'reply' && (
          <Menu position="top-end" width={260}>
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
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </div>
  )
}
