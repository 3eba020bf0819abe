import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconKeyboard, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { KeyCap } from '../../../ui/key-cap.tsx'
import { ViewList } from '../../domains/conversations/index.ts'
import { Bell } from '../../domains/notices/index.ts'
import { useAbility, useSession } from '../session.ts'
import { MemberMenu } from './member-menu.tsx'
import { OfflineMark } from './offline-mark.tsx'
import classes from './sidebar.module.css'
import { type Room, useRooms } from './use-rooms.ts'

/** However long the views are, only they are scrolled: what stands below them stays in sight. */
const isAbove = ({ name }: Room) => name === 'today' || name === 'inbox'

const RoomLink = ({ room: { to, name, Icon } }: { room: Room }) => {
  const { t } = useTranslation('app')
  return (
    <Link to={to} className={classes.room} activeProps={{ 'data-active': true }} activeOptions={{ exact: to === '/' }}>
      <Icon size={18} stroke={1.6} aria-hidden="true" />
      <span className={classes.name}>{t(`room.${name}`)}</span>
    </Link>
  )
}

interface Props {
  onCommand: () => void
  onKeys: () => void
}

export const Sidebar = ({ onCommand, onKeys }: Props) => {
  const { t } = useTranslation('app')
  const { workspace } = useSession()
  const rooms = useRooms()
  const mayRead = useAbility('conversations.read')
  const mayHear = useAbility('notices.read')

  return (
    <aside className={classes.sidebar} aria-label={workspace.name}>
      <div className={classes.top}>
        <img src="/favicon.svg" alt="" width={22} height={22} />
        <span className={classes.workspace}>{workspace.name}</span>
        {mayHear && <Bell />}
      </div>
      <UnstyledButton className={classes.command} onClick={onCommand}>
        <IconSearch size={16} stroke={1.6} aria-hidden="true" />
        <span className={classes.commandWords}>{t('command.open')}</span>
        <KeyCap keys="mod+k" />
      </UnstyledButton>
      <nav className={classes.rooms} aria-label={t('rooms')}>
        <ul className={classes.list}>
          {rooms.filter(isAbove).map((room) => (
            <li key={room.to}>
              <RoomLink room={room} />
              {room.name === 'inbox' && mayRead && (
                <div className={classes.views}>
                  <ViewList />
                </div>
              )}
            </li>
          ))}
        </ul>
        <ul className={classes.foot}>
          {rooms
            .filter((room) => !isAbove(room))
            .map((room) => (
              <li key={room.to}>
                <RoomLink room={room} />
              </li>
            ))}
        </ul>
      </nav>
      <OfflineMark />
      {workspace.demo && mayRead && (
        <Link to="/demo/desk" className={classes.demo}>
          <strong>{t('demo.title')}</strong>
          <span>{t('demo.desk')}</span>
        </Link>
      )}
      <div className={classes.bottom}>
        <MemberMenu />
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          title={t('keys.title')}
          aria-label={t('keys.title')}
          onClick={onKeys}
        >
          <IconKeyboard size={18} stroke={1.6} />
        </ActionIcon>
      </div>
    </aside>
  )
}
