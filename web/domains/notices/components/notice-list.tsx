import { Button, Skeleton } from '@mantine/core'
import {
  IconAlarm,
  IconAt,
  IconBell,
  IconHelp,
  IconMessage,
  IconMessageCheck,
  IconUserCheck,
  IconUsers,
} from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Notice, NoticeKind } from '../../../../contract/notices.ts'
import { Blank } from '../../../../ui/blank.tsx'
import { ShortMoment } from '../../../../ui/moment.tsx'
import { useAbility } from '../../../app/session.ts'
import { Failed } from '../../../app/states.tsx'
import { noticesQuery } from '../api.ts'
import { askedOf, placeOf } from '../rules.ts'
import { useReadNotices } from '../use-read-notices.ts'
import classes from './notice-list.module.css'

const signs = {
  mention: IconAt,
  assignment: IconUserCheck,
  team: IconUsers,
  reply: IconMessage,
  snooze: IconAlarm,
  question: IconHelp,
  answer: IconMessageCheck,
} as const satisfies Record<NoticeKind, typeof IconAt>

/** What I am told, newest first; each leads to where it happened. */
export const NoticeList = ({ onJump }: { onJump?: () => void }) => {
  const { t } = useTranslation('notices')
  const list = useInfiniteQuery(noticesQuery)
  const read = useReadNotices()
  const mayRead = useAbility('conversations.read')
  const notices = list.data?.pages.flatMap((page) => page.items) ?? []

  if (list.isPending) {
    return [0, 1, 2].map((line) => <Skeleton key={line} height={52} m="sm" />)
  }
  if (list.isError && !list.data) return <Failed error={list.error} retry={() => list.refetch()} />
  if (notices.length === 0) {
    return <Blank icon={<IconBell size={28} stroke={1.5} />} title={t('none')} text={t('noneText')} />
  }
  return (
    <>
      <ul className={classes.list} aria-label={t('title')}>
        {notices.map((notice) => (
          <li key={notice.id}>
            <Link
              {...(mayRead ? placeOf(notice) : askedOf(notice))}
              className={classes.notice}
              data-unread={!notice.read || undefined}
              onClick={() => {
                if (!notice.read) read({ ids: [notice.id] })
                onJump?.()
              }}
            >
              <Line notice={notice} />
            </Link>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <div className={classes.more}>
          <Button
            variant="default"
            size="compact-sm"
            loading={list.isFetchingNextPage}
            onClick={() => list.fetchNextPage()}
          >
            {t('more')}
          </Button>
        </div>
      )}
    </>
  )
}

const Line = ({ notice }: { notice: Notice }) => {
  const { t } = useTranslation('notices')
  const Icon = signs[notice.kind]
  const name = notice.by.name ?? 'Kept'
  return (
    <>
      <Icon size={17} stroke={1.6} className={classes.sign} aria-hidden="true" />
      <span className={classes.words}>
        <span className={classes.what}>
          <span className={classes.said}>{t(`said.${notice.kind}`, { name })}</span>
          <ShortMoment at={notice.at} className={classes.time} />
        </span>
        <span className={classes.where}>
          #{notice.conversation.number} {notice.conversation.subject}
        </span>
        {notice.snippet && <span className={classes.snippet}>{notice.snippet}</span>}
      </span>
      {!notice.read && <span className={classes.dot} role="img" aria-label={t('unread')} />}
    </>
  )
}
