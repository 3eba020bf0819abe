import { ActionIcon, Button, Popover } from '@mantine/core'
import { IconBell, IconChecks, IconSettings } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActions } from '../../../app/actions.ts'
import { countQuery } from '../api.ts'
import { badgeOf } from '../rules.ts'
import { useReadNotices } from '../use-read-notices.ts'
import classes from './bell.module.css'
import { NoticeList } from './notice-list.tsx'

/** How much I have not read, and the list of it. */
export const Bell = () => {
  const { t } = useTranslation('notices')
  const [opened, setOpened] = useState(false)
  const navigate = useNavigate()
  const count = useQuery(countQuery).data
  const read = useReadNotices()
  const badge = badgeOf(count)

  useActions([
    { id: 'notices', keys: 'g n', label: t('goTo'), group: t('title'), run: () => navigate({ to: '/notices' }) },
  ])
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={380} trapFocus returnFocus shadow="lg">
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          className={classes.bell}
          title={t('title')}
          aria-label={count?.unread ? t('bell', { count: count.unread }) : t('title')}
          onClick={() => setOpened(!opened)}
        >
          <IconBell size={18} stroke={1.6} />
          {badge && <span className={classes.badge}>{badge}</span>}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('title')}>
        <div className={classes.head}>
          <h2 className={classes.title}>{t('title')}</h2>
          <Button
            variant="subtle"
            size="compact-sm"
            disabled={!badge}
            leftSection={<IconChecks size={15} stroke={1.6} />}
            onClick={() => read({ all: true })}
          >
            {t('readAll')}
          </Button>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            component={Link}
            to={'/settings/notices' as '/settings/profile'}
            aria-label={t('settings')}
            title={t('settings')}
            onClick={() => setOpened(false)}
          >
            <IconSettings size={16} stroke={1.6} />
          </ActionIcon>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by keyboard */}
        <section className={classes.scroller} tabIndex={0} aria-label={t('title')}>
          {opened && <NoticeList onJump={() => setOpened(false)} />}
        </section>
      </Popover.Dropdown>
    </Popover>
  )
}
